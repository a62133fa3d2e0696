namespace PuskesosBot.Channels.Telegram;

internal sealed record GetUpdatesCall(long? Offset, int Limit, int Timeout, IReadOnlyList<string> AllowedUpdates);
