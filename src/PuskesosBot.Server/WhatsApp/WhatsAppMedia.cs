using System.Security.Cryptography;
using System.Text;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>
/// What residents sent on WhatsApp: fetched from Twilio when first asked for, checked, and kept. A message refers to a
/// file by its address at Twilio; this finds our copy by it.
/// </summary>
/// <param name="source">Twilio.</param>
/// <param name="files">Where the files are.</param>
/// <param name="folder">Notes which file an address became; made when first needed.</param>
internal sealed class WhatsAppMedia(TwilioMediaSource source, FileStore files, string folder)
{
    internal const string WrongType = "wrong_type", NotWanted = "not_wanted";

    private const char Refusal = '!';

    /// <summary>Kinds that a step can take; the rest stays at Twilio.</summary>
    internal static bool IsWanted(InboundMedia? media) =>
        media is { Kind: MediaKind.Photo or MediaKind.Document or MediaKind.Voice, Reference.Length: > 0 };

    /// <summary>Our copy, fetched now unless it was before. Safe to ask again at any time.</summary>
    public async Task<KeptMedia> KeepAsync(InboundMedia media, CancellationToken ct)
    {
        if (!IsWanted(media)) return new KeptMedia.Refused(NotWanted);
        if (Noted(media.Reference) is { } before) return before;
        var fetch = await source.FetchAsync(media.Reference, ct);
        if (fetch is MediaFetch.Unreachable unreachable) return new KeptMedia.NotYet(unreachable.Reason);

        var kept = fetch switch
        {
            MediaFetch.Refused refused => (KeptMedia)new KeptMedia.Refused(refused.Code),
            MediaFetch.Got got => await CheckAsync(got.Bytes, media.ContentType, ct),
            _ => throw new System.Diagnostics.UnreachableException(fetch.GetType().Name),
        };
        await NoteAsync(media.Reference, kept, ct);
        return kept;
    }

    /// <summary>Our copy if it was fetched already.</summary>
    public KeptMedia? Noted(string reference)
    {
        var note = NotePath(reference);
        if (!File.Exists(note)) return null;
        var text = File.ReadAllText(note);
        if (text.StartsWith(Refusal)) return new KeptMedia.Refused(text[1..]);
        return files.Find(text) is { } file ? new KeptMedia.Here(text, file.Path, file.ContentType) : null;
    }

    private async Task<KeptMedia> CheckAsync(byte[] bytes, string? claimed, CancellationToken ct)
    {
        if (MediaBytes.Check(bytes, claimed) is not { } clean) return new KeptMedia.Refused(WrongType);
        var id = await files.KeepAsync(clean, ct);
        return new KeptMedia.Here(id, files.Find(id)!.Value.Path, clean.ContentType);
    }

    private async Task NoteAsync(string reference, KeptMedia kept, CancellationToken ct)
    {
        var text = kept is KeptMedia.Here here ? here.Id : $"{Refusal}{((KeptMedia.Refused)kept).Code}";
        Directory.CreateDirectory(folder);
        await FileStore.WriteWholeAsync(NotePath(reference), Encoding.UTF8.GetBytes(text), ct);
    }

    private string NotePath(string reference) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference))));
}

/// <summary>What we have of a resident's file.</summary>
internal abstract record KeptMedia
{
    private KeptMedia()
    {
    }

    /// <summary>Checked and on our disk.</summary>
    public sealed record Here(string Id, string Path, string ContentType) : KeptMedia;

    /// <summary>Never to be had: <see cref="MediaFetch"/>'s codes, wrong_type or not_wanted.</summary>
    public sealed record Refused(string Code) : KeptMedia;

    /// <summary>Twilio could not be reached; ask again.</summary>
    public sealed record NotYet(string Reason) : KeptMedia;
}
