namespace PuskesosBot.Channels.Telegram;

internal sealed record SendChatActionCall(long ChatId, string Action, long? MessageThreadId);
