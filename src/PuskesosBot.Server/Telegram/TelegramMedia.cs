using System.Security.Cryptography;
using System.Text;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Server.Telegram;

/// <summary>What residents sent on Telegram: fetched when first looked at, checked, and kept.</summary>
/// <param name="api">Null: the channel is off, and there is only what was fetched before.</param>
/// <param name="files">Where the files are.</param>
/// <param name="folder">Notes which file an id became; made when first needed.</param>
internal sealed class TelegramMedia(TelegramApi? api, FileStore files, string folder)
{
    /// <summary>Telegram Bot API 10.1, getFile: larger files cannot be had.</summary>
    private const int BytesMax = 20 * 1024 * 1024;

    public bool MayFetch => api is not null;

    /// <summary>Full path and content type of our copy; null when it cannot be had, or is nothing we show.</summary>
    /// <param name="fileId">As the message gave it.</param>
    /// <param name="claimed">Content type of its kind.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<(string Path, string ContentType)?> FindAsync(
        string fileId, string claimed, CancellationToken ct)
    {
        var note = NotePath(fileId);
        if (File.Exists(note)) return Noted(fileId);
        if (api is null || await api.GetFileAsync(fileId, ct) is not TelegramAnswer.Ok ok) return null;
        if (TelegramResults.FilePathIn(ok.Result) is not { Length: > 0 } path) return null;
        if (await api.DownloadAsync(path, BytesMax, ct) is not { } bytes) return null;
        if (MediaBytes.Check(bytes, claimed) is not { } clean) return null;
        var id = await files.KeepAsync(clean, ct);
        Directory.CreateDirectory(folder);
        await FileStore.WriteWholeAsync(note, Encoding.UTF8.GetBytes(id), ct);
        return files.Find(id);
    }

    /// <summary>Our copy if it was fetched already.</summary>
    public (string Path, string ContentType)? Noted(string fileId) =>
        NotePath(fileId) is var note && File.Exists(note) ? files.Find(File.ReadAllText(note)) : null;

    private string NotePath(string fileId) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fileId))));
}
