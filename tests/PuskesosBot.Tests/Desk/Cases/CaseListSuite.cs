using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Desk.Cases;

public sealed class CaseListOnSqliteTests : CaseListSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class CaseListOnPostgresTests : CaseListSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>Lists of cases: what a filter finds, page after page, and for whom.</summary>
public abstract class CaseListSuite
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task Every_page_goes_on_where_the_last_one_ended()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var filed = new List<string>();
        for (var n = 0; n < 7; n++)
        {
            // Two of one instant are told apart, too.
            if (n % 2 == 0) room.Time.Advance(TimeSpan.FromMinutes(1));
            filed.Add((await room.FileAsync()).Receipt);
        }

        var (seen, pages, mark) = (new List<string>(), 0, (CaseMark?)null);
        do
        {
            var part = await ReadAsync(room, StaffRole.FrontOffice, new CaseFilter(room.Desk.Id), mark, 3);
            seen.AddRange(part.Cases.Select(c => c.Receipt));
            (mark, pages) = (part.Next, pages + 1);
        }
        while (mark is not null);

        pages.ShouldBe(3);
        seen.ShouldBe(filed.AsEnumerable().Reverse(), ignoreOrder: true);
        seen[0].ShouldBe(filed[^1]);
        seen[^1].ShouldBeOneOf(filed[0], filed[1]);
    }

    [Fact]
    public async Task Filters_find_what_they_say_and_together_less()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var rice = await room.FileAsync(programme: "CBP");
        var proposal = await room.FileAsync(CaseKind.Proposal, CaseState.InProgress);
        var closed = await room.FileAsync(state: CaseState.InProgress, hasChat: false);
        await room.DoAsync(
            closed.Id, StaffRole.FrontOffice, (call, ct) => room.Closings.CloseAsync(call, "Selesai.", ct));
        var me = room.Staff(StaffRole.BackOffice).StaffId;
        await room.DoAsync(
            proposal.Id, StaffRole.FrontOffice, (call, ct) => room.Work.AssignAsync(call, me, ct));
        var all = new CaseFilter(room.Desk.Id);

        (await FoundAsync(room, all)).ShouldBe([rice.Receipt, proposal.Receipt], ignoreOrder: true);
        (await FoundAsync(room, all with { Ended = true })).Count.ShouldBe(3);
        (await FoundAsync(room, all with { States = [CaseState.Closed] })).ShouldBe([closed.Receipt]);
        (await FoundAsync(room, all with { States = [CaseState.Received, CaseState.Reopened] }))
            .ShouldBe([rice.Receipt]);
        (await FoundAsync(room, all with { Kind = CaseKind.Proposal })).ShouldBe([proposal.Receipt]);
        (await FoundAsync(room, all with { Programme = "CBP" })).ShouldBe([rice.Receipt]);
        (await FoundAsync(room, all with { Hands = CaseHands.Mine })).ShouldBe([proposal.Receipt]);
        (await FoundAsync(room, all with { Hands = CaseHands.Nobody })).ShouldBe([rice.Receipt]);
        (await FoundAsync(room, all with { Rw = "06" })).ShouldBeEmpty();
        (await FoundAsync(room, all with { Rw = "05", Programme = "CBP", Hands = CaseHands.Mine })).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_late_or_was_is_found_and_what_stands_still_is_not()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var late = await room.FileAsync();
        await room.FileAsync(state: CaseState.WaitingForResident);
        var filter = new CaseFilter(room.Desk.Id) { IsLate = true };
        (await FoundAsync(room, filter)).ShouldBeEmpty();

        room.Time.Advance(TimeSpan.FromDays(60));
        (await FoundAsync(room, filter)).ShouldBe([late.Receipt]);
        await room.SweepAsync();

        (await room.ReadAsync(late.Id)).Level.ShouldNotBe(CaseLevel.FrontOffice);
        (await FoundAsync(room, filter)).ShouldBe([late.Receipt]);
    }

    [Fact]
    public async Task A_receipt_is_found_however_it_was_typed_and_a_name_by_how_it_begins()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (siti, sitz) = (await ResidentAsync(room, "SITI AMINAH", "05"), await ResidentAsync(room, "SITZ", "05"));
        var hers = await room.FileAsync(resident: siti);
        var other = await room.FileAsync(resident: sitz, state: CaseState.Closed);
        var all = new CaseFilter(room.Desk.Id);

        var sloppy = hers.Receipt.ToLowerInvariant().Replace('-', ' ');
        (await FoundAsync(room, all with { Search = sloppy, Kind = CaseKind.Emergency })).ShouldBe([hers.Receipt]);
        (await FoundAsync(room, all with { Search = other.Receipt })).ShouldBe([other.Receipt]);
        (await FoundAsync(room, all with { Search = "siti am" })).ShouldBe([hers.Receipt]);
        (await FoundAsync(room, all with { Search = "Sitz", Ended = true })).ShouldBe([other.Receipt]);
        (await FoundAsync(room, all with { Search = "sit", Ended = true })).Count.ShouldBe(2);
        (await FoundAsync(room, all with { Search = "aminah" })).ShouldBeEmpty();
        (await FoundAsync(room, all with { Search = "si" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_finds_what_is_not_theirs()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var siti = await ResidentAsync(room, "SITI AMINAH", "05");
        var filed = await room.FileAsync(resident: siti);
        var head = room.Staff(StaffRole.RwHead);
        var next = head with { Rw = "06" };
        var elsewhere = room.Staff(StaffRole.BackOffice) with { DeskId = room.Ids.Next() };
        await room.FileAsync(resident: await ResidentAsync(room, "MELATI", "06"));
        await using var db = room.Database.Open();

        (await FoundByAsync(head, "siti")).ShouldBe([filed.Receipt]);
        (await FoundByAsync(head, "melati")).ShouldBeEmpty();
        (await new CaseList(head).FindAsync(db, filed.Receipt, Ct)).ShouldNotBeNull();
        foreach (var stranger in (StaffScope[])[next, elsewhere])
        {
            var list = new CaseList(stranger);
            (await list.FindAsync(db, filed.Receipt, Ct)).ShouldBeNull();
            foreach (var search in (string[])["", filed.Receipt, "siti"])
            {
                var filter = new CaseFilter(room.Desk.Id) { Search = search };
                (await list.ReadAsync(db, filter, null, 10, room.Time.GetUtcNow(), Ct)).Cases.ShouldBeEmpty();
            }
        }

        async Task<IEnumerable<string>> FoundByAsync(StaffScope reader, string name)
        {
            var filter = new CaseFilter(room.Desk.Id) { Search = name };
            var part = await new CaseList(reader).ReadAsync(db, filter, null, 10, room.Time.GetUtcNow(), Ct);
            return part.Cases.Select(c => c.Receipt);
        }
    }

    private static async Task<Guid> ResidentAsync(CaseRoom room, string name, string rw)
    {
        var id = room.Ids.Next();
        await room.WriteAsync(db => db.Residents.Add(new Resident
        {
            Id = id,
            DeskId = room.Desk.Id,
            Name = name,
            SearchName = name,
            Rw = rw,
            LastImportId = room.Ids.Next(),
        }));
        return id;
    }

    private static async Task<List<string>> FoundAsync(CaseRoom room, CaseFilter filter) =>
        [.. (await ReadAsync(room, StaffRole.BackOffice, filter, null, 50)).Cases.Select(c => c.Receipt)];

    private static async Task<CasePart> ReadAsync(
        CaseRoom room, StaffRole role, CaseFilter filter, CaseMark? after, int max)
    {
        await using var db = room.Database.Open();
        return await new CaseList(room.Staff(role)).ReadAsync(db, filter, after, max, room.Time.GetUtcNow(), Ct);
    }
}
