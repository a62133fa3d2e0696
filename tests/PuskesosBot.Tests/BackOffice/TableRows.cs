using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>A hand-out of today with people and passes.</summary>
/// <param name="People">Entitlements, in the order of the names given.</param>
internal sealed record TableRows(Guid Id, IReadOnlyList<Guid> People)
{
    private static int _passes;

    /// <summary>Of the people, in their order.</summary>
    public IReadOnlyList<string> Codes { get; private init; } = [];

    public string Page => $"/console/penyaluran/{Id}/meja";

    /// <param name="daysAhead">Its day, counted from today where the desk is.</param>
    public static async Task<TableRows> FillAsync(
        ConsoleHost host, DistributionState state = DistributionState.Running, Guid? deskId = null, int daysAhead = 0,
        params IReadOnlyList<string> names)
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = host.Services.GetRequiredService<DeskHome>().TodayAt(now);
        var rows = new TableRows(host.NextId(), [.. names.Select(_ => host.NextId())])
        {
            Codes = [.. names.Select(_ =>
                ShortCode.Numbered(ShortCodeKind.Pass, Interlocked.Increment(ref _passes)).ToString())],
        };
        await host.AddAsync(new Distribution
        {
            Id = rows.Id,
            DeskId = deskId ?? host.DeskId,
            Code = $"CBP-{rows.Id.ToString("N")[^4..]}",
            Programme = "CBP",
            Title = "Beras penyaluran-meja-ini",
            Rws = ["04"],
            Date = today.AddDays(daysAhead),
            Venue = "Balai RW 04",
            Papers = ["KTP", "KK", "BARCODE"],
            State = state,
        });
        foreach (var (at, name) in names.Index())
        {
            var resident = Person(host.NextId(), deskId ?? host.DeskId, name, at);
            await host.AddAsync(resident, Own(rows, at, resident.Id), Pass(host, rows, at, now));
        }

        return rows;
    }

    private static Resident Person(Guid id, Guid deskId, string name, int at) => new()
    {
        Id = id,
        DeskId = deskId,
        Name = name,
        SearchName = name.ToUpperInvariant(),
        Rw = "04",
        Rt = $"0{1 + at % 3}",
        Address = $"Gang Contoh {at + 1}",
        LastImportId = id,
    };

    private static DistributionEntitlement Own(TableRows rows, int at, Guid residentId) => new()
    {
        Id = rows.People[at],
        DistributionId = rows.Id,
        ResidentId = residentId,
        Rw = "04",
        Rt = $"0{1 + at % 3}",
        Nominal = "10 kg beras",
        SlotAt = new TimeOnly(9, 30),
    };

    private static PickupPass Pass(ConsoleHost host, TableRows rows, int at, DateTimeOffset now) => new()
    {
        Id = host.NextId(),
        EntitlementId = rows.People[at],
        Code = rows.Codes[at],
        IssuedAt = now,
    };
}
