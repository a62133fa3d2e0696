using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>
/// Residents by name and area. An RW head sees names and counts of the own RW, and nothing behind them.
/// </summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class ResidentsPage(ConsoleDesk desk) : ConsolePage
{
    private const int RtsMax = 100;

    public ResidentFilter Filter { get; private set; } = new();

    public ResidentList Found { get; private set; } = new([], HasMore: false);

    /// <summary>How many live in each RT; for an RW head only.</summary>
    public IReadOnlyList<(string Rt, int Count)> PerRt { get; private set; } = [];

    public string NextLink => Url.Content("~/console/warga") + QueryString.Create(new Dictionary<string, string?>
    {
        ["nama"] = Filter.Name,
        ["rw"] = Filter.Rw,
        ["rt"] = Filter.Rt,
        ["sesudah"] = Found.Rows[^1].Id.ToString(),
    });

    public async Task OnGetAsync(string? nama, string? rw, string? rt, Guid? sesudah, CancellationToken ct)
    {
        Filter = new ResidentFilter(nama?.Trim(), AreaOf(rw), AreaOf(rt), sesudah);
        Found = await ResidentSearch.FindAsync(desk.Scope.Residents(desk.Read), Filter, ct);
        if (!desk.Scope.IsReadOnly) return;
        var counts = await desk.Scope.Residents(desk.Read).GroupBy(r => r.Rt)
            .Select(g => new { Rt = g.Key, Count = g.Count() }).OrderBy(c => c.Rt).Take(RtsMax).ToListAsync(ct);
        PerRt = [.. counts.Select(c => (c.Rt ?? "?", c.Count))];
    }

    /// <summary>"5" is RW 05; something else is not asked for.</summary>
    private static string? AreaOf(string? typed) =>
        int.TryParse(typed?.Trim(), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100
            ? number.ToString("D2", System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
