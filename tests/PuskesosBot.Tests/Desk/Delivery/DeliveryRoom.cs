using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>A real database with an outbox to fill, and a clock moved by hand.</summary>
internal sealed class DeliveryRoom : IAsyncLifetime
{
    private static readonly IdSource Ids = new(TimeProvider.System);
    private readonly TempFolder _folder = new();

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    public DeskDatabase Database { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => OpenAsync(new SqliteDatabase(_folder.File("desk.db")));

    public async ValueTask OpenAsync(DeskDatabase database)
    {
        Database = database;
        await Database.MigrateAsync(Ct);
    }

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <param name="state">In hand: of a process that died.</param>
    public Task<Guid> QueueAsync(
        string text, OutboxState state = OutboxState.Queued, string chat = "5100000001",
        OutboxPriority priority = OutboxPriority.Reply, TemplateUse? template = null)
    {
        var now = Time.GetUtcNow();
        return Database.WriteAsync(
            async (desk, ct) =>
            {
                var contact = await ContactAsync(desk, chat, ct);
                var id = Ids.Next();
                var message = new OutboundMessage(contact.ToAddress(), text) { Template = template };
                desk.Outbox.Add(new OutboxMessage
                {
                    Id = id,
                    ContactId = contact.Id,
                    Channel = contact.Channel,
                    Priority = priority,
                    Body = OutboxBody.Write(message),
                    State = state,
                    LeasedBy = state == OutboxState.InHand ? "dead" : null,
                    LeasedUntil = state == OutboxState.InHand ? now + TimeSpan.FromMinutes(1) : null,
                    DueAt = now,
                    CreatedAt = now,
                });
                return id;
            },
            Ct);
    }

    /// <param name="database">Of another process; null: this one's.</param>
    public async Task<Sender> StartAsync(IChannelSender channel, DeskDatabase? database = null)
    {
        var sender = new Sender(database ?? Database, [channel], Time, NullLogger<Sender>.Instance);
        await sender.StartAsync(Ct);
        return sender;
    }

    public async Task<OutboxMessage> ReadAsync(Guid id)
    {
        await using var desk = Database.Open();
        return await desk.Outbox.AsNoTracking().SingleAsync(m => m.Id == id, Ct);
    }

    public async Task<Contact> ContactOfAsync(Guid outboxId)
    {
        var row = await ReadAsync(outboxId);
        await using var desk = Database.Open();
        return await desk.Contacts.AsNoTracking().SingleAsync(c => c.Id == row.ContactId, Ct);
    }

    public Task StateBecomesAsync(Guid id, OutboxState state) =>
        Until.TrueAsync(async () => (await ReadAsync(id)).State == state, $"the row becomes {state}");

    /// <summary>Moves the clock on, step by step, until something is so.</summary>
    public Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? step = null) => Until.TrueAsync(
        () =>
        {
            if (condition()) return true;
            Time.Advance(step ?? TimeSpan.FromSeconds(1));
            return false;
        },
        "the awaited call");

    private async Task<Contact> ContactAsync(DeskDb desk, string chat, CancellationToken ct) =>
        await desk.Contacts.FirstOrDefaultAsync(c => c.Address == chat, ct) ?? desk.Contacts.Add(new Contact
        {
            Id = Ids.Next(),
            DeskId = Ids.Next(),
            Channel = ChannelNames.Telegram,
            Address = chat,
            CreatedAt = Time.GetUtcNow(),
            LastInboundAt = Time.GetUtcNow(),
        }).Entity;
}
