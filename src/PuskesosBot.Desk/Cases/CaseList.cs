using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Cases;

/// <summary>
/// Lists of cases for the console, within somebody's scope. Every page is read by an index from where the last one
/// ended, so that it costs the same over a hundred thousand cases, and nothing is counted; only those of one name are
/// sorted.
/// </summary>
/// <param name="scope">Whoever reads.</param>
public sealed class CaseList(StaffScope scope)
{
    /// <param name="after">Null: from the newest.</param>
    /// <param name="max">Cases; at least 1.</param>
    public async Task<CasePart> ReadAsync(
        DeskDb desk, CaseFilter filter, CaseMark? after, int max, DateTimeOffset now, CancellationToken ct)
    {
        var cases = Found(desk, filter, now);
        if (after is var (at, id)) cases = cases.Where(c => c.OpenedAt <= at && (c.OpenedAt < at || c.Id < id));
        var found = await cases.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id).Take(max + 1)
            .ToListAsync(ct);
        if (found.Count <= max) return new CasePart(found, null);
        found.RemoveAt(max);
        return new CasePart(found, new CaseMark(found[^1].OpenedAt, found[^1].Id));
    }

    /// <summary>A case by what somebody typed; null: there is none, or it is not for the reader.</summary>
    public async Task<Case?> FindAsync(DeskDb desk, string receipt, CancellationToken ct)
    {
        if (Receipt.TryParse(receipt, out var parsed) != ReceiptCheck.Ok) return null;
        var text = parsed.ToString();
        return await scope.Cases(desk).AsNoTracking().SingleOrDefaultAsync(c => c.Receipt == text, ct);
    }

    private IQueryable<Case> Found(DeskDb desk, CaseFilter filter, DateTimeOffset now)
    {
        if (Receipt.TryParse(filter.Search, out var receipt) != ReceiptCheck.Malformed)
        {
            var text = receipt.ToString();
            return scope.Cases(desk).AsNoTracking().Where(c => c.Receipt == text);
        }

        var deskId = filter.DeskId;
        var cases = Narrowed(scope.Cases(desk).AsNoTracking().Where(c => c.DeskId == deskId), filter, now);
        if (filter.Search.Length == 0) return cases;
        var key = PersonNames.Search(filter.Search);
        if (key.Length < ResidentSearch.NameLettersMin) return cases.Where(_ => false);
        var beyond = PersonNames.Beyond(key);
        if (scope.Rw is not null)
        {
            // A case of one's RW may be about somebody of another: no name of theirs is to be guessed by searching.
            var own = scope.Residents(desk);
            cases = cases.Where(c => own.Any(r => r.Id == c.ResidentId));
        }

        return cases.Where(c => c.SearchName!.CompareTo(key) >= 0 && c.SearchName.CompareTo(beyond) < 0
            && c.SearchName.StartsWith(key));
    }

    private IQueryable<Case> Narrowed(IQueryable<Case> cases, CaseFilter filter, DateTimeOffset now)
    {
        if (filter.States is [var state]) cases = cases.Where(c => c.State == state);
        else if (filter.States is { Count: > 1 } states) cases = cases.Where(c => states.Contains(c.State));
        else if (!filter.Ended) cases = cases.Where(c => c.ClosedAt == null);
        if (filter.Kind is { } kind) cases = cases.Where(c => c.Kind == kind);
        if (filter.Rw is { } rw) cases = cases.Where(c => c.Rw == rw);
        if (filter.Programme is { } programme) cases = cases.Where(c => c.Programme == programme);
        var me = scope.StaffId;
        if (filter.Hands == CaseHands.Mine) cases = cases.Where(c => c.AssigneeId == me);
        else if (filter.Hands == CaseHands.Nobody) cases = cases.Where(c => c.AssigneeId == null);
        // Levels are kept as words, which have no order.
        return filter.IsLate
            ? cases.Where(c => c.ClosedAt == null
                && (c.Level != CaseLevel.FrontOffice || (c.DueAt < now && c.ClockStoppedAt == null)))
            : cases;
    }
}
