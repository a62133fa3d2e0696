using System.Security.Cryptography;
using System.Text;
using PuskesosBot.Server.Media;
using PuskesosBot.Server.WebChat;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Deletes what one chat sent from the disk, and nothing that another chat sent as well.</summary>
/// <param name="root">Folder of all media.</param>
/// <param name="web">Pictures of the web chat; each belongs to one conversation.</param>
internal sealed class MediaErasure(string root, MediaFolder web)
{
    /// <summary>Where channels note which file a reference became.</summary>
    private static readonly string[] Notes = ["telegram", "whatsapp"];

    private readonly FileStore _files = new(Path.Combine(root, "files"));

    /// <param name="references">As messages gave them. Deleting again deletes nothing.</param>
    public void Delete(IReadOnlyCollection<string> references)
    {
        var loose = new HashSet<string>();
        foreach (var reference in references)
        {
            if (reference.Split('/') is [var conversation, var name]
                && conversation.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                && web.Find(conversation, name) is { } picture) File.Delete(picture.Path);
            foreach (var folder in Notes) Take(Path.Combine(root, folder, NoteOf(reference)), loose);
        }

        if (loose.Count == 0) return;
        // The same photo may have been forwarded by somebody else, whose note then still names the file.
        foreach (var id in loose.Except(StillNamed()))
            if (_files.Find(id) is { } file) File.Delete(file.Path);
    }

    private static void Take(string note, HashSet<string> loose)
    {
        if (!File.Exists(note)) return;
        loose.Add(File.ReadAllText(note));
        File.Delete(note);
    }

    private IEnumerable<string> StillNamed() => Notes.Select(folder => Path.Combine(root, folder))
        .Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Select(File.ReadAllText);

    private static string NoteOf(string reference) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)));
}
