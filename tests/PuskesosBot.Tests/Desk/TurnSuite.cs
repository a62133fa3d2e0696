using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk;

/// <summary>What a turn promises, on either database.</summary>
public abstract class TurnSuite : IAsyncLifetime
{
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
    private int _updates;

    internal DeskDatabase Database { get; private set; } = null!;

    private protected abstract Task<DeskDatabase> OpenDatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        Database = await OpenDatabaseAsync();
        await Database.MigrateAsync(Ct);
    }

    public virtual ValueTask DisposeAsync()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_message_is_answered_and_its_effect_kept()
    {
        await using var room = await RoomAsync();

        await room.Pump.RunAsync(Said("1", "halo"), Ct);
        await room.Pump.RunAsync(Said("1", "catat"), Ct);

        (await RepliesAsync("1"))[^1].ShouldContain("Apa yang dicatat?");
        (await NotesAsync("1")).ShouldBe(["halo"]);
    }

    [Fact]
    public async Task The_same_delivery_three_times_at_once_is_one_turn()
    {
        await using var room = await RoomAsync();
        await room.Pump.RunAsync(Said("1", "halo"), Ct);
        await room.Pump.RunAsync(Said("1", "catat"), Ct);
        var message = Said("1", "beras");

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => room.Pump.RunAsync(message, Ct)));

        verdicts.ShouldAllBe(verdict => verdict == InboundVerdict.Committed);
        (await NotesAsync("1")).ShouldBe(["halo", "beras"]);
    }

    [Fact]
    public async Task Two_processes_that_get_the_same_deliveries_make_each_effect_once()
    {
        await using var one = await RoomAsync();
        await using var two = await RoomAsync();
        string[] chats = ["1", "2", "3", "4", "5"];
        foreach (var chat in chats) await one.Pump.RunAsync(Said(chat, "halo"), Ct);
        foreach (var chat in chats) await one.Pump.RunAsync(Said(chat, "catat"), Ct);
        var messages = chats.SelectMany(chat => Enumerable.Range(0, 20).Select(n => Said(chat, $"kata {n}"))).ToList();

        await Task.WhenAll(messages.SelectMany(m => new[] { one.Pump.RunAsync(m, Ct), two.Pump.RunAsync(m, Ct) }));

        foreach (var chat in chats) (await NotesAsync(chat)).Count.ShouldBe(21);
    }

    [Fact]
    public async Task Messages_of_a_conversation_keep_their_order_under_load()
    {
        await using var room = await RoomAsync();
        await room.Pump.RunAsync(Said("1", "halo"), Ct);
        await room.Pump.RunAsync(Said("1", "catat"), Ct);
        var said = Enumerable.Range(0, 200).Select(n => $"kata {n}").ToList();

        await Task.WhenAll(said.Select(words => room.Pump.RunAsync(Said("1", words), Ct)));

        (await NotesAsync("1")).ShouldBe(["halo", .. said]);
        (await RepliesAsync("1")).TakeLast(said.Count).ShouldBe(said.Select(words => $"Tercatat: {words}."));
    }

    [Fact]
    public async Task A_turn_that_throws_parks_its_message_apologises_and_opens_a_case_beside_good_ones()
    {
        await using var room = await RoomAsync();
        foreach (var chat in (string[])["1", "2"]) await room.Pump.RunAsync(Said(chat, "halo"), Ct);
        await room.Pump.RunAsync(Said("2", "catat"), Ct);

        var verdicts = await Task.WhenAll(
            room.Pump.RunAsync(Said("1", "rusak"), Ct), room.Pump.RunAsync(Said("2", "beras"), Ct));

        verdicts.ShouldAllBe(verdict => verdict == InboundVerdict.Committed);
        await using var desk = Database.Open();
        var fault = await desk.Cases.SingleAsync(Ct);
        fault.Kind.ShouldBe(CaseKind.Fault);
        var parked = await desk.Parked.SingleAsync(Ct);
        parked.Text.ShouldBe("rusak");
        parked.Error.ShouldNotContain("a fault of ours");
        parked.CaseId.ShouldBe(fault.Id);
        (await RepliesAsync("1"))[^1].ShouldBe($"Maaf. Resi: {fault.Receipt}.");
        (await NotesAsync("2")).ShouldBe(["halo", "beras"]);
    }

    [Fact]
    public async Task A_parked_message_delivered_again_opens_no_second_case()
    {
        await using var room = await RoomAsync();
        await room.Pump.RunAsync(Said("1", "halo"), Ct);
        var message = Said("1", "rusak");

        await room.Pump.RunAsync(message, Ct);
        await room.Pump.RunAsync(message, Ct);

        await using var desk = Database.Open();
        (await desk.Cases.CountAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task An_identifier_in_a_message_is_masked_before_it_is_stored()
    {
        await using var room = await RoomAsync();
        await room.Pump.RunAsync(Said("1", "halo"), Ct);
        await room.Pump.RunAsync(Said("1", "catat"), Ct);

        await room.Pump.RunAsync(Said("1", "NIK saya 3273024107850000"), Ct);

        await using var desk = Database.Open();
        (await desk.Inbound.Select(i => i.Text).ToListAsync(Ct)).ShouldAllBe(t => !t.Contains("4107850000"));
        (await desk.Outbox.Select(o => o.Body).ToListAsync(Ct)).ShouldAllBe(b => !b.Contains("4107850000"));
    }

    [Fact]
    public async Task Blocking_the_bot_cancels_what_waits_and_writing_again_unblocks()
    {
        await using var room = await RoomAsync();
        await room.Pump.RunAsync(Said("1", "halo"), Ct);

        await room.Pump.RunAsync(Said("1", "") with { Kind = InboundKind.Blocked }, Ct);

        await using (var desk = Database.Open())
        {
            (await desk.Outbox.Select(o => o.State).Distinct().ToListAsync(Ct)).ShouldBe([OutboxState.Cancelled]);
            (await desk.Contacts.SingleAsync(Ct)).BlockedAt.ShouldNotBeNull();
        }

        await room.Pump.RunAsync(Said("1", "halo lagi"), Ct);
        await using var again = Database.Open();
        (await again.Contacts.SingleAsync(Ct)).BlockedAt.ShouldBeNull();
    }

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<TurnRoomForTests> RoomAsync() => TurnRoomForTests.OpenAsync(Database, _time);

    private protected InboundMessage Said(string chat, string text) => new(
        new MessageKey(ChannelNames.Telegram, $"{Interlocked.Increment(ref _updates)}"),
        new ChatAddress(ChannelNames.Telegram, chat), _time.GetUtcNow())
    { Text = text };

    private async Task<List<string>> NotesAsync(string chat)
    {
        await using var desk = Database.Open();
        return await desk.Audit.Where(a => a.Who == $"contact:{chat}" && a.Did == "note")
            .OrderBy(a => a.Id).Select(a => a.Why).ToListAsync(Ct);
    }

    private protected async Task<List<string>> RepliesAsync(string chat, DeskDatabase? database = null)
    {
        await using var desk = (database ?? Database).Open();
        var bodies = await desk.Contacts.Where(c => c.Address == chat)
            .Join(desk.Outbox, c => c.Id, o => o.ContactId, (_, o) => o).OrderBy(o => o.Id)
            .Select(o => o.Body).ToListAsync(Ct);
        return [.. bodies.Select(body => OutboxBody.Read(body).Text)];
    }
}
