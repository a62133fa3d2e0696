using Microsoft.EntityFrameworkCore;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Distributions;

public sealed class TheDayOnSqliteTests : TheDaySuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class TheDayOnPostgresTests : TheDaySuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>The table: who comes, who is absent, whose share goes to somebody else.</summary>
public abstract class TheDaySuite
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task It_opens_on_its_day_and_not_before()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var made = await room.AnnouncedAsync();

        DistributionRoom.Why(await room.DoAsync((call, ct) => room.Distributions.StartAsync(call, made.Id, ct)))
            .ShouldBe(DistributionRefusal.DateToCome);
        room.Room.Time.Advance(TimeSpan.FromDays(1));
        DistributionRoom.Made(await room.DoAsync((call, ct) => room.Distributions.StartAsync(call, made.Id, ct)))
            .State.ShouldBe(DistributionState.Running);
    }

    [Fact]
    public async Task A_check_in_sent_again_is_one_and_a_second_phone_is_told()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        await room.OpenTableAsync();
        var id = room.Room.Ids.Next();

        (await CheckAsync(room, siti, CheckInOutcome.Taken, id)).ShouldBe(CheckInVerdict.Applied);
        (await CheckAsync(room, siti, CheckInOutcome.Taken, id)).ShouldBe(CheckInVerdict.Applied);
        (await CheckAsync(room, siti, CheckInOutcome.Taken)).ShouldBe(CheckInVerdict.TooLate);

        var rows = await room.Room.AllAsync<CheckIn>();
        rows.Count(c => c.IsApplied).ShouldBe(1);
        rows.Count(c => !c.IsApplied).ShouldBe(1);
        (await room.EntitlementAsync(siti)).State.ShouldBe(EntitlementState.Taken);
    }

    [Fact]
    public async Task The_id_of_anothers_check_in_marks_nobody()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var (siti, budi) = (await room.ResidentAsync("SITI"), await room.ResidentAsync("BUDI"));
        await room.OpenTableAsync();
        var id = room.Room.Ids.Next();

        (await CheckAsync(room, siti, CheckInOutcome.Taken, id)).ShouldBe(CheckInVerdict.Applied);
        (await CheckAsync(room, budi, CheckInOutcome.Taken, id)).ShouldBe(CheckInVerdict.NotYours);

        (await room.EntitlementAsync(budi)).State.ShouldBe(EntitlementState.Entitled);
    }

    [Fact]
    public async Task Of_two_phones_at_once_one_hands_out()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        await room.OpenTableAsync();

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Task.Run(() => CheckAsync(room, siti, CheckInOutcome.Taken))));

        verdicts.Count(v => v == CheckInVerdict.Applied).ShouldBe(1);
        verdicts.Count(v => v == CheckInVerdict.TooLate).ShouldBe(3);
    }

    [Fact]
    public async Task A_code_finds_its_person_for_the_desk_and_nobody_for_another_rw()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        await room.ResidentAsync("SITI");
        var made = await room.OpenTableAsync();
        var code = (await room.Room.AllAsync<PickupPass>()).Single().Code;
        var staff = room.Room.Staff(StaffRole.FrontOffice);
        await using var db = room.Room.Database.Open();

        var look = await CheckInDesk.FindAsync(db, staff, made.Id, code.ToLowerInvariant().Replace('-', ' '), Ct);

        look.ShouldNotBeNull().Name.ShouldBe("SITI");
        (await CheckInDesk.FindAsync(db, staff, room.Room.Ids.Next(), code, Ct)).ShouldBeNull();
        (await CheckInDesk.FindAsync(db, staff with { Rw = "07" }, made.Id, code, Ct)).ShouldBeNull();
        (await CheckInDesk.SearchAsync(db, staff, made.Id, "sit", 10, Ct)).ShouldHaveSingleItem();
        (await CheckInDesk.SearchAsync(db, staff with { Rw = "07" }, made.Id, "sit", 10, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_takes_it_only_by_decision_with_a_reason()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        await room.OpenTableAsync();
        var id = room.Room.Ids.Next();
        NewCheckIn Stranger(Guid entitlement) =>
            new(id, entitlement, CheckInOutcome.TakenByProxy, room.Room.Time.GetUtcNow())
            {
                ProxyName = "Tetangga",
                ProxyRelation = "other",
                Reason = "sakit",
            };

        (await SendAsync(room, siti, Stranger, StaffRole.FrontOffice)).ShouldBe(CheckInVerdict.NeedsDecision);
        (await room.Room.AllAsync<PuskesosBot.Desk.Cases.Case>()).ShouldHaveSingleItem();
        var own = await room.EntitlementAsync(siti);
        await room.DoAsync((call, ct) => room.CheckIns.DecideProxyAsync(call, own.Id, true, "sudah ditelepon", ct));
        (await SendAsync(room, siti, Stranger, StaffRole.FrontOffice)).ShouldBe(CheckInVerdict.Applied);

        (await room.EntitlementAsync(siti)).State.ShouldBe(EntitlementState.TakenByProxy);
    }

    [Fact]
    public async Task Without_a_pass_one_comes_back_also_after_the_table_closed()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        var budi = await room.ResidentAsync("BUDI");
        var made = await room.OpenTableAsync();

        await CheckAsync(room, siti, CheckInOutcome.Pending);
        (await CheckAsync(room, budi, CheckInOutcome.Refused)).ShouldBe(CheckInVerdict.NeedsReason);
        await room.DoAsync((call, ct) => DistributionDesk.FinishAsync(call, made.Id, ct));

        (await room.EntitlementAsync(siti)).State.ShouldBe(EntitlementState.Pending);
        (await room.EntitlementAsync(budi)).State.ShouldBe(EntitlementState.Absent);
        (await CheckAsync(room, siti, CheckInOutcome.Taken)).ShouldBe(CheckInVerdict.Applied);
    }

    [Fact]
    public async Task Rice_of_who_is_gone_goes_to_another_with_minutes_and_once()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var gone = await room.ResidentAsync("SITI");
        var needy = await room.ResidentAsync("BUDI", programme: null);
        var made = await room.OpenTableAsync();
        await room.DoAsync((call, ct) => DistributionDesk.FinishAsync(call, made.Id, ct));

        var (outcome, minutes) = await ReassignAsync(room, gone, needy);
        var (again, _) = await ReassignAsync(room, gone, needy);

        DistributionRoom.Made(outcome);
        DistributionRoom.Why(again).ShouldBe(DistributionRefusal.AlreadySettled);
        minutes!.Minutes.ShouldContain("Siti");
        minutes.Minutes.ShouldContain("Budi");
        minutes.Minutes.ShouldContain("meninggal dunia");
        minutes.Minutes.ShouldContain("Sabtu, 21 November 2026");
        (await CheckAsync(room, gone, CheckInOutcome.Taken)).ShouldBe(CheckInVerdict.TooLate);
        (await CheckAsync(room, needy, CheckInOutcome.Taken)).ShouldBe(CheckInVerdict.Applied);
        (await RecapAsync(room, made.Id, StaffRole.BackOffice)).Total.Listed.ShouldBe(1);
    }

    [Fact]
    public async Task A_share_goes_to_another_of_the_family_but_never_twice()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var family = room.Room.Ids.Next();
        var gone = await room.ResidentAsync("SITI", household: family, born: 1950);
        var child = await room.ResidentAsync("DEDE", household: family, programme: null);
        var listed = await room.ResidentAsync("BUDI");
        await room.OpenTableAsync();

        DistributionRoom.Why((await ReassignAsync(room, gone, listed)).Outcome)
            .ShouldBe(DistributionRefusal.AlreadyListed);
        DistributionRoom.Made((await ReassignAsync(room, gone, child)).Outcome);
    }

    [Fact]
    public async Task Money_is_never_given_to_another()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var gone = await room.ResidentAsync("SITI", programme: "PKH");
        var needy = await room.ResidentAsync("BUDI");
        var made = await room.AnnouncedAsync(DistributionRoom.Draft with { Programme = "PKH" });
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));
        room.Room.Time.Advance(TimeSpan.FromDays(1));
        await room.DoAsync((call, ct) => room.Distributions.StartAsync(call, made.Id, ct));

        DistributionRoom.Why((await ReassignAsync(room, gone, needy)).Outcome)
            .ShouldBe(DistributionRefusal.NotReassignable);
    }

    [Fact]
    public async Task The_recap_counts_rows_and_a_head_sees_his_own()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var (came, proxy) = (await room.ResidentAsync("SITI"), await room.ResidentAsync("BUDI"));
        await room.ResidentAsync("ABSEN", rt: "02");
        var made = await room.OpenTableAsync();
        await CheckAsync(room, came, CheckInOutcome.Taken);
        await SendAsync(
            room, proxy,
            id => new NewCheckIn(room.Room.Ids.Next(), id, CheckInOutcome.TakenByProxy, room.Room.Time.GetUtcNow())
            {
                ProxyName = "Dede",
                ProxyRelation = "child",
                IsSameFamily = true,
            },
            StaffRole.FrontOffice);
        await room.DoAsync((call, ct) => DistributionDesk.FinishAsync(call, made.Id, ct));

        var total = (await RecapAsync(room, made.Id, StaffRole.BackOffice)).Total;

        (total.Listed, total.Came, total.Proxy, total.Absent, total.Open).ShouldBe((3, 1, 1, 1, 0));
        (await RecapAsync(room, made.Id, StaffRole.RwHead)).Rws.ShouldBeEmpty();
        await using var db = room.Room.Database.Open();
        var absent = await DistributionRecap
            .Rows(db, room.Room.Staff(StaffRole.BackOffice), made.Id, [EntitlementState.Absent]).ToListAsync(Ct);
        absent.ShouldHaveSingleItem().Name.ShouldBe("ABSEN");
        absent[0].Code.ShouldNotBeNull();
    }

    private static Task<CheckInVerdict> CheckAsync(
        DistributionRoom room, Guid resident, CheckInOutcome outcome, Guid? id = null) =>
        SendAsync(
            room, resident,
            own => new NewCheckIn(id ?? room.Room.Ids.Next(), own, outcome, room.Room.Time.GetUtcNow()),
            StaffRole.FrontOffice);

    private static async Task<CheckInVerdict> SendAsync(
        DistributionRoom room, Guid resident, Func<Guid, NewCheckIn> what, StaffRole role)
    {
        var own = await room.EntitlementAsync(resident);
        return (await room.CallAsync((call, ct) => room.CheckIns.ApplyAsync(call, what(own.Id), ct), role)).Verdict;
    }

    private static async Task<(DistributionOutcome Outcome, Reassignment? Made)> ReassignAsync(
        DistributionRoom room, Guid from, Guid to)
    {
        var own = await room.EntitlementAsync(from);
        return await room.CallAsync(
            (call, ct) => room.Reassignments.ReassignAsync(call, own.Id, to, "deceased", ct));
    }

    private static async Task<DistributionRecap> RecapAsync(DistributionRoom room, Guid id, StaffRole role)
    {
        await using var db = room.Room.Database.Open();
        return await DistributionRecap.OfAsync(db, room.Room.Staff(role), id, Ct);
    }
}
