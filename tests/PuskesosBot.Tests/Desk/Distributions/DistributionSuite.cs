using Microsoft.EntityFrameworkCore;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Desk.Distributions;

public sealed class DistributionOnSqliteTests : DistributionSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class DistributionOnPostgresTests : DistributionSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>Hand-outs before their day: what is known, who is entitled, what residents answer.</summary>
public abstract class DistributionSuite
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task Before_it_is_announced_it_may_change_without_a_word()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var made = await room.CreateAsync(DistributionRoom.Draft with { Date = null, Venue = null });

        var changed = DistributionRoom.Made(await room.DoAsync(
            (call, ct) => room.Distributions.ChangeAsync(call, made.Id, DistributionRoom.Draft, "", ct)));

        changed.State.ShouldBe(DistributionState.Planned);
        changed.Untold.ShouldBe(DistributionChange.None);
        (changed.Date, changed.Venue).ShouldBe((DistributionRoom.Tomorrow, "Balai RW 06"));
    }

    [Fact]
    public async Task A_moved_venue_is_untold_until_it_is_told_and_needs_a_reason()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var made = await room.AnnouncedAsync();
        var moved = DistributionRoom.Draft with { Venue = "Posyandu RW 06" };

        DistributionRoom.Why(await room.DoAsync(
            (call, ct) => room.Distributions.ChangeAsync(call, made.Id, moved, " ", ct)))
            .ShouldBe(DistributionRefusal.ReasonNeeded);
        await room.DoAsync((call, ct) => room.Distributions.ChangeAsync(call, made.Id, moved, "balai dipakai", ct));

        var changed = await room.ReadAsync(made.Id);
        changed.State.ShouldBe(DistributionState.Changed);
        changed.Untold.ShouldBe(DistributionChange.Venue);
        (changed.PreviousVenue, changed.Venue).ShouldBe(("Balai RW 06", "Posyandu RW 06"));
        changed.Version.ShouldBeGreaterThan(made.Version);
    }

    [Fact]
    public async Task Moved_back_before_anybody_was_told_there_is_nothing_to_tell()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var made = await room.AnnouncedAsync();
        foreach (var venue in (string[])["Posyandu RW 06", "Lapangan", "Balai RW 06"])
        {
            var draft = DistributionRoom.Draft with { Venue = venue };
            await room.DoAsync((call, ct) => room.Distributions.ChangeAsync(call, made.Id, draft, "pindah", ct));
        }

        (await room.ReadAsync(made.Id)).Untold.ShouldBe(DistributionChange.None);
    }

    [Fact]
    public async Task A_cancelled_one_is_untold_when_it_was_announced_and_stays_cancelled()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var made = await room.AnnouncedAsync();

        await room.DoAsync((call, ct) => DistributionDesk.CancelAsync(call, made.Id, "beras belum datang", ct));

        (await room.ReadAsync(made.Id)).Untold.ShouldBe(DistributionChange.Cancelled);
        DistributionRoom.Why(await room.DoAsync((call, ct) => room.Distributions.StartAsync(call, made.Id, ct)))
            .ShouldBe(DistributionRefusal.NotFromHere);
        DistributionRoom.Why(await room.DoAsync(
            (call, ct) => room.Distributions.ChangeAsync(call, made.Id, DistributionRoom.Draft, "x", ct)))
            .ShouldBe(DistributionRefusal.NotFromHere);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        (DistributionDraft Draft, DistributionRefusal Why)[] wrong =
        [
            (DistributionRoom.Draft with { Programme = "NO" }, DistributionRefusal.ProgrammeUnknown),
            (DistributionRoom.Draft with { Title = " " }, DistributionRefusal.TitleMissing),
            (DistributionRoom.Draft with { Rws = [] }, DistributionRefusal.RwMissing),
            (DistributionRoom.Draft with { Rws = ["77"] }, DistributionRefusal.RwUnknown),
            (DistributionRoom.Draft with { Date = DistributionRoom.Today.AddDays(-1) }, DistributionRefusal.DateOver),
            (DistributionRoom.Draft with { VenueLatitude = -6.9 }, DistributionRefusal.PlaceHalf),
            (DistributionRoom.Draft with { VenueMap = "javascript:alert(1)" }, DistributionRefusal.LinkUnsafe),
            (DistributionRoom.Draft with { Venue = new string('a', 201) }, DistributionRefusal.TooLong),
        ];

        foreach (var (draft, why) in wrong)
            DistributionRoom.Why(await room.DoAsync(
                (call, ct) => room.Distributions.CreateAsync(call, room.Room.Desk.Id, draft, ct))).ShouldBe(why);
        DistributionRoom.Why(await room.DoAsync(
            (call, ct) => room.Distributions.CreateAsync(call, room.Room.Desk.Id, DistributionRoom.Draft, ct),
            StaffRole.RwHead)).ShouldBe(DistributionRefusal.NotYourRole);
    }

    [Fact]
    public async Task Of_two_who_change_it_one_is_told()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var made = await room.CreateAsync();

        await room.DoAsync((call, ct) => DistributionDesk.CancelAsync(call, made.Id, "x", ct), version: made.Version);
        var late = await room.DoAsync(
            (call, ct) => room.Distributions.ChangeAsync(call, made.Id, DistributionRoom.Draft, "x", ct),
            version: made.Version);

        late.ShouldBeOfType<DistributionOutcome.Overtaken>();
    }

    [Fact]
    public async Task Entitled_are_the_enrolled_of_its_rws_one_of_each_family()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var family = room.Room.Ids.Next();
        var mother = await room.ResidentAsync("SITI", household: family, born: 1960);
        await room.ResidentAsync("ANAK SITI", household: family, born: 1990);
        var alone = await room.ResidentAsync("BUDI");
        await room.ResidentAsync("JAUH", rw: "07");
        await room.ResidentAsync("LAIN", programme: "PKH");
        await room.ResidentAsync("ALMARHUM", standing: Standing.Deceased);
        await room.ResidentAsync("DITAHAN", isHeld: true);
        var made = await room.CreateAsync();

        var first = await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));
        var again = await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));

        first.ShouldBeOfType<DistributionOutcome.Done>().Count.ShouldBe(2);
        again.ShouldBeOfType<DistributionOutcome.Done>().Count.ShouldBe(0);
        (await room.Room.AllAsync<DistributionEntitlement>()).Select(e => e.ResidentId)
            .ShouldBe([mother, alone], ignoreOrder: true);
    }

    [Fact]
    public async Task Slots_and_passes_are_given_once_and_a_new_hour_takes_the_slots_away()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        for (var n = 0; n < 5; n++) await room.ResidentAsync($"WARGA {(char)('A' + n)}", rt: n < 3 ? "01" : "02");
        var made = await room.CreateAsync();
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));

        await room.DoAsync((call, ct) => EntitledPeople.PlanSlotsAsync(call, made.Id, ct));
        await room.DoAsync((call, ct) => room.People.IssuePassesAsync(call, made.Id, ct));
        var late = await room.ResidentAsync("BELAKANGAN");
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));
        await room.DoAsync((call, ct) => EntitledPeople.PlanSlotsAsync(call, made.Id, ct));
        var again = await room.DoAsync((call, ct) => room.People.IssuePassesAsync(call, made.Id, ct));

        again.ShouldBeOfType<DistributionOutcome.Done>().Count.ShouldBe(1);
        (await room.Room.AllAsync<DistributionEntitlement>()).GroupBy(e => e.SlotAt).OrderBy(slot => slot.Key)
            .Select(slot => slot.Count()).ShouldBe([1, 2, 2, 1]);
        (await room.EntitlementAsync(late)).SlotAt.ShouldBe(new TimeOnly(10, 30));
        (await room.Room.AllAsync<PickupPass>()).Select(p => p.Code).Distinct().Count().ShouldBe(6);

        var later = DistributionRoom.Draft with { StartsAt = new TimeOnly(13, 0) };
        await room.DoAsync((call, ct) => room.Distributions.ChangeAsync(call, made.Id, later, "", ct));
        (await room.EntitlementAsync(late)).SlotAt.ShouldBeNull();
    }

    [Fact]
    public async Task Who_could_come_is_asked_again_when_the_day_changes()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        var made = await room.AnnouncedAsync();
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));
        await room.ReplyAsync(siti, (_, own, now, _) =>
            Task.FromResult(EntitlementReplies.TryAnswer(own, isComing: true, room.Room.Contact, now)));
        (await room.EntitlementAsync(siti)).State.ShouldBe(EntitlementState.Coming);

        var draft = DistributionRoom.Draft with { Date = DistributionRoom.Tomorrow.AddDays(7) };
        await room.DoAsync((call, ct) => room.Distributions.ChangeAsync(call, made.Id, draft, "truk mogok", ct));

        (await room.EntitlementAsync(siti)).State.ShouldBe(EntitlementState.Entitled);
    }

    [Fact]
    public async Task A_home_visit_asked_for_twice_is_one_case()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        var made = await room.AnnouncedAsync();
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));

        for (var times = 0; times < 2; times++)
            await room.ReplyAsync(siti, (db, own, now, ct) =>
                room.Replies.AskHomeVisitAsync(db, own, "lumpuh", room.Room.Contact, now, ct));

        var filed = (await room.Room.AllAsync<Case>()).ShouldHaveSingleItem();
        filed.Kind.ShouldBe(CaseKind.HomeVisit);
        (await room.EntitlementAsync(siti)).CaseId.ShouldBe(filed.Id);
    }

    [Fact]
    public async Task The_first_signal_of_an_rw_reaches_staff_and_the_others_are_counted()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var others = new[] { room.Room.Contact, await room.Room.ContactAsync("5100000002") };
        var said = new List<bool>();
        foreach (var who in (Contact[])[.. others, others[0]])
            said.Add(await room.Room.Database.WriteAsync(
                (db, ct) => room.Signals.TryAddAsync(
                    db, who, "BPNT", "06", DistributionRoom.Today, room.Room.Time.GetUtcNow(), ct), Ct));

        said.ShouldBe([true, true, false]);
        (await room.Room.AllAsync<Case>()).ShouldHaveSingleItem().Programme.ShouldBe("BPNT");
        await using var db = room.Room.Database.Open();
        var head = room.Room.Staff(StaffRole.RwHead);
        (await ReleaseSignals.CountAsync(db, head with { Rw = "06" }, 202611, Ct)).ShouldHaveSingleItem().Chats
            .ShouldBe(2);
        (await ReleaseSignals.CountAsync(db, head, 202611, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chat_answers_for_its_own_people_only()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        await room.ResidentAsync("BUDI");
        var chat = await room.Room.ContactAsync("5100000009", resident: siti);
        var made = await room.AnnouncedAsync();
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));

        await using var db = room.Room.Database.Open();
        var own = await EntitlementReplies.Own(db, chat.Id).ToListAsync(Ct);

        own.ShouldHaveSingleItem().ResidentId.ShouldBe(siti);
        (await EntitlementReplies.Own(db, room.Room.Contact.Id).AnyAsync(Ct)).ShouldBeFalse();
    }
}
