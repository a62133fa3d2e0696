using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>
/// Finds the resident of each row: by NIK, else by family card, birth date and name; a name alone never does.
/// </summary>
internal sealed class EntitlementMatch(DeskDb desk, Distribution about, bool isFamily, EntitlementReport report)
{
    private HashSet<Guid> _residents = [], _families = [];

    internal async Task BeginAsync(CancellationToken ct)
    {
        var id = about.Id;
        var listed = await desk.Entitlements.AsNoTracking().Where(e => e.DistributionId == id)
            .Select(e => new { e.ResidentId, e.HouseholdId, e.State }).ToListAsync(ct);
        _residents = [.. listed.Select(e => e.ResidentId)];
        _families = [.. listed.Where(e => e.State != EntitlementState.Reassigned && e.HouseholdId is not null)
            .Select(e => e.HouseholdId!.Value)];
    }

    internal async Task<List<EntitledPerson>> TakeAsync(IReadOnlyList<EntitlementRow> rows, CancellationToken ct)
    {
        var readable = rows.Where(r => !r.Row.IsRejected).ToList();
        var byNik = await ByNikAsync(readable, ct);
        var byKk = await ByKkAsync(readable, ct);
        var accepted = new List<EntitledPerson>();
        foreach (var row in rows)
        {
            report.Read++;
            report.FindOwn(row.Row);
            if (row.Row.IsRejected) report.Rejected++;
            else if (Accept(row, Candidates(row.Row, byNik, byKk)) is { } person) accepted.Add(person);
        }

        return accepted;
    }

    private EntitledPerson? Accept(EntitlementRow row, List<Found> found)
    {
        switch (Judge(row.Row, found))
        {
            case null:
                break;
            case { Verdict: ImportVerdict.Merged } code:
                report.Repeated++;
                report.Find(row.Row, "", row.Row.Name, code);
                return null;
            case { } code:
                report.Held++;
                report.Find(row.Row, "", row.Row.Name, code);
                return null;
        }

        var one = found[0];
        _residents.Add(one.Id);
        if (isFamily && one.HouseholdId is { } family) _families.Add(family);
        return new EntitledPerson(one.Id, isFamily ? one.HouseholdId : null, one.Rw!, one.Rt) { Nominal = row.Nominal };
    }

    private EntitlementCode? Judge(ImportRow row, List<Found> found)
    {
        if (found.Count == 0) return EntitlementCode.NotInRegistry;
        if (found.Count > 1) return EntitlementCode.Several;
        var one = found[0];
        if (!PersonNames.AreSameOrShortened(row.SearchName, one.SearchName)) return EntitlementCode.NameOfOther;
        if (one.IsHeld) return EntitlementCode.ResidentHeld;
        if (!EntitledPeople.MayReceive(one.Standing)) return EntitlementCode.NotEligible;
        if (one.Rw is null || !about.Rws.Contains(one.Rw)) return EntitlementCode.OtherRw;
        var isListed = _residents.Contains(one.Id)
            || (isFamily && one.HouseholdId is { } family && _families.Contains(family));
        return isListed ? EntitlementCode.Listed : null;
    }

    private static List<Found> Candidates(ImportRow row, List<Found> byNik, List<Found> byKk)
    {
        if (row.NikHash is { } nik) return byNik.FindAll(r => r.NikHash.AsSpan().SequenceEqual(nik));
        return row.KkHash is { } kk && row.BirthDate is { } birth
            ? byKk.FindAll(r => r.KkHash.AsSpan().SequenceEqual(kk) && r.BirthDate == birth
                && r.SearchName == row.SearchName)
            : [];
    }

    private async Task<List<Found>> ByNikAsync(List<EntitlementRow> rows, CancellationToken ct)
    {
        var hashes = rows.Where(r => r.Row.NikHash is not null).Select(r => r.Row.NikHash!).ToList();
        if (hashes.Count == 0) return [];
        var deskId = about.DeskId;
        return await desk.Residents.AsNoTracking()
            .Where(r => r.DeskId == deskId && hashes.Contains(r.NikHash!))
            .Select(r => new Found(r.Id, r.SearchName, r.Standing, r.IsHeld)
            {
                HouseholdId = r.HouseholdId,
                Rw = r.Rw,
                Rt = r.Rt,
                NikHash = r.NikHash,
                BirthDate = r.BirthDate,
            })
            .ToListAsync(ct);
    }

    private async Task<List<Found>> ByKkAsync(List<EntitlementRow> rows, CancellationToken ct)
    {
        var hashes = rows.Where(r => r.Row is { NikHash: null, KkHash: not null }).Select(r => r.Row.KkHash!).ToList();
        if (hashes.Count == 0) return [];
        var deskId = about.DeskId;
        return await desk.Households.AsNoTracking()
            .Where(h => h.DeskId == deskId && hashes.Contains(h.KkHash))
            .Join(desk.Residents.AsNoTracking(), h => h.Id, r => r.HouseholdId, (h, r) => new { h.KkHash, r })
            .Select(both => new Found(both.r.Id, both.r.SearchName, both.r.Standing, both.r.IsHeld)
            {
                HouseholdId = both.r.HouseholdId,
                Rw = both.r.Rw,
                Rt = both.r.Rt,
                KkHash = both.KkHash,
                BirthDate = both.r.BirthDate,
            })
            .ToListAsync(ct);
    }

    private sealed record Found(Guid Id, string SearchName, Standing Standing, bool IsHeld)
    {
        internal Guid? HouseholdId { get; init; }
        internal string? Rw { get; init; }
        internal string? Rt { get; init; }
        internal byte[]? NikHash { get; init; }
        internal byte[]? KkHash { get; init; }
        internal DateOnly? BirthDate { get; init; }
    }
}
