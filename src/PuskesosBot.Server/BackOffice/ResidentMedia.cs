using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Server.WebChat;
using PuskesosBot.Server.WhatsApp;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Photos, voice notes and documents of residents, for who may read the chat or the case.</summary>
/// <param name="web">Pictures of the web chat.</param>
/// <param name="telegram">Fetched when first looked at.</param>
/// <param name="whatsApp">Null: the channel is off.</param>
internal sealed class ResidentMedia(MediaFolder web, TelegramMedia telegram, WhatsAppMedia? whatsApp)
{
    private const string Photo = "photo", Voice = "voice";

    /// <summary>The name that a delivery's file has in an address.</summary>
    internal static string KeyOf(MessageKey heard) =>
        WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{heard.Channel} {heard.ExternalId}"));

    /// <summary>How a page shows it: <c>photo</c>, <c>voice</c>, <c>document</c>, <c>location</c> ...</summary>
    internal static (string Kind, string Reference) Split(string media)
    {
        var colon = media.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (media, "") : (media[..colon], media[(colon + 1)..]);
    }

    /// <summary>The same of what is attached to a case.</summary>
    internal static string KindOf(AttachmentKind kind) =>
        kind switch { AttachmentKind.Photo => Photo, AttachmentKind.Voice => Voice, _ => "document" };

    /// <summary>GET /console/obrolan/{id}/berkas/{key}.</summary>
    internal async Task<IResult> ShowAsync(ConsoleDesk desk, Guid contactId, string key, CancellationToken ct)
    {
        if (Read(key) is not { } heard) return TypedResults.NotFound();
        var (channel, externalId) = (heard.Channel, heard.ExternalId);
        var media = await desk.Scope.Contacts(desk.Read).Where(c => c.Id == contactId)
            .SelectMany(c => desk.Read.Inbound.Where(i =>
                i.ContactId == c.Id && i.Channel == channel && i.ExternalId == externalId))
            .Select(i => i.Media).SingleOrDefaultAsync(ct);
        if (media is null) return TypedResults.NotFound();
        var (kind, reference) = Split(media);
        if (await FindAsync(channel, kind, reference, ct) is not { } file) return TypedResults.NotFound();
        return TypedResults.PhysicalFile(file.Path, file.ContentType, enableRangeProcessing: true);
    }

    /// <summary>
    /// What is on the disk already, whichever channel it came by. No name that a sender gave is ever used.
    /// </summary>
    internal (string Path, string ContentType)? Kept(string reference)
    {
        if (reference.Split('/') is [var conversation, var name] && conversation.Length > 0
            && conversation.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            && web.Find(conversation, name) is { } picture) return picture;
        if (telegram.Noted(reference) is { } file) return file;
        return whatsApp?.Noted(reference) is KeptMedia.Here here ? (here.Path, here.ContentType) : null;
    }

    /// <summary>What is not here yet may still be had from the provider.</summary>
    internal bool MayFetch(string channel) => channel switch
    {
        ChannelNames.Telegram => telegram.MayFetch,
        ChannelNames.WhatsApp => whatsApp is not null,
        _ => false,
    };

    /// <summary>Fetches what is not here yet.</summary>
    /// <param name="channel">By which it came.</param>
    /// <param name="kind">See <see cref="Split"/>.</param>
    /// <param name="reference">As the message gave it.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Full path and content type; null: it cannot be had.</returns>
    internal async Task<(string Path, string ContentType)?> FindAsync(
        string channel, string kind, string reference, CancellationToken ct)
    {
        var claimed = kind switch { Photo => "image/jpeg", Voice => "audio/ogg", _ => "application/pdf" };
        switch (channel)
        {
            case ChannelNames.WebChat when reference.Split('/') is [var conversation, var name]:
                return web.Find(conversation, name);
            case ChannelNames.Telegram:
                return await telegram.FindAsync(reference, claimed, ct);
            case ChannelNames.WhatsApp when whatsApp is not null:
                var sort = kind switch { Photo => MediaKind.Photo, Voice => MediaKind.Voice, _ => MediaKind.Document };
                return await whatsApp.KeepAsync(new InboundMedia(sort, reference, claimed), ct) is KeptMedia.Here here
                    ? (here.Path, here.ContentType)
                    : null;
            default:
                return null;
        }
    }

    private static MessageKey? Read(string key)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(key)).Split(' ', 2) is [var channel, var id]
                ? new MessageKey(channel, id)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
