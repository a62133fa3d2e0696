namespace PuskesosBot.Channels.Telegram;

/// <summary>Holds the identity that readers use; getMe completes it after the start.</summary>
public sealed class TelegramBot(BotIdentity atStart)
{
    private volatile BotIdentity _identity = atStart;

    public BotIdentity Identity => _identity;

    public void BecomeKnown(BotIdentity identity) => _identity = identity;
}
