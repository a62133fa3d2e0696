using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Desk.Announcements;

/// <summary>What an announcement does once nobody has to decide about it any more.</summary>
internal static class AnnouncementEffect
{
    /// <summary>What went before is over, and its hand-out counts as announced.</summary>
    internal static async Task TakeAsync(DeskDb desk, Announcement about, DateTimeOffset now, CancellationToken ct)
    {
        var what = new Replacing(about.DeskId, about.DistributionId, about.Rws, about.Rt, about.ReplacesId);
        foreach (var id in await ReplacedAsync(desk, what, ct))
        {
            if (id == about.Id || await AnnouncementRows.HoldAsync(desk, id, ct) is not { } old) continue;
            old.SupersededById = about.Id;
            if (old.State != AnnouncementState.Cancelled)
                (old.State, old.FinishedAt) = (AnnouncementState.Superseded, null);
            old.Version++;
        }

        if (about.DistributionId is not { } of) return;
        var handOut = await desk.Distributions.SingleAsync(d => d.Id == of, ct);
        if (about.Rt is null && !handOut.Rws.Except(about.Rws).Any()) DistributionDesk.Announced(handOut, now);
        else ToldInPart(handOut, now);
        about.DistributionVersion = handOut.Version;
        await desk.SaveChangesAsync(ct);
    }

    /// <summary>What is untold elsewhere stays untold.</summary>
    private static void ToldInPart(Distribution handOut, DateTimeOffset now)
    {
        if (handOut.State == DistributionState.Planned) handOut.State = DistributionState.Announced;
        handOut.AnnouncedAt = now;
        handOut.Version++;
    }

    /// <summary>
    /// Announcements of the same hand-out, or the one that was named, in no other area than the new one: of a larger
    /// one the rest goes on.
    /// </summary>
    internal static async Task<List<Guid>> ReplacedAsync(DeskDb desk, Replacing what, CancellationToken ct)
    {
        if (what.DistributionId is null && what.ReplacesId is null) return [];
        var before = await desk.Announcements.AsNoTracking()
            .Where(a => a.DeskId == what.DeskId
                && (what.DistributionId != null
                    ? a.DistributionId == what.DistributionId
                    : a.Id == what.ReplacesId || a.SupersededById == what.ReplacesId))
            .Where(a => a.State != AnnouncementState.WaitingApproval
                && (a.State != AnnouncementState.Cancelled || a.StartedAt != null))
            .OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.Rws, a.Rt })
            .ToListAsync(ct);
        return
        [
            .. before.Where(a => !a.Rws.Except(what.Rws).Any() && (what.Rt is null || what.Rt == a.Rt))
                .Select(a => a.Id),
        ];
    }
}

/// <summary>The area and the matter of a new announcement.</summary>
internal sealed record Replacing(
    Guid DeskId, Guid? DistributionId, IReadOnlyList<string> Rws, string? Rt, Guid? ReplacesId);
