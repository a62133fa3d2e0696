namespace PuskesosBot.Channels.Telegram;

internal sealed record SetWebhookCall(
    string Url, string SecretToken, int MaxConnections, IReadOnlyList<string> AllowedUpdates);

internal sealed record DeleteWebhookCall(bool DropPendingUpdates);
