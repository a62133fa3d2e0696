using PuskesosBot.Data.Postgres;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Conversations;

public sealed class HandoverOnSqliteTests : HandoverSuite, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private protected override Task<(DeskDatabase One, DeskDatabase Two)> DatabasesAsync() =>
        Task.FromResult<(DeskDatabase, DeskDatabase)>(
            (new SqliteDatabase(_folder.File("desk.db")), new SqliteDatabase(_folder.File("desk.db"))));
}

public sealed class HandoverOnPostgresTests : HandoverSuite
{
    private protected override async Task<(DeskDatabase One, DeskDatabase Two)> DatabasesAsync()
    {
        var connection = await PostgresServer.CreateDatabaseAsync();
        return (new PostgresDatabase(connection), new PostgresDatabase(connection));
    }
}

/// <summary>What a handover promises, on either database.</summary>
public abstract class HandoverSuite
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<(DeskDatabase One, DeskDatabase Two)> DatabasesAsync();

    [Fact]
    public async Task Of_two_who_take_it_at_once_one_wins_and_the_other_sees_who()
    {
        await using var room = await WaitingAsync();
        var handover = await room.OpenHandoverAsync();

        var results = await Task.WhenAll(
            Task.Run(() => room.One.TakeAsync(room.Rina, handover.Id), Ct),
            Task.Run(() => room.Two.TakeAsync(room.Budi, handover.Id), Ct));

        var won = results.OfType<HandoverResult.Done>().ShouldHaveSingleItem();
        var winner = results[0] == won ? room.Rina : room.Budi;
        results.OfType<HandoverResult.HeldByOther>().ShouldHaveSingleItem().Name.ShouldBe(winner.Name);
        (await room.OpenHandoverAsync()).HeldBy.ShouldBe(winner.Id);
        (await room.SaidAsync()).Count(text => text.Contains("sekarang menjawab di sini")).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_resident_writes_while_it_is_taken_is_not_lost()
    {
        await using var room = await WaitingAsync();
        var handover = await room.OpenHandoverAsync();

        await Task.WhenAll(
            Task.Run(() => room.Two.TakeAsync(room.Rina, handover.Id), Ct),
            Task.Run(() => room.HearAsync("berasnya belum ada bu"), Ct));

        (await room.AllAsync<InboundRecord>()).ShouldContain(heard => heard.Text == "berasnya belum ada bu");
        (await room.OpenHandoverAsync()).HeldBy.ShouldBe(room.Rina.Id);
        (await room.AllAsync<Conversation>()).Single().HeldBy.ShouldBe(room.Rina.Id);
    }

    [Fact]
    public async Task While_a_person_answers_the_bot_is_silent_until_it_is_handed_back()
    {
        await using var room = await WaitingAsync();
        var handover = await room.OpenHandoverAsync();
        await room.One.TakeAsync(room.Rina, handover.Id);
        var before = (await room.SaidAsync()).Count;

        await room.HearAsync("kapan berasnya datang");
        (await room.SaidAsync()).Count.ShouldBe(before);
        await room.One.DoAsync((desk, now, ct) =>
            room.One.Handovers.SayAsync(desk, room.Rina, handover.Id, "Besok pagi, Bu.", now, ct));
        await room.One.DoAsync((desk, now, ct) =>
            room.One.Handovers.HandBackAsync(desk, room.Rina, handover.Id, now, ct));

        var said = await room.SaidAsync();
        said[before].ShouldBe("Besok pagi, Bu.");
        said[^1].ShouldContain("Obrolan dengan petugas sudah selesai");
        await room.HearAsync("1");
        (await room.SaidAsync()).Count.ShouldBeGreaterThan(said.Count);
    }

    [Fact]
    public async Task A_colleague_goes_on_and_the_resident_is_told_who()
    {
        await using var room = await WaitingAsync();
        var handover = await room.OpenHandoverAsync();
        await room.One.TakeAsync(room.Rina, handover.Id);

        (await room.Two.DoAsync((desk, now, ct) =>
            room.Two.Handovers.TransferAsync(desk, room.Budi, handover.Id, room.Budi, now, ct)))
            .ShouldBe(new HandoverResult.HeldByOther("Rina"));
        await room.One.DoAsync((desk, now, ct) =>
            room.One.Handovers.TransferAsync(desk, room.Rina, handover.Id, room.Budi, now, ct));

        (await room.OpenHandoverAsync()).HeldBy.ShouldBe(room.Budi.Id);
        (await room.SaidAsync())[^1].ShouldStartWith("Budi dari Puskesos");
    }

    [Fact]
    public async Task Only_who_answers_for_the_others_takes_it_from_them()
    {
        await using var room = await WaitingAsync();
        var handover = await room.OpenHandoverAsync();
        await room.One.TakeAsync(room.Budi, handover.Id);

        (await TakeOverAsync(room, room.Rina, handover.Id)).ShouldBe(new HandoverResult.HeldByOther("Budi"));
        await room.One.DoAsync((desk, now, ct) =>
            room.One.Handovers.TransferAsync(desk, room.Budi, handover.Id, room.Rina, now, ct));
        (await TakeOverAsync(room, room.Budi, handover.Id)).ShouldBeOfType<HandoverResult.Done>();

        (await room.OpenHandoverAsync()).HeldBy.ShouldBe(room.Budi.Id);
    }

    [Fact]
    public async Task What_nobody_goes_on_with_returns_to_the_queue_and_then_to_the_bot_with_an_apology()
    {
        await using var room = await WaitingAsync();
        var handover = await room.OpenHandoverAsync();
        await room.One.TakeAsync(room.Rina, handover.Id);

        room.Time.Advance(TimeSpan.FromMinutes(14));
        await room.One.DoAsync((desk, now, ct) => HandoverDesk.SeenAsync(desk, room.Rina, handover.Id, now, ct));
        room.Time.Advance(TimeSpan.FromMinutes(14));
        await BothClocksAsync(room);
        (await room.OpenHandoverAsync()).HeldBy.ShouldBe(room.Rina.Id);

        room.Time.Advance(TimeSpan.FromMinutes(2));
        await BothClocksAsync(room);
        (await room.OpenHandoverAsync()).ShouldSatisfyAllConditions(
            back => back.HeldBy.ShouldBeNull(), back => back.Abandoned.ShouldBe(1));
        (await room.SaidAsync())[^1].ShouldContain("kembali ke antrean");

        room.Time.Advance(TimeSpan.FromHours(2));
        await BothClocksAsync(room);
        (await room.AllAsync<Handover>()).Single().EndedAt.ShouldNotBeNull();
        (await room.AllAsync<PuskesosBot.Desk.Cases.Case>()).Single().ClosedAt.ShouldBeNull();
        (await room.SaidAsync()).Count(text => text.Contains("Maaf")).ShouldBe(2);
    }

    [Fact]
    public async Task A_step_that_dies_before_its_commit_leaves_everything_as_it_was()
    {
        await using var room = await WaitingAsync();
        var handover = await room.OpenHandoverAsync();
        var before = await room.SaidAsync();

        await Should.ThrowAsync<IOException>(() => room.One.DoAsync(async (desk, now, ct) =>
        {
            await room.One.Handovers.TakeAsync(desk, room.Rina, handover.Id, now, ct);
            await desk.SaveChangesAsync(ct);
            throw new IOException("killed");
        }));

        (await room.OpenHandoverAsync()).HeldBy.ShouldBeNull();
        (await room.SaidAsync()).ShouldBe(before);
        (await room.Two.TakeAsync(room.Budi, handover.Id)).ShouldBeOfType<HandoverResult.Done>();
    }

    [Fact]
    public async Task Staff_begin_one_unasked_and_two_at_once_begin_one()
    {
        var (one, two) = await DatabasesAsync();
        await using var room = await HandoverRoom.OpenAsync(one, two);

        var results = await Task.WhenAll(
            Task.Run(() => BeginAsync(room, room.One, room.Rina), Ct),
            Task.Run(() => BeginAsync(room, room.Two, room.Budi), Ct));

        results.OfType<HandoverResult.Done>().ShouldHaveSingleItem().Handover.Reason.ShouldBe(HandoverReason.Staff);
        results.OfType<HandoverResult.HeldByOther>().ShouldHaveSingleItem();
        (await room.AllAsync<Handover>()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_draft_is_kept_until_it_is_sent_and_hides_what_must_not_be_kept()
    {
        await using var room = await WaitingAsync();
        var handover = await room.OpenHandoverAsync();
        await room.One.TakeAsync(room.Rina, handover.Id);

        foreach (var words in (string[])["Sebentar", "Sebentar, NIK 3273010101800000"])
            await room.Two.Database.WriteAsync(
                (desk, ct) => StaffNotes.DraftAsync(
                    desk, room.Rina, room.ContactId, words, room.Time.GetUtcNow(), ct),
                Ct);

        var draft = (await room.AllAsync<ReplyDraft>()).ShouldHaveSingleItem();
        draft.Text.ShouldBe(Masking.Mask("Sebentar, NIK 3273010101800000"));
        draft.Text.ShouldNotContain("3273010101800000");
        await room.One.DoAsync((desk, now, ct) =>
            room.One.Handovers.SayAsync(desk, room.Rina, handover.Id, "Sebentar", now, ct));
        (await room.AllAsync<ReplyDraft>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_log_reads_as_it_was_said_and_pages_lose_no_line()
    {
        await using var room = await WaitingAsync();
        for (var n = 0; n < 40; n++) await room.HearAsync("menu");
        await using var desk = room.One.Database.Open();

        var read = new List<ConversationLine>();
        for (DateTimeOffset? before = null; ;)
        {
            var page = await ConversationLog.ReadAsync(desk, room.ContactId, from: null, before, Ct);
            if (page.Count == 0) break;
            read.InsertRange(0, page);
            before = page[0].At;
        }

        read.Where(line => line.Side == ConversationSide.Bot).Select(line => line.Text)
            .ShouldBe(await room.SaidAsync());
        read.Count(line => line.Side == ConversationSide.Resident)
            .ShouldBe((await room.AllAsync<InboundRecord>()).Count);
    }

    [Fact]
    public async Task An_angry_resident_comes_to_a_person()
    {
        var (one, two) = await DatabasesAsync();
        await using var room = await HandoverRoom.OpenAsync(one, two);
        await room.HearAsync("menu");

        await room.HearAsync("saya marah sekali, berasnya ga datang terus!!");

        (await room.OpenHandoverAsync()).Reason.ShouldBe(HandoverReason.Anger);
        (await room.SaidAsync()).ShouldContain(text => text.Contains("Permintaannya sudah masuk ke petugas"));
    }

    private async Task<HandoverRoom> WaitingAsync()
    {
        var (one, two) = await DatabasesAsync();
        var room = await HandoverRoom.OpenAsync(one, two);
        await room.HearAsync("petugas");
        return room;
    }

    private static Task<HandoverResult> TakeOverAsync(
        HandoverRoom room, PuskesosBot.Desk.People.StaffMember staff, Guid handover) =>
        room.Two.DoAsync((desk, now, ct) => room.Two.Handovers.TakeOverAsync(desk, staff, handover, now, ct));

    private static Task<HandoverResult> BeginAsync(
        HandoverRoom room, HandoverRoom.Process process, PuskesosBot.Desk.People.StaffMember staff)
    {
        var queue = new HandoverQueue(new CaseDesk(room.Ids, TestDesk.Content.Deadlines), room.Ids);
        return process.DoAsync((desk, now, ct) =>
            process.Handovers.BeginAsync(desk, staff, room.ContactId, queue, now, ct));
    }

    private static Task BothClocksAsync(HandoverRoom room) => Task.WhenAll(
        Task.Run(() => room.One.Clock.RunAsync(room.Time.GetUtcNow(), Ct), Ct),
        Task.Run(() => room.Two.Clock.RunAsync(room.Time.GetUtcNow(), Ct), Ct));
}
