using System.Text.RegularExpressions;

namespace PuskesosBot.Channels.Telegram;

/// <summary>Reads what a message holds: exactly one kind of content, in Telegram Bot API 10.1.</summary>
internal static partial class TelegramContent
{
    private const int ProfileNameCharsMax = 128;

    /// <summary>Text or caption with its entities; empty when the message has no words.</summary>
    public static (string Text, List<TelegramEntity> Entities) WordsOf(TelegramMessage message) =>
        message.Text is { } text ? (text, Known(message.Entities))
        : message.Caption is { } caption ? (caption, Known(message.CaptionEntities))
        : ("", []);

    public static TelegramReading Fill(
        InboundMessage inbound, TelegramMessage message, TelegramUser from, BotIdentity bot)
    {
        var ownPhone = message.Contact is { PhoneNumber: { Length: > 0 } number } card && card.UserId == from.Id
            ? number
            : null;
        var filled = SignedBy(WithWords(inbound, message, bot), from) with
        {
            Media = ownPhone is null ? MediaOf(message) : null,
            Location = PointOf(message.Location ?? message.Venue?.Location),
            OwnPhone = ownPhone,
        };
        var isEmpty = filled is { Text: "", Media: null, Location: null, OwnPhone: null } && message.Text is null;
        return isEmpty ? new TelegramReading.Ignored(IgnoreReason.ServiceMessage) : new TelegramReading.Message(filled);
    }

    public static InboundMessage SignedBy(InboundMessage inbound, TelegramUser from)
    {
        var name = $"{from.FirstName} {from.LastName}".Trim();
        return inbound with
        {
            ProfileName = name.Length <= ProfileNameCharsMax ? name : name[..ProfileNameCharsMax],
            LanguageHint = from.LanguageCode,
        };
    }

    private static InboundMessage WithWords(InboundMessage inbound, TelegramMessage message, BotIdentity bot)
    {
        var (text, entities) = WordsOf(message);
        if (TelegramAddressing.CommandIn(text, entities) is { } command && IsOurs(command, bot))
        {
            var isDeepLink = command.Name == "/start" && DeepLinkParameter().IsMatch(command.Arguments);
            return inbound with
            {
                Text = isDeepLink ? command.Name : $"{command.Name} {command.Arguments}".TrimEnd(),
                StartParameter = isDeepLink ? command.Arguments : null,
            };
        }

        // The name is how a group gets our attention; what follows is what is asked.
        var ours = entities.FirstOrDefault(e => TelegramAddressing.IsMention(text, e, bot));
        return inbound with { Text = ours is null ? text : text.Remove(ours.Offset, ours.Length).Trim() };
    }

    // In a group a named command has been judged before; alone with us it cannot mean another bot we know of.
    private static bool IsOurs(TelegramCommand command, BotIdentity bot) =>
        command.BotName.Length == 0 || bot.Username.Length == 0 || bot.IsNamed(command.BotName);

    private static GeoPoint? PointOf(TelegramPlace? place) =>
        place is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 }
            ? new GeoPoint(place.Latitude, place.Longitude)
            : null;

    private static InboundMedia? MediaOf(TelegramMessage message)
    {
        if (LargestOf(message.Photo) is { } photo) return File(MediaKind.Photo, photo);
        // An animation repeats itself as a document for old clients, so it is looked for first.
        if ((message.Animation ?? message.Audio ?? message.Video ?? message.VideoNote) is { } other)
            return File(MediaKind.Other, other);
        if (message.Document is { } document) return File(MediaKind.Document, document);
        if (message.Voice is { } voice) return File(MediaKind.Voice, voice);
        if (message.Sticker is { } sticker) return File(MediaKind.Sticker, sticker);
        return HoldsWhatWeCannotRead(message) ? new InboundMedia(MediaKind.Other, "") : null;
    }

    // Somebody else's contact card counts here too: its number must not travel any further.
    private static bool HoldsWhatWeCannotRead(TelegramMessage message) =>
        (message.Contact ?? message.Poll ?? message.Dice ?? message.Game ?? message.Story ?? message.PaidMedia
            ?? (object?)message.Checklist) is not null;

    private static InboundMedia File(MediaKind kind, TelegramFile file) =>
        new(kind, file.FileId ?? "", file.MimeType, file.FileSize);

    private static TelegramFile? LargestOf(List<TelegramFile>? sizes) =>
        sizes?.OfType<TelegramFile>().MaxBy(size => (long)size.Width * size.Height);

    private static List<TelegramEntity> Known(List<TelegramEntity>? entities) =>
        entities is null ? [] : entities.Contains(null!) ? [.. entities.OfType<TelegramEntity>()] : entities;

    // core.telegram.org/bots/features#deep-linking: up to 64 characters of A-Z a-z 0-9 _ -.
    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex DeepLinkParameter();
}
