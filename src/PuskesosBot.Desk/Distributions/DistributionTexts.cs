using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Distributions;

/// <summary>Texts of the language files that hand-outs say by themselves.</summary>
public static class DistributionTexts
{
    internal const string Reminder = "pickup_reminder", ProxyDecided = "proxy_decided";

    internal const string Allowed = "allowed", Denied = "denied", Proxy = "proxy";

    public static HostTexts All { get; } = new(
        [
            new HostText(Reminder, PickupTold.Slots),
            new HostText(ProxyDecided, [Allowed, Denied, Proxy, PickupTold.Who]),
        ],
        []);
}
