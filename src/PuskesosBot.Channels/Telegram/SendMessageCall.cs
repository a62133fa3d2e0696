namespace PuskesosBot.Channels.Telegram;

internal sealed record SendMessageCall(long ChatId, string Text)
{
    public long? MessageThreadId { get; init; }
    public LinkPreviewOptions LinkPreviewOptions { get; init; } = LinkPreviewOptions.None;
    public ReplyMarkup? ReplyMarkup { get; init; }
}

internal sealed record LinkPreviewOptions(bool IsDisabled)
{
    /// <summary>A preview would fetch the address and show a stranger's picture under the desk's words.</summary>
    public static LinkPreviewOptions None { get; } = new(true);
}

/// <summary>Either InlineKeyboardMarkup or ReplyKeyboardMarkup: only one side's properties are set.</summary>
internal sealed record ReplyMarkup
{
    public IReadOnlyList<IReadOnlyList<InlineButton>>? InlineKeyboard { get; init; }
    public IReadOnlyList<IReadOnlyList<KeyboardButton>>? Keyboard { get; init; }
    public bool? ResizeKeyboard { get; init; }
    public bool? OneTimeKeyboard { get; init; }
}

internal sealed record InlineButton(string Text, string CallbackData);

internal sealed record KeyboardButton(string Text, bool? RequestContact = null);
