using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Cases;

/// <summary>
/// Raises what is late one step up the ladder for each target that has passed, and closes what nobody objected to. Run
/// it again at any time, from any process: a case is moved only by who holds its row and finds it due.
/// </summary>
public sealed class CaseClock(
    DeskHome home, IdSource ids, CaseDeadlines deadlines, CaseNotices notices, RelayRules relays)
{
    /// <summary>Cases in one transaction: few enough that turns do not wait long for the writer.</summary>
    public const int ChunkMax = 20;

    /// <summary>Chunks of one run; what is left is for the next.</summary>
    public const int ChunksMax = 500;

    /// <summary>Other chats in which the closing question may have been asked.</summary>
    private const int ChatsMax = 10;

    private readonly CaseEdit _edit = new(new CaseJournal(ids, relays), deadlines, notices);

    public async Task<CaseSweep> RunAsync(DeskDatabase database, DateTimeOffset now, CancellationToken ct)
    {
        var all = new CaseSweep(0, 0);
        for (var chunk = 0; chunk < ChunksMax; chunk++)
        {
            var (due, done) = await database.WriteAsync((desk, token) => ChunkAsync(desk, now, token), ct);
            all = new CaseSweep(all.Escalated + done.Escalated, all.Closed + done.Closed);
            if (due < ChunkMax) break;
        }

        return all;
    }

    private async Task<(int Due, CaseSweep Done)> ChunkAsync(DeskDb desk, DateTimeOffset now, CancellationToken ct)
    {
        var deskId = home.Desk.Id;
        var due = await desk.Cases.AsNoTracking()
            .Where(c => c.ClosedAt == null && c.ClockStoppedAt == null && c.DueAt <= now && c.DeskId == deskId
                && (c.Level != CaseLevel.Manager || c.ClosingAskedAt != null))
            .OrderBy(c => c.DueAt).ThenBy(c => c.Id)
            .Select(c => c.Id)
            .Take(ChunkMax)
            .ToListAsync(ct);
        var (escalated, closed) = (0, 0);
        // In the order of their ids: who merges two cases holds them so.
        foreach (var id in due.Order())
        {
            if (await CaseRows.HoldAsync(desk, id, ct) is not { } about || !IsDue(about, now)) continue;
            var call = new CaseCall(desk, id, CaseActor.Bot, now);
            if (about.ClosingAskedAt is null) escalated += await RaiseAsync(call, about, ct);
            else if (await SilentSinceAsync(desk, about, ct) is { } since)
                closed += await CloseAsync(call, about, since, ct);
            else escalated += await UnaskedAsync(call, about, ct);
        }

        return (due.Count, new CaseSweep(escalated, closed));
    }

    private static bool IsDue(Case about, DateTimeOffset now) =>
        about is { IsOpen: true, ClockStoppedAt: null, DueAt: { } due } && due <= now;

    /// <returns>Steps.</returns>
    private async Task<int> RaiseAsync(CaseCall call, Case about, CancellationToken ct)
    {
        var steps = 0;
        while (about.Level < CaseLevel.Manager && about.DueAt is { } due && due <= call.Now)
        {
            await StepAsync(call, about, due, "Lewat batas waktu.", ct);
            steps++;
        }

        return steps;
    }

    private Task<CaseOutcome> StepAsync(CaseCall call, Case about, DateTimeOffset due, string why, CancellationToken ct)
    {
        about.Level++;
        about.DueAt = deadlines.NextStep(about.Kind, about.Level, due);
        about.Version++;
        return _edit.DoneAsync(call, about, CaseEventKind.Escalated, why, null, ct);
    }

    /// <summary>When the closing question went out; null: it never did, so nobody was silent.</summary>
    private static async Task<DateTimeOffset?> SilentSinceAsync(DeskDb desk, Case about, CancellationToken ct)
    {
        var (caseId, contactId, residentId, asked) =
            (about.Id, about.ContactId, about.ResidentId, about.ClosingAskedAt!.Value);
        var chats = await desk.ContactLinks.AsNoTracking().Where(l => l.ResidentId == residentId)
            .OrderBy(l => l.ContactId).Select(l => (Guid?)l.ContactId).Take(ChatsMax).ToListAsync(ct);
        chats.Add(contactId);
        // The first of that instant or later: the question itself, written with its event.
        var question = await desk.Outbox.AsNoTracking()
            .Where(m => chats.Contains(m.ContactId) && m.CaseId == caseId && m.CreatedAt >= asked)
            .OrderBy(m => m.Id).Select(m => new { m.State, m.SentAt }).FirstOrDefaultAsync(ct);
        // Gone from the ledger with time, like all that is old: then it was sent, because what waits is kept.
        if (question is null) return asked;
        return question.State == OutboxState.Sent ? question.SentAt ?? asked : null;
    }

    private async Task<int> CloseAsync(CaseCall call, Case about, DateTimeOffset since, CancellationToken ct)
    {
        if (deadlines.SilenceEnds(since) is var ends && ends > call.Now)
        {
            about.DueAt = ends; // It went out late, and the time to answer begins with its arrival.
            about.Version++;
            await call.Desk.SaveChangesAsync(ct);
            return 0;
        }

        about.Close(call.Now);
        await _edit.DoneAsync(
            call, about, CaseEventKind.StateChanged, "Warga tidak menjawab pertanyaan penutupan.",
            new CaseTold(CaseNews.ClosedSilently), ct);
        return 1;
    }

    /// <summary>Somebody should ask in another way.</summary>
    private async Task<int> UnaskedAsync(CaseCall call, Case about, CancellationToken ct)
    {
        if (about.Level < CaseLevel.Manager)
        {
            await StepAsync(call, about, call.Now, "Pertanyaan penutupan tidak sampai ke warga.", ct);
            return 1;
        }

        about.DueAt = deadlines.SilenceEnds(call.Now);
        about.Version++;
        await call.Desk.SaveChangesAsync(ct);
        return 0;
    }
}

/// <summary>What one run did.</summary>
/// <param name="Escalated">Steps up the ladder.</param>
/// <param name="Closed">Cases whose closing question stayed unanswered.</param>
public sealed record CaseSweep(int Escalated, int Closed);
