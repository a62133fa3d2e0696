using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>All hand-outs of the desk; an RW head sees those of the own RW, with its counts.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class DistributionsPage(ConsoleDesk desk, DeskProfile profile, ProgrammeWords programmes) : ConsolePage
{
    public IReadOnlyList<DistributionLine> Rows { get; private set; } = [];

    /// <summary>A state, <c>semua</c>, or empty for what is not over.</summary>
    public string Status { get; private set; } = "";

    public string? Rw { get; private set; }

    /// <summary><c>yyyy-MM</c>.</summary>
    public string? Month { get; private set; }

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public IReadOnlyList<string> Rws => profile.Rws;

    public bool IsPlain => Status.Length == 0 && Rw is null && Month is null;

    public string Programme(Distribution about) => programmes.Of(about.Programme);

    public async Task OnGetAsync(string? status, string? rw, string? bulan, int? hal, CancellationToken ct)
    {
        var state = Enum.TryParse<DistributionState>(status, out var read) && Enum.IsDefined(read)
            ? read : (DistributionState?)null;
        Status = state?.ToString() ?? (status == "semua" ? "semua" : "");
        Rw = desk.Scope.IsReadOnly ? null : CaseAsked.TwoDigits(rw?.Trim());
        var month = DateOnly.TryParseExact(
            bulan, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first : (DateOnly?)null;
        Month = month?.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var page = Pager.Sound(hal);
        var found = await Pager.Cut(Sorted(Filtered(state, month)), page).ToListAsync(ct);
        Rows = await DistributionCounts.OfAsync(
            desk.Read, desk.Scope, [.. found.Take(Pager.RowsPerPage)], ct);
        Pager = new Pager(page, found.Count > Pager.RowsPerPage, n => Url.Content("~/console/penyaluran")
            + QueryString.Create(new Dictionary<string, string?>
            {
                ["status"] = Status,
                ["rw"] = Rw,
                ["bulan"] = Month,
                ["hal"] = n.ToString(CultureInfo.InvariantCulture),
            }));
    }

    private IQueryable<Distribution> Filtered(DistributionState? state, DateOnly? month)
    {
        var deskId = desk.Me.DeskId ?? desk.Home.Desk.Id;
        var all = desk.Scope.Distributions(desk.Read).AsNoTracking().Where(d => d.DeskId == deskId);
        if (state is { } one) all = all.Where(d => d.State == one);
        else if (Status.Length == 0)
            all = all.Where(d => d.State != DistributionState.Done && d.State != DistributionState.Cancelled);
        if (Rw is { } rw) all = all.Where(d => d.Rws.Contains(rw));
        if (month is not { } first) return all;
        // The last month of all has none after it.
        var last = first.AddDays(DateTime.DaysInMonth(first.Year, first.Month) - 1);
        return all.Where(d => d.Date >= first && d.Date <= last);
    }

    /// <summary>What is to come in order, what is over from the newest.</summary>
    private IQueryable<Distribution> Sorted(IQueryable<Distribution> all) => Status.Length == 0
        ? all.OrderBy(d => d.Date == null).ThenBy(d => d.Date).ThenBy(d => d.StartsAt).ThenBy(d => d.Id)
        : all.OrderBy(d => d.Date == null).ThenByDescending(d => d.Date).ThenByDescending(d => d.Id);
}
