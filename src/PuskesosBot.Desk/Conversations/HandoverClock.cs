using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Conversations;

/// <summary>
/// What becomes of handovers that nobody goes on with: held ones return to the queue, and after long waiting the bot
/// takes over with an apology. The rows say what is due, so a round may run anywhere, twice, or die in the middle.
/// </summary>
public sealed class HandoverClock(
    DeskDatabase database, HandoverDesk handovers, DeskProfile profile, HandoverLimits limits)
{
    public async Task RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        var idleSince = now - limits.ReturnAfter;
        foreach (var id in await IdleAsync(idleSince, ct))
            await database.WriteAsync(
                async (desk, token) =>
                {
                    await handovers.ReturnAsync(desk, id, idleSince, now, token);
                    return id;
                },
                ct);

        // Who asks in the evening is not given up on before anybody could come.
        if (!profile.IsOpenAt(now) || !profile.IsOpenAt(now - limits.GiveUpAfter)) return;
        foreach (var id in await ForgottenAsync(now - limits.GiveUpAfter, ct))
            await database.WriteAsync(
                async (desk, token) =>
                {
                    await handovers.GiveUpAsync(desk, id, now, token);
                    return id;
                },
                ct);
    }

    private async Task<List<Guid>> IdleAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var desk = database.Open();
        return await desk.Handovers.AsNoTracking()
            .Where(h => h.EndedAt == null && h.HeldBy != null && h.StaffSeenAt < since)
            .OrderBy(h => h.StaffSeenAt).Select(h => h.Id).Take(HandoverLimits.SweepMax).ToListAsync(ct);
    }

    private async Task<List<Guid>> ForgottenAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var desk = database.Open();
        return await desk.Handovers.AsNoTracking()
            .Where(h => h.EndedAt == null && h.HeldBy == null && h.OpenedAt < before
                && (h.StaffSeenAt == null || h.StaffSeenAt < before))
            .OrderBy(h => h.OpenedAt).Select(h => h.Id).Take(HandoverLimits.SweepMax).ToListAsync(ct);
    }
}
