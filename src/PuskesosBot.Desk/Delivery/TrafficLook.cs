using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// What the desk's own tables tell about a channel: what comes in, what is told, what does not go out.
/// </summary>
internal sealed class TrafficLook(DeskDb desk, string channel, DateTimeOffset now)
{
    private const int HoursBefore = 23;

    internal static ChannelAlarmCode[] Codes { get; } =
    [
        ChannelAlarmCode.NothingInbound, ChannelAlarmCode.CallbackSilence, ChannelAlarmCode.WindowWaiting,
        ChannelAlarmCode.Buried,
    ];

    internal async Task<List<ChannelTrouble>> AskAsync(CancellationToken ct)
    {
        var found = new List<ChannelTrouble?>
        {
            await InboundAsync(ct),
            await RiseAsync(OutboxState.Waiting, ChannelAlarmCode.WindowWaiting, ct),
            await RiseAsync(OutboxState.Buried, ChannelAlarmCode.Buried, ct),
        };
        // The only one whose provider tells later what became of a message.
        if (channel == ChannelNames.WhatsApp) found.Add(await ReportsAsync(ct));
        return [.. found.OfType<ChannelTrouble>()];
    }

    // The longer it is silent, the longer the stretch that other weeks are compared by: a busy hour is missed soon, a
    // night is not.
    private async Task<ChannelTrouble?> InboundAsync(CancellationToken ct)
    {
        var earliest = now - WatchLimits.SilenceMax;
        var last = await desk.Inbound.Where(m => m.Channel == channel && m.At > earliest)
            .MaxAsync(m => (DateTimeOffset?)m.At, ct) ?? earliest;
        var silence = now - last;
        if (silence < WatchLimits.SilenceMin) return null;
        var busy = 0;
        for (var week = 1; week <= WatchLimits.WeeksCompared; week++)
        {
            var (from, to) = (last - TimeSpan.FromDays(7 * week), now - TimeSpan.FromDays(7 * week));
            var came = await desk.Inbound.CountAsync(
                m => m.Channel == channel && m.At > from && m.At <= to, ct);
            if (came >= WatchLimits.BusyMessagesMin) busy++;
        }

        return busy < WatchLimits.BusyWeeksMin ? null : Trouble(
            ChannelAlarmCode.NothingInbound, $"no message since {last:yyyy-MM-dd HH:mm}Z");
    }

    private async Task<ChannelTrouble?> ReportsAsync(CancellationToken ct)
    {
        var last = await desk.DeliveryEvents.OrderByDescending(e => e.Id).Select(e => (DateTimeOffset?)e.At)
            .FirstOrDefaultAsync(ct) ?? DateTimeOffset.MinValue;
        var earliest = now - WatchLimits.ReportsLookBack;
        var from = last > earliest ? last : earliest;
        var to = now - WatchLimits.ReportsAwaited;
        // Constants, so that the databases see that IX_outbox_untold has all of these.
        var untold = await desk.Outbox.CountAsync(
            m => m.Channel == ChannelNames.WhatsApp && m.State == OutboxState.Sent
                && m.Stage == DeliveryStage.Queued && m.SentAt > from && m.SentAt <= to,
            ct);
        return untold < WatchLimits.UnreportedMin ? null : Trouble(
            ChannelAlarmCode.CallbackSilence, $"{untold} messages without any report");
    }

    private async Task<ChannelTrouble?> RiseAsync(OutboxState state, ChannelAlarmCode code, CancellationToken ct)
    {
        var (hourAgo, dayAgo) = (now - TimeSpan.FromHours(1), now - TimeSpan.FromHours(1 + HoursBefore));
        var due = desk.Outbox.Where(OutboxMessage.IsStuck)
            .Where(m => m.State == state && m.Channel == channel && m.DueAt <= now);
        var lately = await due.CountAsync(m => m.DueAt > hourAgo, ct);
        if (lately < WatchLimits.RiseMin) return null;
        var before = await due.CountAsync(m => m.DueAt > dayAgo && m.DueAt <= hourAgo, ct);
        return lately * HoursBefore <= before * WatchLimits.RiseFactor ? null : Trouble(
            code, $"{lately} within an hour, {before} in the {HoursBefore} hours before");
    }

    private static ChannelTrouble Trouble(ChannelAlarmCode code, FormattableString detail) =>
        new(code, detail.ToString(CultureInfo.InvariantCulture));
}
