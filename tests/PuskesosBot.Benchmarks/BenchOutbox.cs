using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Benchmarks;

/// <summary>An outbox on SQLite to fill, with as many chats as messages.</summary>
internal sealed class BenchOutbox : IDisposable
{
    private const int RowsPerWrite = 5_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private readonly string _folder = Directory.CreateTempSubdirectory("puskesos-outbox-").FullName;
    private readonly SqliteDatabase _database;
    private int _filled;

    private BenchOutbox() => _database = new SqliteDatabase(Path.Combine(_folder, "desk.db"));

    internal static async Task<BenchOutbox> OpenAsync()
    {
        var room = new BenchOutbox();
        await room._database.MigrateAsync(default);
        return room;
    }

    internal Sender Sender(IChannelSender channel) =>
        new(_database, [channel], TimeProvider.System, NullLogger<Sender>.Instance);

    internal async Task FillAsync(int messages, OutboxPriority priority)
    {
        await FillAsync(_database, messages, priority, _filled);
        _filled += messages;
    }

    internal Task SentAsync() => SentAsync(_database);

    /// <param name="known">Chats that are there already; the new ones are others.</param>
    internal static async Task FillAsync(
        DeskDatabase database, int messages, OutboxPriority priority, int known = 0)
    {
        var ids = new IdSource(TimeProvider.System);
        for (var from = known; from < known + messages; from += RowsPerWrite)
        {
            var to = Math.Min(known + messages, from + RowsPerWrite);
            await database.WriteAsync(
                (desk, _) =>
                {
                    desk.ChangeTracker.AutoDetectChangesEnabled = false;
                    for (var i = from; i < to; i++) Add(desk, ids, 5_300_000_000 + i, priority);
                    return Task.FromResult(0);
                },
                default);
        }
    }

    /// <summary>Waits until all bulk messages are written down as sent; throws when one failed instead.</summary>
    internal static async Task SentAsync(DeskDatabase database)
    {
        while (true)
        {
            await using var desk = database.Open();
            // By the words of their indexes, one after the other: else each look would read all that was sent.
            var bulk = desk.Outbox.Where(m => m.Priority == OutboxPriority.Bulk);
            var isOver = !await bulk.AnyAsync(m => m.State == OutboxState.Queued && m.Channel == ChannelNames.Telegram)
                && !await bulk.AnyAsync(m => m.State == OutboxState.InHand);
            if (isOver)
            {
                var failed = await bulk.CountAsync(m => m.State != OutboxState.Sent);
                if (failed > 0) throw new InvalidOperationException($"{failed} messages were not sent");
                return;
            }

            await Task.Delay(Look);
        }
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Add(DeskDb desk, IdSource ids, long chat, OutboxPriority priority)
    {
        var now = TimeProvider.System.GetUtcNow();
        var contact = new Contact
        {
            Id = ids.Next(),
            DeskId = Guid.Empty,
            Channel = ChannelNames.Telegram,
            Address = chat.ToString(CultureInfo.InvariantCulture),
            CreatedAt = now,
            LastInboundAt = now,
        };
        desk.Contacts.Add(contact);
        desk.Outbox.Add(new OutboxMessage
        {
            Id = ids.Next(),
            ContactId = contact.Id,
            Channel = contact.Channel,
            Priority = priority,
            Body = OutboxBody.Write(new OutboundMessage(contact.ToAddress(), "Beras sudah ada.")),
            DueAt = now,
            CreatedAt = now,
        });
    }
}

/// <summary>A provider that takes everything at once.</summary>
internal sealed class InstantChannel : IChannelSender
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public string Channel => ChannelNames.Telegram;

    public ChannelLimits Limits { get; } = new(1_000_000, 10_000, 1_000, 1_000_000, 32);

    internal int Count => Volatile.Read(ref _count);

    internal Task First => _first.Task;

    public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken ct)
    {
        Interlocked.Increment(ref _count);
        _first.TrySetResult();
        return Task.FromResult<SendResult>(new SendResult.Accepted("1"));
    }

    internal async Task CountAsync(int count)
    {
        while (Count < count) await Task.Delay(Look);
    }
}
