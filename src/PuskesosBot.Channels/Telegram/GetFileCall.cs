namespace PuskesosBot.Channels.Telegram;

internal sealed record GetFileCall(string FileId);
