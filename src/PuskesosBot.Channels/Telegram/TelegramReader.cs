using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace PuskesosBot.Channels.Telegram;

/// <summary>Turns the bytes of one update into a message for the desk or a reason why not. Never throws.</summary>
public sealed class TelegramReader(TelegramBot bot, TimeProvider time)
{
    /// <summary>Largest update we read. Telegram's own are far below: 4096 characters and what they answer.</summary>
    public const int BodyBytesMax = 1024 * 1024;

    private static readonly long LatestUnixSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public TelegramReading Read(ReadOnlyMemory<byte> body) => Read(new ReadOnlySequence<byte>(body));

    public TelegramReading Read(ReadOnlySequence<byte> body)
    {
        if (body.Length > BodyBytesMax) return new TelegramReading.Malformed("too large");

        try
        {
            var json = new Utf8JsonReader(body);
            var update = JsonSerializer.Deserialize(ref json, TelegramJson.Default.TelegramUpdate);
            // Reading on throws when anything but white space follows the update.
            json.Read();
            return update is null ? new TelegramReading.Malformed("null") : Read(update);
        }
        catch (JsonException)
        {
            // The exception quotes its input, which may hold a resident's words, so nothing of it goes on.
            return new TelegramReading.Malformed("not an update in JSON");
        }
    }

    /// <summary>One update out of the array that getUpdates gives.</summary>
    internal TelegramReading Read(JsonElement update)
    {
        try
        {
            return update.Deserialize(TelegramJson.Default.TelegramUpdate) is { } read
                ? Read(read)
                : new TelegramReading.Malformed("null");
        }
        catch (JsonException)
        {
            return new TelegramReading.Malformed("not an update in JSON");
        }
    }

    private TelegramReading Read(TelegramUpdate update)
    {
        if (update.UpdateId is not { } id) return new TelegramReading.Malformed("no update_id");
        var key = new MessageKey(ChannelNames.Telegram, id.ToString(CultureInfo.InvariantCulture));

        if (update.Message is { } message) return ReadMessage(key, message, InboundKind.Said);
        if (update.EditedMessage is { } edited) return ReadMessage(key, edited, InboundKind.Edited);
        if (update.CallbackQuery is { } press) return ReadPress(key, press);
        if (update.MyChatMember is { } change) return ReadMemberChange(key, change);
        return new TelegramReading.Ignored(IgnoreReason.UpdateType);
    }

    private TelegramReading ReadMessage(MessageKey key, TelegramMessage message, InboundKind kind)
    {
        if (message.Chat is not { } chat) return new TelegramReading.Malformed("message without chat");
        if (!IsInstant(message.EditDate ?? message.Date)) return new TelegramReading.Malformed("impossible date");

        var sentAt = DateTimeOffset.FromUnixTimeSeconds(message.EditDate ?? message.Date);
        var inbound = new InboundMessage(key, AddressOf(chat, message), sentAt) { Kind = kind };
        if (message.MigrateToChatId is { } newId)
            return new TelegramReading.Message(inbound with { Kind = InboundKind.Moved, Text = IdOf(newId) });

        if (message.SenderChat is not null || message.From is not { } from)
            return new TelegramReading.Ignored(IgnoreReason.OnBehalfOfChat);
        if (from.IsBot) return new TelegramReading.Ignored(IgnoreReason.FromBot);

        inbound = inbound with { Forwarded = message.ForwardOrigin is not null };
        return Addressed(message, inbound.Address.IsGroup)
            ?? TelegramContent.Fill(inbound, message, from, bot.Identity);
    }

    /// <summary>The reason to leave a message alone; null when it is meant for us.</summary>
    private TelegramReading? Addressed(TelegramMessage message, bool isGroup)
    {
        if (!isGroup) return null;
        return TelegramAddressing.Judge(message, bot.Identity) switch
        {
            Addressee.Us => null,
            Addressee.AnotherBot => new TelegramReading.Ignored(IgnoreReason.CommandForAnother),
            Addressee.Nobody => new TelegramReading.Ignored(IgnoreReason.NotAddressed),
            Addressee.NotYetKnown => new TelegramReading.TooEarly(),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
    }

    private TelegramReading ReadPress(MessageKey key, TelegramPress press)
    {
        if (press.Id is not { Length: > 0 } || press.From is not { } from)
            return new TelegramReading.Malformed("press without id or sender");
        if (press.Message?.Chat is not { } chat) return new TelegramReading.Ignored(IgnoreReason.PressWithoutChat);
        if (press.Data is not { Length: > 0 } data) return new TelegramReading.Ignored(IgnoreReason.PressWithoutData);

        // A press carries no time of its own, and the message's date is that of our question (or 0).
        var inbound = new InboundMessage(key, AddressOf(chat, press.Message), time.GetUtcNow())
        {
            Pressed = data,
            PressId = press.Id,
        };
        return new TelegramReading.Message(TelegramContent.SignedBy(inbound, from));
    }

    private static TelegramReading ReadMemberChange(MessageKey key, TelegramMemberChange change)
    {
        if (change.Chat is not { } chat || change.NewChatMember?.Status is not { } status)
            return new TelegramReading.Malformed("member change without chat or status");
        if (!IsInstant(change.Date)) return new TelegramReading.Malformed("impossible date");
        if (IsGroup(chat)) return new TelegramReading.Ignored(IgnoreReason.GroupMembership);
        if (status is not ("kicked" or "member")) return new TelegramReading.Ignored(IgnoreReason.MembershipUnchanged);

        var sentAt = DateTimeOffset.FromUnixTimeSeconds(change.Date);
        var inbound = new InboundMessage(key, new ChatAddress(ChannelNames.Telegram, IdOf(chat.Id)), sentAt)
        {
            Kind = status == "kicked" ? InboundKind.Blocked : InboundKind.Unblocked,
        };
        return new TelegramReading.Message(
            change.From is { } from ? TelegramContent.SignedBy(inbound, from) : inbound);
    }

    private static ChatAddress AddressOf(TelegramChat chat, TelegramMessage message) =>
        new(ChannelNames.Telegram, IdOf(chat.Id), IsGroup(chat),
            // Ordinary reply threads carry a thread id too; only a topic's is one to answer into.
            message is { IsTopicMessage: true, MessageThreadId: { } thread } ? IdOf(thread) : null);

    private static bool IsGroup(TelegramChat chat) => chat.Type != "private";

    private static bool IsInstant(long unixSeconds) => unixSeconds >= 0 && unixSeconds <= LatestUnixSeconds;

    private static string IdOf(long id) => id.ToString(CultureInfo.InvariantCulture);
}
