using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Reads what a phone at the table needs, within the officer's scope.</summary>
internal sealed class TableList(ConsoleDesk desk)
{
    private const string StaffMark = "staff:";

    private DeskDb Db => desk.Read;

    public Task<Distribution?> FindAsync(Guid id, CancellationToken ct) =>
        desk.Scope.Distributions(Db).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);

    /// <summary>In the order of RW and RT.</summary>
    public async Task<TableSheet> SheetAsync(Distribution about, string? token, CancellationToken ct)
    {
        var (id, now) = (about.Id, desk.Now);
        var rows = await desk.Scope.Entitlements(Db).AsNoTracking().Where(e => e.DistributionId == id)
            .Join(Db.Residents, e => e.ResidentId, r => r.Id, (e, r) => new { e, r.Name, r.Address })
            .OrderBy(row => row.e.Rw).ThenBy(row => row.e.Rt).ThenBy(row => row.e.Id)
            .Take(TableLimits.PeopleMax + 1)
            .Select(row => new
            {
                row.e,
                row.Name,
                row.Address,
                Code = Db.PickupPasses.Where(p => p.EntitlementId == row.e.Id).Select(p => p.Code).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var shown = rows.Take(TableLimits.PeopleMax).ToList();
        var officers = await OfficersAsync(shown.Select(row => row.e), ct);
        return new TableSheet(
            about.State.ToString(), token, now.ToUnixTimeMilliseconds(), await FiguresAsync(id, ct),
            [.. shown.Select(row => Person(row.e, row.Name, row.Address, row.Code, officers))],
            shown.Count == rows.Count);
    }

    /// <param name="since">Unix milliseconds by the server's clock.</param>
    public async Task<TableNews> NewsAsync(Distribution about, long since, CancellationToken ct)
    {
        var (id, now) = (about.Id, desk.Now);
        var from = DateTimeOffset.FromUnixTimeMilliseconds(
            Math.Clamp(since, 0, now.ToUnixTimeMilliseconds())) - TableLimits.Overlap;
        var touched = await Db.CheckIns.AsNoTracking().Where(c => c.DistributionId == id && c.ReceivedAt >= from)
            .Select(c => c.EntitlementId).Distinct().Take(TableLimits.ChangesMax + 1).ToListAsync(ct);
        // Requests for a proxy and decisions about them are no check-ins; there are few of them.
        var changed = await desk.Scope.Entitlements(Db).AsNoTracking()
            .Where(e => e.DistributionId == id && (touched.Contains(e.Id)
                || (e.CaseId != null && e.ProxyState != ProxyState.None && e.ProxyState != ProxyState.SameFamily)))
            .OrderByDescending(e => e.StateAt).Take(TableLimits.ChangesMax + 1).ToListAsync(ct);
        var isWhole = changed.Count <= TableLimits.ChangesMax;
        return new TableNews(
            about.State.ToString(), now.ToUnixTimeMilliseconds(), await FiguresAsync(id, ct),
            isWhole ? await ChangesAsync(changed, ct) : [], isWhole);
    }

    /// <summary>By code, else by the beginning of the name; for lists that are too long for a phone.</summary>
    public async Task<IReadOnlyList<TablePerson>> LookAsync(Guid id, string words, CancellationToken ct)
    {
        var found = await CheckInDesk.FindAsync(Db, desk.Scope, id, words, ct) is { } one
            ? [one]
            : await CheckInDesk.SearchAsync(Db, desk.Scope, id, words, TableLimits.FoundMax, ct);
        var officers = await OfficersAsync(found.Select(look => look.Entitlement), ct);
        return [.. found.Select(look => Person(look.Entitlement, look.Name, look.Address, look.Code, officers))];
    }

    /// <summary>How these stand now.</summary>
    /// <param name="ids">Of entitlements; of those not in scope nothing is told.</param>
    public async Task<IReadOnlyList<TableChange>> ChangesAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.ToList();
        var rows = await desk.Scope.Entitlements(Db).AsNoTracking().Where(e => wanted.Contains(e.Id)).ToListAsync(ct);
        return await ChangesAsync(rows, ct);
    }

    private async Task<IReadOnlyList<TableChange>> ChangesAsync(
        IReadOnlyList<DistributionEntitlement> rows, CancellationToken ct)
    {
        var officers = await OfficersAsync(rows, ct);
        return [.. rows.Select(own => Change(own, officers))];
    }

    private async Task<TableFigures> FiguresAsync(Guid id, CancellationToken ct)
    {
        var total = (await DistributionRecap.OfAsync(Db, desk.Scope, id, ct)).Total;
        return new TableFigures(
            total.Listed, total.Came + total.Proxy + total.Delivered, total.Of(EntitlementState.Pending),
            total.Of(EntitlementState.Refused));
    }

    private async Task<IReadOnlyDictionary<string, string>> OfficersAsync(
        IEnumerable<DistributionEntitlement> rows, CancellationToken ct)
    {
        var ids = rows.Select(own => own.StateBy).Distinct()
            .Where(who => who.StartsWith(StaffMark, StringComparison.Ordinal))
            .Select(who => Guid.TryParse(who[StaffMark.Length..], out var id) ? id : Guid.Empty).ToList();
        var names = await desk.Scope.Staff(Db).AsNoTracking().Where(s => ids.Contains(s.Id))
            .Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        return names.ToDictionary(
            s => string.Create(CultureInfo.InvariantCulture, $"{StaffMark}{s.Id}"), s => s.Name);
    }

    private static TablePerson Person(
        DistributionEntitlement own, string name, string address, string? code,
        IReadOnlyDictionary<string, string> officers) =>
        new(own.Id, code, name, address, own.Rw, own.Rt,
            own.SlotAt?.ToString("HH.mm", CultureInfo.InvariantCulture), own.Nominal, Change(own, officers));

    private static TableChange Change(DistributionEntitlement own, IReadOnlyDictionary<string, string> officers) => new(
        own.Id, own.State.ToString(), own.IsSettled, own.StateAt.ToUnixTimeMilliseconds(),
        officers.GetValueOrDefault(own.StateBy)
            ?? (own.StateBy.StartsWith(StaffMark, StringComparison.Ordinal) ? "petugas lain" : null),
        own.ProxyName is { } proxy ? new TableProxy(proxy, own.ProxyRelation, own.ProxyState.ToString()) : null);
}
