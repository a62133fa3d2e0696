using System.Globalization;

namespace PuskesosBot.Channels.Telegram;

/// <summary>
/// Says one thing in one chat. A text over Telegram's limit goes as several messages; when a later one fails, the
/// result is that of the failure, and trying again repeats the ones that arrived, because Telegram knows no
/// idempotency key. The result then says so (<see cref="SendResult.Throttled.PartlySent"/>,
/// <see cref="SendResult.Unreachable.MayHaveArrived"/>).
/// </summary>
public sealed class TelegramSender(TelegramApi api, TelegramOptions options) : IChannelSender
{
    /// <summary>Telegram Bot API, sendMessage; how it counts is not told, UTF-16 units are the safe reading.</summary>
    internal const int TextCharsMax = 4096;

    /// <summary>Messages to one chat at once: short bursts pass (Telegram, Bots FAQ), no number given.</summary>
    private const int ChatBurst = 5;

    public string Channel => ChannelNames.Telegram;

    /// <summary>The bot's id, which is the public half of its token.</summary>
    public string? Account { get; } = options.Token.Split(':')[0];

    public ChannelLimits Limits { get; } = new(
        options.MessagesPerSecond, options.MessagesPerSecondPerChat, ChatBurst, options.MessagesPerMinutePerGroup,
        options.ConnectionsMax);

    /// <summary>An empty text with a press id only acknowledges the press.</summary>
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken ct)
    {
        if (!long.TryParse(message.To.Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chatId))
            return new SendResult.Refused("bad_address", "not a chat id of Telegram");

        // Started first and awaited last: the spinner on the button stops while the text is on its way.
        var acknowledging = message.PressId is { Length: > 0 } press ? api.AnswerCallbackQueryAsync(press, ct) : null;
        var parts = TextSplitter.Split(message.Text, TextCharsMax);
        if (parts.Count == 0)
        {
            return acknowledging is null
                ? new SendResult.Refused("empty_text", "nothing to say")
                : TelegramSendResults.Of(await acknowledging, message.To.IsGroup);
        }

        var result = await SendPartsAsync(chatId, message, parts, ct);
        // Whatever became of it: a late acknowledgement costs a spinner, never an answer.
        if (acknowledging is not null) await acknowledging;
        return result;
    }

    public Task ShowTypingAsync(ChatAddress to, string answering, CancellationToken ct) =>
        long.TryParse(to.Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chatId)
            ? api.SendTypingAsync(chatId, ThreadOf(to), ct)
            : Task.CompletedTask;

    private async Task<SendResult> SendPartsAsync(
        long chatId, OutboundMessage message, IReadOnlyList<string> parts, CancellationToken ct)
    {
        SendResult result = new SendResult.Accepted("");
        for (var i = 0; i < parts.Count; i++)
        {
            var isLast = i == parts.Count - 1;
            var call = new SendMessageCall(chatId, parts[i])
            {
                MessageThreadId = ThreadOf(message.To),
                ReplyMarkup = isLast ? MarkupOf(message) : null,
            };
            result = TelegramSendResults.Of(await api.SendMessageAsync(call, ct), message.To.IsGroup);
            if (result is not SendResult.Accepted) return i == 0 ? result : AfterFirstPart(result);
        }

        return result;
    }

    private static SendResult AfterFirstPart(SendResult result) => result switch
    {
        SendResult.Throttled throttled => throttled with { PartlySent = true },
        SendResult.Unreachable unreachable => unreachable with { MayHaveArrived = true },
        _ => result,
    };

    private static ReplyMarkup? MarkupOf(OutboundMessage message)
    {
        // Telegram allows asking for a phone number in private chats only.
        if (message.PhoneButton is { Length: > 0 } share && !message.To.IsGroup) return PhoneKeyboard(share, message);
        return message.Options.Count == 0
            ? null
            : new ReplyMarkup { InlineKeyboard = [.. message.Options.Select(InlineRow)] };
    }

    // A message carries one keyboard, so beside the phone button the options are plain keys that type their label.
    private static ReplyMarkup PhoneKeyboard(string share, OutboundMessage message) => new()
    {
        Keyboard =
        [
            [new KeyboardButton(share, RequestContact: true)],
            .. message.Options.Select(option => (IReadOnlyList<KeyboardButton>)[new KeyboardButton(option.Label)]),
        ],
        ResizeKeyboard = true,
        OneTimeKeyboard = true,
    };

    /// <summary>The number is the one in the text, so that a person who reads it out is understood.</summary>
    private static IReadOnlyList<InlineButton> InlineRow(ChatOption option, int index) =>
        [new InlineButton($"{index + 1}. {option.Label}", option.Payload)];

    private static long? ThreadOf(ChatAddress to) =>
        long.TryParse(to.Thread, NumberStyles.None, CultureInfo.InvariantCulture, out var thread) ? thread : null;
}
