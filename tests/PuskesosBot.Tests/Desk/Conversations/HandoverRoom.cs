using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Conversations;

/// <summary>A desk with a chat and two officers, in two processes on one database.</summary>
internal sealed class HandoverRoom : IAsyncDisposable
{
    private const string Chat = "5100000001";

    private readonly IdentifierVault _vault = new(new byte[IdentifierVault.KeyBytes]);
    private TurnRoomForTests? _turns;
    private int _updates;

    private HandoverRoom(DeskDatabase one, DeskDatabase two)
    {
        Ids = new IdSource(Time);
        (One, Two) = (new Process(this, one), new Process(this, two));
    }

    /// <summary>Monday, 23 November 2026, 9.00 in Bandung; the desk is open.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    public IdSource Ids { get; }

    public Process One { get; }

    public Process Two { get; }

    public StaffMember Rina { get; private set; } = null!;

    public StaffMember Budi { get; private set; } = null!;

    public DeskHome Home { get; private set; } = null!;

    public Guid ContactId { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="one">Empty; the same store as <paramref name="two"/>.</param>
    public static async Task<HandoverRoom> OpenAsync(DeskDatabase one, DeskDatabase two)
    {
        var room = new HandoverRoom(one, two);
        await one.MigrateAsync(Ct);
        await two.MigrateAsync(Ct);
        var content = TestDesk.Content;
        var facts = new DeskFacts(content.Profile);
        room._turns = await TurnRoomForTests.OpenAsync(
            one, room.Time, () => content.Dialogs, content.Actions(room._vault, room.Ids), facts.Of);
        await using (var desk = one.Open())
            room.Home = new DeskHome(await desk.Desks.AsNoTracking().SingleAsync(Ct), "id", facts.Of);
        room.Rina = await room.StaffAsync("rina", StaffRole.FrontOffice);
        room.Budi = await room.StaffAsync("budi", StaffRole.Coordinator);
        await room.HearAsync("halo");
        room.ContactId = (await room.AllAsync<Contact>()).Single().Id;
        return room;
    }

    /// <summary>One message of the resident, as a whole turn.</summary>
    public async Task HearAsync(string text)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        var key = new MessageKey(ChannelNames.Telegram, $"u{Interlocked.Increment(ref _updates)}");
        var message = new InboundMessage(key, new ChatAddress(ChannelNames.Telegram, Chat), Time.GetUtcNow())
        {
            Text = text,
        };
        (await _turns!.Pump.RunAsync(message, Ct)).ShouldBe(InboundVerdict.Committed);
    }

    public async Task<Handover> OpenHandoverAsync() =>
        (await AllAsync<Handover>()).Single(h => h.EndedAt is null);

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var desk = One.Database.Open();
        return await desk.Set<T>().AsNoTracking().ToListAsync(Ct);
    }

    /// <summary>What the resident gets, oldest first.</summary>
    public async Task<List<string>> SaidAsync() =>
        [.. (await AllAsync<OutboxMessage>()).OrderBy(m => m.Id).Select(m => m.ToMessage().Text)];

    public async ValueTask DisposeAsync()
    {
        if (_turns is not null) await _turns.DisposeAsync();
        await One.DisposeAsync();
        await Two.DisposeAsync();
        _vault.Dispose();
    }

    private async Task<StaffMember> StaffAsync(string name, StaffRole role)
    {
        var staff = new StaffMember
        {
            Id = Ids.Next(),
            DeskId = Home.Desk.Id,
            Name = char.ToUpperInvariant(name[0]) + name[1..],
            SignInName = name,
            Role = role,
            SecurityStamp = "1",
            CreatedAt = Time.GetUtcNow(),
        };
        await One.Database.WriteAsync(
            (desk, _) =>
            {
                desk.Staff.Add(staff);
                return Task.FromResult(true);
            },
            Ct);
        return staff;
    }

    /// <summary>One of two that serve the same desk.</summary>
    internal sealed class Process(HandoverRoom room, DeskDatabase database) : IAsyncDisposable
    {
        private readonly Sender _sender = new(database, [], room.Time, NullLogger<Sender>.Instance);
        private HandoverDesk? _handovers;

        public DeskDatabase Database => database;

        public HandoverDesk Handovers => _handovers ??= new HandoverDesk(
            room.Home, () => TestDesk.Content.Dialogs, new Outbox(_sender, room.Ids));

        public HandoverClock Clock => new(database, Handovers, TestDesk.Content.Profile, new HandoverLimits());

        public Task<HandoverResult> DoAsync(
            Func<DeskDb, DateTimeOffset, CancellationToken, Task<HandoverResult>> act) =>
            database.WriteAsync((desk, ct) => act(desk, room.Time.GetUtcNow(), ct), Ct);

        public Task<HandoverResult> TakeAsync(StaffMember staff, Guid handover) =>
            DoAsync((desk, now, ct) => Handovers.TakeAsync(desk, staff, handover, now, ct));

        public async ValueTask DisposeAsync()
        {
            await _sender.DisposeAsync();
            database.Dispose();
        }
    }
}
