using Microsoft.EntityFrameworkCore;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Tests.Desk.Distributions;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.People;

public sealed class HeadOnSqliteTests : HeadSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class HeadOnPostgresTests : HeadSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>RW and RT heads: registered by staff, proved by themselves, and shown their own area only.</summary>
public abstract class HeadSuite
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task Staff_register_one_and_others_do_not()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());

        (await RegisterAsync(room)).ShouldNotBeNull();
        (await RegisterAsync(room, role: StaffRole.RwHead)).ShouldBeNull();
        (await RegisterAsync(room, rw: "77")).ShouldBeNull();
        (await RegisterAsync(room, rt: "1")).ShouldBeNull();
        (await RegisterAsync(room, name: " ")).ShouldBeNull();
        (await room.Room.AllAsync<AuditEntry>()).ShouldHaveSingleItem().Did.ShouldBe("registered_head");
    }

    [Fact]
    public async Task A_code_opens_once_and_not_after_a_day_or_a_newer_one()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var head = (await RegisterAsync(room))!;
        var first = await CodeAsync(room, head.Id);
        var second = await CodeAsync(room, head.Id);

        (await ProveAsync(room, first)).ShouldBeNull();
        (await ProveAsync(room, second)).ShouldBe(head.Id);
        (await ProveAsync(room, second)).ShouldBeNull();
        var late = await CodeAsync(room, head.Id);
        room.Room.Time.Advance(HeadDesk.CodeLife + TimeSpan.FromMinutes(1));
        (await ProveAsync(room, late)).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_is_head_no_more_is_so_at_once()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var head = (await RegisterAsync(room))!;
        await ProveAsync(room, await CodeAsync(room, head.Id));
        await using var db = room.Room.Database.Open();
        (await HeadDesk.OfAsync(db, room.Room.Contact.Id, Ct)).ShouldNotBeNull().Rw.ShouldBe("06");

        await room.CallAsync((call, ct) => Heads(room).TryEndAsync(call.Desk, call.Who, head.Id, call.Now, ct));

        (await HeadDesk.OfAsync(db, room.Room.Contact.Id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task He_is_shown_counts_of_his_area_and_nothing_of_another()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        await room.ResidentAsync("SITI", rt: "01");
        await room.ResidentAsync("BUDI", rt: "02");
        await room.ResidentAsync("JAUH", rw: "07");
        var made = await room.CreateAsync(DistributionRoom.Draft with { Rws = ["06", "07"] });
        await room.CreateAsync(DistributionRoom.Draft with { Rws = ["07"] });
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));
        await room.Room.FileAsync(CaseKind.Complaint);

        var rw = await ViewAsync(room, "06", null);
        var rt = await ViewAsync(room, "06", "02");

        rw.People.ShouldHaveSingleItem().ShouldBe(new ProgrammeCount("CBP", 2));
        var pickup = rw.Pickups.ShouldHaveSingleItem();
        (pickup.About.Id, pickup.Figures.Listed).ShouldBe((made.Id, 2));
        rw.OpenCases.ShouldBe(0, "the case is of RW 05");
        (rt.People.Single().People, rt.Pickups.Single().Figures.Listed, rt.OpenCases).ShouldBe((1, 1, null));
    }

    private static HeadDesk Heads(DistributionRoom room) => new(room.Vault, room.Room.Ids, TestDesk.Content.Profile);

    private static Task<NeighbourhoodHead?> RegisterAsync(
        DistributionRoom room, string rw = "06", string? rt = null, string name = "Pak Asep",
        StaffRole role = StaffRole.FrontOffice) =>
        room.CallAsync(
            (call, _) => Task.FromResult(Heads(room).Register(
                call.Desk, call.Who, room.Room.Desk.Id, name, rw, rt, "0812-0000-1000", call.Now)),
            role);

    private static async Task<string> CodeAsync(DistributionRoom room, Guid head) =>
        (await room.CallAsync(
            (call, ct) => Heads(room).IssueCodeAsync(call.Desk, call.Who, head, call.Now, ct)))
            .ShouldNotBeNull().Digits;

    private static Task<Guid?> ProveAsync(DistributionRoom room, string digits) =>
        room.CallAsync(async (call, ct) =>
        {
            var asker = new Asker(call.Desk, room.Room.Contact, call.Now);
            return (await Heads(room).ProveByCodeAsync(asker, digits, ct)).Head?.Id;
        });

    private static async Task<HeadView> ViewAsync(DistributionRoom room, string rw, string? rt)
    {
        await using var db = room.Room.Database.Open();
        var head = new NeighbourhoodHead
        {
            Id = room.Room.Ids.Next(),
            DeskId = room.Room.Desk.Id,
            Name = "Pak Asep",
            Rw = rw,
            Rt = rt,
            CreatedAt = room.Room.Time.GetUtcNow(),
        };
        return await HeadView.OfAsync(db, head, DistributionRoom.Today, Ct);
    }
}
