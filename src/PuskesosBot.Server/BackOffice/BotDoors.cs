using System.Text.RegularExpressions;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Addresses that open a chat with the bot, for a QR code on paper.</summary>
internal sealed partial class BotDoors(IServiceProvider services, IConfiguration configuration)
{
    /// <param name="first">What stands ready to be sent, where the channel can.</param>
    /// <returns>Of the channels that are on; empty: nobody wrote down how the bot is reached.</returns>
    internal IReadOnlyList<BotDoor> All(string first)
    {
        var doors = new List<BotDoor>();
        // Digits alone, without the plus (WhatsApp, click to chat).
        if (services.GetService<TwilioOptions>() is { Enabled: true } twilio
            && string.Concat(twilio.From.Where(char.IsAsciiDigit)) is { Length: > 0 } number)
        {
            doors.Add(new BotDoor(
                ChannelNames.WhatsApp, $"https://wa.me/{number}?text={Uri.EscapeDataString(first)}", $"+{number}"));
        }

        // Known once the bot has been asked who it is.
        if (services.GetService<TelegramBot>()?.Identity.Username is { Length: > 0 } name)
            doors.Add(new BotDoor(ChannelNames.Telegram, TelegramLink(name, first), $"@{name}"));
        if (PublicOptions.BaseOf(configuration) is { } address)
            doors.Add(new BotDoor(ChannelNames.WebChat, address.AbsoluteUri, address.Host));
        return doors;
    }

    /// <summary>With what a deep link may carry (Telegram Bot API, deep linking: 64 of A-Z, a-z, 0-9, _ and -).
    /// </summary>
    internal static string TelegramLink(string bot, string first) =>
        DeepLinkParameter().IsMatch(first) ? $"https://t.me/{bot}?start={first}" : $"https://t.me/{bot}";

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex DeepLinkParameter();
}

/// <param name="Link">What the QR code holds.</param>
/// <param name="Shown">For who types.</param>
internal sealed record BotDoor(string Channel, string Link, string Shown);
