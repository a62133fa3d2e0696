using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>A hand-out of today in RW 04 with a share, a proxy, minutes and a head, beside <see cref="ConsoleRows"/>.
/// </summary>
/// <param name="ShareId">Of the resident of <see cref="ConsoleRows"/>.</param>
/// <param name="MovedId">Minutes of a share that went to somebody else.</param>
internal sealed record HandoutRows(Guid DistributionId, Guid ShareId, Guid MovedId)
{
    /// <summary>What nobody of another desk or another RW may ever read.</summary>
    public static readonly string[] Markers =
        ["penyaluran-meja-ini", "wakil-contoh", "berita-acara-contoh", "Ketua Contoh Rekaan"];

    private const string Payload = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    public string Path => $"/console/penyaluran/{DistributionId}";

    public static async Task FillAsync(ConsoleHost host, HandoutRows rows, Guid residentId)
    {
        var now = TimeProvider.System.GetUtcNow();
        var about = Handout(host, rows.DistributionId, $"penyaluran-meja-ini {Payload}", DistributionState.Running);
        (about.StartedAt, about.AnnouncedAt, about.Untold) = (now, now, DistributionChange.Venue);
        var share = Share(host, rows.DistributionId, residentId, rows.ShareId);
        share.NameProxy($"wakil-contoh {Payload}", "other", null, ProxyState.Undecided);
        await host.AddAsync(
            about, share,
            new Reassignment
            {
                Id = rows.MovedId,
                DistributionId = rows.DistributionId,
                FromEntitlementId = host.NextId(),
                ToEntitlementId = host.NextId(),
                Reason = "moved",
                Minutes = $"berita-acara-contoh {Payload}",
                StaffId = host.NextId(),
                At = now,
            },
            new NeighbourhoodHead
            {
                Id = host.NextId(),
                DeskId = host.DeskId,
                Name = "Ketua Contoh Rekaan",
                Rw = "04",
                Rt = "02",
                CreatedAt = now,
            });
    }

    /// <summary>Of rice, today, for RW 04.</summary>
    public static Distribution Handout(
        ConsoleHost host, Guid id, string title, DistributionState state, string programme = "CBP") => new()
        {
            Id = id,
            DeskId = host.DeskId,
            Code = $"{programme}-{id.ToString("N")[^8..]}",
            Programme = programme,
            Title = title,
            Rws = ["04"],
            Date = host.Today,
            StartsAt = new TimeOnly(9, 0),
            Venue = $"Balai RW 04 {Payload}",
            VenueMap = "https://maps.example/balai",
            Papers = ["KTP", "KK"],
            SlotMinutes = 30,
            SlotPersonsMax = 2,
            State = state,
        };

    public static DistributionEntitlement Share(
        ConsoleHost host, Guid distributionId, Guid residentId, Guid? id = null,
        EntitlementState state = EntitlementState.Entitled) => new()
        {
            Id = id ?? host.NextId(),
            DistributionId = distributionId,
            ResidentId = residentId,
            Rw = "04",
            Rt = "01",
            State = state,
            StateAt = TimeProvider.System.GetUtcNow(),
        };

    /// <summary>Somebody of RW 04 who is enrolled for rice.</summary>
    public static async Task<Guid> ResidentAsync(ConsoleHost host, string name, string? nik = null, string rt = "01")
    {
        var id = host.NextId();
        var vault = host.Services.GetRequiredService<IdentifierVault>();
        await host.AddAsync(
            new Resident
            {
                Id = id,
                DeskId = host.DeskId,
                Name = name,
                SearchName = name,
                NikHash = nik is null ? null : vault.Hash("nik", nik),
                BirthDate = new DateOnly(1970, 1, 1),
                Rw = "04",
                Rt = rt,
                Standing = Standing.Eligible,
                LastImportId = id,
            },
            new Enrolment
            {
                DeskId = host.DeskId,
                ResidentId = id,
                Programme = "CBP",
                ImportId = id,
            });
        return id;
    }
}
