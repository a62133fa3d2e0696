using PuskesosBot.Channels.Telegram;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Diagnosis;

/// <summary>The configuration as far as it can be read; an option that cannot is at its default.</summary>
internal sealed record Installation(
    IConfiguration Configuration, DataOptions Data, DeskOptions Desk, TelegramOptions Telegram, TwilioOptions Twilio)
{
    /// <summary>On, and its options allow to ask its provider.</summary>
    public bool CanAskTelegram { get; init; }

    /// <inheritdoc cref="CanAskTelegram"/>
    public bool CanAskTwilio { get; init; }

    public Uri? PublicBase => PublicOptions.BaseOf(Configuration);
}
