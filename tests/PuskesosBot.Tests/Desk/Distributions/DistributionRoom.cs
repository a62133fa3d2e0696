using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Tests.Desk.Cases;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Distributions;

/// <summary>A desk on Friday, 20 November 2026, 10.00, with residents of RW 06 and 07 and a hand-out of rice.</summary>
internal sealed class DistributionRoom : IAsyncDisposable
{
    private DistributionRoom(CaseRoom room)
    {
        Room = room;
        var content = TestDesk.Content;
        Distributions = new DistributionDesk(room.Ids, content.Profile, content.Programmes);
        People = new EntitledPeople(room.Ids, content.Programmes);
        List = new EntitlementList(People, content.Programmes, content.Profile, Vault);
        Sheet = new HandoutSheet(Distributions, content.Programmes, content.Profile);
        Replies = new EntitlementReplies(room.Cases);
        Signals = new ReleaseSignals(room.Cases, room.Ids);
        CheckIns = new CheckInDesk(room.Cases, room.Work, () => content.Dialogs);
        Reassignments = new ReassignmentDesk(People, content.Programmes, content.Profile, room.Ids);
    }

    public static readonly DateOnly Today = new(2026, 11, 20), Tomorrow = new(2026, 11, 21);

    public CaseRoom Room { get; }

    public IdentifierVault Vault { get; } =
        new(Enumerable.Range(0, IdentifierVault.KeyBytes).Select(i => (byte)i).ToArray());

    public DistributionDesk Distributions { get; }

    public EntitledPeople People { get; }

    public EntitlementList List { get; }

    public HandoutSheet Sheet { get; }

    public EntitlementReplies Replies { get; }

    public ReleaseSignals Signals { get; }

    public CheckInDesk CheckIns { get; }

    public ReassignmentDesk Reassignments { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static DistributionDraft Draft { get; } = new()
    {
        Programme = "CBP",
        Title = "Bantuan beras",
        Rws = ["06"],
        Date = Tomorrow,
        StartsAt = new TimeOnly(9, 0),
        Venue = "Balai RW 06",
        Papers = ["KTP", "KK", "BARCODE"],
        SlotMinutes = 30,
        SlotPersonsMax = 2,
    };

    public static async Task<DistributionRoom> OpenAsync(DeskDatabase? database) =>
        new(await CaseRoom.OpenAsync(database));

    public Task<DistributionOutcome> DoAsync(
        Func<DistributionCall, CancellationToken, Task<DistributionOutcome>> step,
        StaffRole role = StaffRole.BackOffice, long? version = null) =>
        CallAsync(step, role, version);

    public Task<T> CallAsync<T>(
        Func<DistributionCall, CancellationToken, Task<T>> step, StaffRole role = StaffRole.BackOffice,
        long? version = null) =>
        Room.Database.WriteAsync(
            (db, ct) => step(
                new DistributionCall(db, Room.Staff(role), Room.Time.GetUtcNow()) { Version = version }, ct), Ct);

    public async Task<Distribution> CreateAsync(DistributionDraft? draft = null) =>
        Made(await DoAsync((call, ct) => Distributions.CreateAsync(call, Room.Desk.Id, draft ?? Draft, ct)));

    /// <summary>One that was announced.</summary>
    public async Task<Distribution> AnnouncedAsync(DistributionDraft? draft = null)
    {
        var made = await CreateAsync(draft);
        await CallAsync(async (call, ct) =>
        {
            var about = await call.Desk.Distributions.SingleAsync(d => d.Id == made.Id, ct);
            DistributionDesk.Announced(about, call.Now);
            return 0;
        });
        return await ReadAsync(made.Id);
    }

    /// <summary>One whose table is open, with the enrolled people, slots and passes.</summary>
    public async Task<Distribution> OpenTableAsync()
    {
        var made = await AnnouncedAsync();
        await DoAsync((call, ct) => People.AddEnrolledAsync(call, made.Id, ct));
        await DoAsync((call, ct) => EntitledPeople.PlanSlotsAsync(call, made.Id, ct));
        await DoAsync((call, ct) => People.IssuePassesAsync(call, made.Id, ct));
        Room.Time.Advance(TimeSpan.FromDays(1));
        Made(await DoAsync((call, ct) => Distributions.StartAsync(call, made.Id, ct)));
        return made;
    }

    /// <summary>Enrolled for rice unless told otherwise.</summary>
    public async Task<Guid> ResidentAsync(
        string name, string rw = "06", string? rt = "01", Guid? household = null, Standing standing = Standing.Eligible,
        bool isHeld = false, string? programme = "CBP", string? nik = null, int born = 1970)
    {
        var id = Room.Ids.Next();
        await Room.WriteAsync(db =>
        {
            db.Residents.Add(new Resident
            {
                Id = id,
                DeskId = Room.Desk.Id,
                Name = name,
                SearchName = name,
                HouseholdId = household,
                NikHash = nik is null ? null : Vault.Hash("nik", nik),
                BirthDate = new DateOnly(born, 1, 1),
                Rw = rw,
                Rt = rt,
                Standing = standing,
                IsHeld = isHeld,
                LastImportId = id,
            });
            if (programme is null) return;
            db.Enrolments.Add(new Enrolment
            {
                DeskId = Room.Desk.Id,
                ResidentId = id,
                Programme = programme,
                ImportId = id,
            });
        });
        return id;
    }

    public async Task<Distribution> ReadAsync(Guid id) =>
        (await Room.AllAsync<Distribution>()).Single(d => d.Id == id);

    public async Task<DistributionEntitlement> EntitlementAsync(Guid resident) =>
        (await Room.AllAsync<DistributionEntitlement>()).Single(e => e.ResidentId == resident);

    /// <summary>A reply of the chat about the entitlement of a resident.</summary>
    public Task<T> ReplyAsync<T>(
        Guid resident, Func<DeskDb, DistributionEntitlement, DateTimeOffset, CancellationToken, Task<T>> reply) =>
        Room.Database.WriteAsync(
            async (db, ct) => await reply(
                db, await db.Entitlements.SingleAsync(e => e.ResidentId == resident, ct), Room.Time.GetUtcNow(), ct),
            Ct);

    public static Distribution Made(DistributionOutcome outcome) =>
        outcome.ShouldBeOfType<DistributionOutcome.Done>().Distribution;

    public static DistributionRefusal Why(DistributionOutcome outcome) =>
        outcome.ShouldBeOfType<DistributionOutcome.Refused>().Why;

    public async ValueTask DisposeAsync()
    {
        Vault.Dispose();
        await Room.DisposeAsync();
    }
}
