namespace PuskesosBot.Channels.Telegram;

internal sealed record AnswerCallbackQueryCall(string CallbackQueryId);
