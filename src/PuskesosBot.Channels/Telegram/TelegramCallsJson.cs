using System.Text.Json.Serialization;

namespace PuskesosBot.Channels.Telegram;

// The requests we make, with the fields we use of Telegram Bot API 10.1. A null is left out of the request.
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

/// <summary>For methods that take nothing.</summary>
internal sealed record NoArguments;
