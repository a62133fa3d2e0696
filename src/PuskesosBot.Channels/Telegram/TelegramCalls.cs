using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuskesosBot.Channels.Telegram;

// The requests we make, with the fields we use of Telegram Bot API 10.1. A null is left out of the request.

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

internal sealed record AnswerCallbackQueryCall(string CallbackQueryId);

internal sealed record SendChatActionCall(long ChatId, string Action, long? MessageThreadId);

internal sealed record GetUpdatesCall(long? Offset, int Limit, int Timeout, IReadOnlyList<string> AllowedUpdates);

internal sealed record SetWebhookCall(
    string Url, string SecretToken, int MaxConnections, IReadOnlyList<string> AllowedUpdates);

internal sealed record DeleteWebhookCall(bool DropPendingUpdates);

internal sealed record SetMyCommandsCall(
    IReadOnlyList<TelegramBotCommand> Commands, CommandScope Scope, string? LanguageCode);

internal sealed record CommandScope(string Type);

internal sealed record GetFileCall(string FileId);

internal sealed record NoArguments;

/// <summary>One line of the menu beside the input field.</summary>
/// <param name="Command">1 to 32 of a-z 0-9 _.</param>
/// <param name="Description">1 to 256 characters.</param>
public sealed record TelegramBotCommand(string Command, string Description);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SendMessageCall))]
[JsonSerializable(typeof(AnswerCallbackQueryCall))]
[JsonSerializable(typeof(SendChatActionCall))]
[JsonSerializable(typeof(GetUpdatesCall))]
[JsonSerializable(typeof(SetWebhookCall))]
[JsonSerializable(typeof(DeleteWebhookCall))]
[JsonSerializable(typeof(SetMyCommandsCall))]
[JsonSerializable(typeof(GetFileCall))]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(TelegramEnvelope))]
internal sealed partial class TelegramCallsJson : JsonSerializerContext;
