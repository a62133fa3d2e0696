using PuskesosBot.Channels;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Faults;

/// <summary>Puts contacts and what is to be sent to them into the outbox, as an announcement does.</summary>
/// <param name="deskId">Of the desk whose contacts they are; messages from them find them then.</param>
internal sealed class QueuedRows(DeskDatabase database, string channel, Guid deskId = default)
{
    private const int RowsPerWrite = 2_000;
    private readonly IdSource _ids = new(TimeProvider.System);
    private readonly Dictionary<string, Contact> _contacts = [];

    /// <summary>When the people wrote last.</summary>
    public DateTimeOffset WroteAt { get; init; } = TimeProvider.System.GetUtcNow();

    public OutboxPriority Priority { get; init; } = OutboxPriority.Bulk;

    /// <summary>In the order given; the ids of the rows.</summary>
    public async Task<IReadOnlyList<Guid>> AddAsync(
        IEnumerable<(string Address, string Text)> messages, CancellationToken ct)
    {
        var added = new List<Guid>();
        foreach (var some in messages.Chunk(RowsPerWrite))
        {
            await database.WriteAsync(
                (desk, _) =>
                {
                    desk.ChangeTracker.AutoDetectChangesEnabled = false;
                    added.AddRange(some.Select(message => Add(desk, message.Address, message.Text)));
                    return Task.FromResult(0);
                },
                ct);
        }

        return added;
    }

    private Guid Add(DeskDb desk, string address, string text)
    {
        var contact = ContactAt(desk, address);
        var row = new OutboxMessage
        {
            Id = _ids.Next(),
            ContactId = contact.Id,
            Channel = channel,
            Priority = Priority,
            Body = OutboxBody.Write(new OutboundMessage(contact.ToAddress(), text)),
            DueAt = WroteAt,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        desk.Outbox.Add(row);
        return row.Id;
    }

    private Contact ContactAt(DeskDb desk, string address)
    {
        if (_contacts.TryGetValue(address, out var known)) return known;
        var contact = new Contact
        {
            Id = _ids.Next(),
            DeskId = deskId,
            Channel = channel,
            Address = address,
            CreatedAt = WroteAt,
            LastInboundAt = WroteAt,
        };
        desk.Contacts.Add(contact);
        desk.Conversations.Add(new Conversation
        {
            ContactId = contact.Id,
            Position = "",
            Version = 0,
            UpdatedAt = WroteAt,
        });
        return _contacts[address] = contact;
    }
}
