using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WebChat;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Server.WebChat;

/// <summary>Pictures that residents sent in the web chat: by content, cleaned, under names of our own.</summary>
/// <param name="root">Made when first needed.</param>
internal sealed class MediaFolder(string root)
{
    private const int NameBytes = 16;

    /// <summary>Keeps a picture. The conversation's id is one of ours: letters, digits, - and _ only.</summary>
    public async Task<(StoredMedia? Media, DirectLineError? Error)> SaveAsync(
        string conversation, byte[] bytes, CancellationToken ct)
    {
        if (bytes.Length > DirectLineLimits.MediaBytesMax) return (null, DirectLineError.TooLarge);
        if (ImageBytes.Clean(bytes) is not { } image) return (null, DirectLineError.WrongType);

        var folder = Path.Combine(root, conversation);
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFiles(folder).Take(WebChatLimits.MediaPerConversationMax).Count()
            == WebChatLimits.MediaPerConversationMax) return (null, DirectLineError.TooMany);

        var name = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes))}.{image.Extension}";
        await File.WriteAllBytesAsync(Path.Combine(folder, name), image.Bytes, ct);
        return (new StoredMedia(conversation, name, image.ContentType, image.Bytes.Length), null);
    }

    /// <summary>Full path and content type; null when there is no such picture.</summary>
    public (string Path, string ContentType)? Find(string conversation, string name)
    {
        // Exactly a name as SaveAsync gives it, so that no path can be made of it.
        var stem = Path.GetFileNameWithoutExtension(name);
        if (stem.Length != 2 * NameBytes || !stem.All(char.IsAsciiHexDigitLower)) return null;
        if (ImageBytes.ContentTypeOf(name[stem.Length..]) is not { } type) return null;

        var file = Path.Combine(root, conversation, name);
        return File.Exists(file) ? (file, type) : null;
    }

    public void Delete(StoredMedia media) => File.Delete(Path.Combine(root, media.Conversation, media.Name));
}

/// <summary>A picture in the folder.</summary>
internal sealed record StoredMedia(string Conversation, string Name, string ContentType, long Bytes)
{
    public InboundMedia Inbound => new(MediaKind.Photo, $"{Conversation}/{Name}", ContentType, Bytes);

    /// <summary>As it stands in a stored activity; readers get an address that works for them.</summary>
    public JsonObject Attachment() => new()
    {
        ["contentType"] = ContentType,
        ["contentUrl"] = WebChatAddresses.MediaScheme + Name,
        ["name"] = Name,
    };
}
