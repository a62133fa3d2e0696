using System.Data.Common;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Conversations;

/// <summary>
/// The hot path in plain SQL: dedupe, contact, position, outbox. One per lane, on the lane's connection.
/// </summary>
internal sealed class TurnStatements(DbConnection connection, string rowLock) : IDisposable
{
    // In numbers: only so does SQLite see that IX_outbox_unsent_replies has all of these.
    internal const string HeldElsewhere =
        """
        select 1 from outbox where "ContactId" = @p0 and "State" in (0, 1) and "Priority" = 0
        and ("LeasedBy" is null or "LeasedBy" <> @p1) limit 1
        """;

    private const string ContactColumns =
        """
        c."Id", c."DeskId", c."Channel", c."Address", c."IsGroup", c."Language", c."ConsentAt", c."ConsentVersion",
        c."NoticesStoppedAt", c."BlockedAt", c."LastInboundAt", c."PhoneHash", c."CreatedAt", v."Position", v."Version",
        v."HeldBy"
        """;

    private readonly Statement _find = new(
        connection,
        $"""
        select {ContactColumns} from contacts c join conversations v on v."ContactId" = c."Id"
        where c."Channel" = @p0 and c."Address" = @p1{rowLock}
        """,
        2);

    private readonly Statement _addContact = new(
        connection,
        """
        insert into contacts ("Id", "DeskId", "Channel", "Address", "IsGroup", "Language", "LastInboundAt", "CreatedAt")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p6) on conflict ("Channel", "Address") do nothing
        """,
        7);

    private readonly Statement _addConversation = new(
        connection,
        """
        insert into conversations ("ContactId", "Position", "Version", "UpdatedAt") values (@p0, '', 0, @p1)
        """,
        2);

    private readonly Statement _remember = new(
        connection,
        """
        insert into inbound ("Channel", "ExternalId", "ContactId", "At", "Text", "Media")
        values (@p0, @p1, @p2, @p3, @p4, @p5)
        on conflict ("Channel", "ExternalId") do nothing
        """,
        6);

    private readonly Statement _saveContact = new(
        connection,
        """
        update contacts set "Address" = @p1, "Language" = @p2, "ConsentAt" = @p3, "ConsentVersion" = @p4,
        "NoticesStoppedAt" = @p5, "BlockedAt" = @p6, "LastInboundAt" = @p7, "PhoneHash" = @p8 where "Id" = @p0
        """,
        9);

    private readonly Statement _savePosition = new(
        connection,
        """
        update conversations set "Position" = @p2, "Version" = @p1 + 1, "UpdatedAt" = @p3
        where "ContactId" = @p0 and "Version" = @p1
        """,
        4);

    private readonly Statement _addOutbox = new(
        connection,
        """
        insert into outbox ("Id", "ContactId", "Channel", "Priority", "Body", "State", "DueAt", "Attempts", "LeasedBy",
        "LeasedUntil", "PossiblyDoubled", "CreatedAt", "Stage", "Passage")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, @p7, @p8, @p9, @p6, 0, 0)
        """,
        10);

    private readonly Statement _isHeldElsewhere = new(connection, HeldElsewhere, 2);

    private readonly Statement _cancelQueued = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Cancelled}, "Error" = 'blocked'
        where "ContactId" = @p0 and "State" = {(int)OutboxState.Queued}
        """,
        1);

    private readonly Statement _releaseWaiting = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Queued}, "DueAt" = @p1, "Passage" = {(int)Passage.FreeText}
        where "ContactId" = @p0 and "State" = {(int)OutboxState.Waiting}
        """,
        2);

    private readonly Statement _save = new(connection, "savepoint turn", 0);
    private readonly Statement _rollBack = new(connection, "rollback to savepoint turn", 0);
    private readonly Statement _release = new(connection, "release savepoint turn", 0);

    internal async Task<FoundConversation?> FindAsync(
        DbTransaction transaction, ChatAddress address, CancellationToken ct)
    {
        await using var row = await _find.ReadAsync(transaction, ct, address.Channel, address.Id);
        if (!await row.ReadAsync(ct)) return null;
        var contact = new Contact
        {
            Id = row.GetGuid(0),
            DeskId = row.GetGuid(1),
            Channel = row.GetString(2),
            Address = row.GetString(3),
            IsGroup = row.GetBoolean(4),
            Language = row.GetString(5),
            NoticesStoppedAt = Instant(row, 8),
            BlockedAt = Instant(row, 9),
            LastInboundAt = Instant(row, 10)!.Value,
            PhoneHash = row.IsDBNull(11) ? null : (byte[])row.GetValue(11),
            CreatedAt = Instant(row, 12)!.Value,
        };
        if (Instant(row, 6) is { } consentAt) contact.Consent(row.GetString(7), consentAt);
        return new FoundConversation(
            contact, row.GetString(13), row.GetInt64(14), row.IsDBNull(15) ? null : row.GetGuid(15));
    }

    /// <summary>Adds the contact with its conversation unless another process just did.</summary>
    internal async Task AddAsync(DbTransaction transaction, Contact contact, CancellationToken ct)
    {
        var at = contact.CreatedAt.ToUnixTimeMilliseconds();
        var added = await _addContact.ExecuteAsync(
            transaction, ct, contact.Id, contact.DeskId, contact.Channel, contact.Address, contact.IsGroup,
            contact.Language, at);
        if (added == 1) await _addConversation.ExecuteAsync(transaction, ct, contact.Id, at);
    }

    /// <summary>False: this delivery was taken before.</summary>
    internal async Task<bool> RememberAsync(
        DbTransaction transaction, MessageKey key, Guid contactId, DateTimeOffset at, string masked,
        string? media, CancellationToken ct) =>
        await _remember.ExecuteAsync(
            transaction, ct, key.Channel, key.ExternalId, contactId, at.ToUnixTimeMilliseconds(), masked, media) == 1;

    internal Task SaveContactAsync(DbTransaction transaction, Contact c, CancellationToken ct) =>
        _saveContact.ExecuteAsync(
            transaction, ct, c.Id, c.Address, c.Language, Ms(c.ConsentAt), c.ConsentVersion, Ms(c.NoticesStoppedAt),
            Ms(c.BlockedAt), Ms(c.LastInboundAt), c.PhoneHash ?? (object)DBNull.Value);

    /// <summary>False: another turn of this conversation was faster.</summary>
    internal async Task<bool> SavePositionAsync(
        DbTransaction transaction, Guid contactId, long version, string position, DateTimeOffset at,
        CancellationToken ct) =>
        await _savePosition.ExecuteAsync(
            transaction, ct, contactId, version, position, at.ToUnixTimeMilliseconds()) == 1;

    internal Task AddOutboxAsync(DbTransaction transaction, OutboxMessage m, CancellationToken ct) =>
        _addOutbox.ExecuteAsync(
            transaction, ct, m.Id, m.ContactId, m.Channel, (int)m.Priority, m.Body, (int)m.State, Ms(m.CreatedAt),
            m.LeasedBy, Ms(m.LeasedUntil), m.PossiblyDoubled);

    /// <summary>
    /// True: something answered to this contact before is not sent yet and not in this process's hands; what comes now
    /// must queue up behind it.
    /// </summary>
    internal async Task<bool> IsHeldElsewhereAsync(
        DbTransaction transaction, Guid contactId, string processId, CancellationToken ct)
    {
        await using var row = await _isHeldElsewhere.ReadAsync(transaction, ct, contactId, processId);
        return await row.ReadAsync(ct);
    }

    /// <summary>The person wrote: what waited for that may go.</summary>
    internal Task ReleaseWaitingAsync(
        DbTransaction transaction, Guid contactId, DateTimeOffset now, CancellationToken ct) =>
        _releaseWaiting.ExecuteAsync(transaction, ct, contactId, now.ToUnixTimeMilliseconds());

    internal Task CancelQueuedAsync(DbTransaction transaction, Guid contactId, CancellationToken ct) =>
        _cancelQueued.ExecuteAsync(transaction, ct, contactId);

    /// <summary>What comes from here on can be undone alone.</summary>
    internal Task SaveAsync(DbTransaction transaction, CancellationToken ct) => _save.ExecuteAsync(transaction, ct);

    internal Task RollBackAsync(DbTransaction transaction, CancellationToken ct) =>
        _rollBack.ExecuteAsync(transaction, ct);

    internal Task ReleaseAsync(DbTransaction transaction, CancellationToken ct) =>
        _release.ExecuteAsync(transaction, ct);

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[
            _find, _addContact, _addConversation, _remember, _saveContact, _savePosition, _addOutbox,
            _isHeldElsewhere, _cancelQueued, _releaseWaiting, _save, _rollBack, _release])
        {
            statement.Dispose();
        }
    }

    private static DateTimeOffset? Instant(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static object Ms(DateTimeOffset? at) => at is { } some ? some.ToUnixTimeMilliseconds() : DBNull.Value;
}

/// <summary>Who writes, and where the conversation stands.</summary>
/// <param name="HeldBy">Staff member who answers instead of the bot.</param>
internal sealed record FoundConversation(Contact Contact, string Position, long Version, Guid? HeldBy);
