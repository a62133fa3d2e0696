using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>What Twilio says of the account, and Meta of the templates.</summary>
internal static class TwilioLooks
{
    private static readonly string[] Unusable = ["paused", "disabled", "rejected", "missing"];

    internal static ChannelLook Account(TwilioApi api) => new(
        ChannelNames.WhatsApp, [ChannelAlarmCode.TokenRefused], WatchLimits.AskProviderEvery,
        async ct => Judge(await api.PeekAsync(ct)));

    /// <summary>As <c>templates sync</c> last heard; a running server sees the file change.</summary>
    internal static ChannelLook Templates(TemplateCatalog catalog) => new(
        ChannelNames.WhatsApp, [ChannelAlarmCode.TemplateUnusable], WatchLimits.Every,
        _ => Task.FromResult<IReadOnlyList<ChannelTrouble>?>(Judge(catalog)));

    /// <summary>Templates that somebody stopped, with what became of them.</summary>
    internal static IEnumerable<string> Stopped(TemplateCatalog catalog) =>
        from template in catalog.Templates
        let approval = catalog.ApprovalOf(template)
        where approval is not null && Unusable.Contains(approval.Status)
        select $"{template.Name} in {template.Language} is {approval.Status}";

    private static List<ChannelTrouble> Judge(TemplateCatalog catalog)
    {
        var stopped = Stopped(catalog).ToList();
        return stopped.Count == 0
            ? []
            : [new ChannelTrouble(ChannelAlarmCode.TemplateUnusable, string.Join(", ", stopped))];
    }

    private static IReadOnlyList<ChannelTrouble>? Judge(TwilioAnswer answer) => answer switch
    {
        TwilioAnswer.Ok => [],
        TwilioAnswer.Failed { Status: 401 or 403 } failed =>
            [new ChannelTrouble(ChannelAlarmCode.TokenRefused, $"{failed.Code} {failed.Message}")],
        _ => null,
    };
}
