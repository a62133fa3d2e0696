using System.Data.Common;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>What the ledger writes, prepared on its connection.</summary>
internal sealed class LedgerStatements(DbConnection connection) : IDisposable
{
    /// <summary>Changes nothing when a report of this sending was faster: it may have said more than this.</summary>
    internal Statement Sent { get; } = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Sent}, "ExternalId" = @p1, "SentAt" = @p2, "LeasedBy" = null,
        "LeasedUntil" = null, "Attempts" = "Attempts" + 1,
        "Stage" = case when "Stage" = {(int)DeliveryStage.Failed} then {(int)DeliveryStage.Queued} else "Stage" end
        where "Id" = @p0 and "ExternalId" is distinct from @p1
        """,
        3);

    internal Statement Buried { get; } = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Buried}, "Error" = @p1, "LeasedBy" = null, "LeasedUntil" = null,
        "Attempts" = "Attempts" + 1 where "Id" = @p0
        """,
        2);

    internal Statement Tried { get; } = new(
        connection,
        """
        update outbox set "Attempts" = @p1, "Error" = @p2, "PossiblyDoubled" = "PossiblyDoubled" or @p3 where "Id" = @p0
        """,
        4);

    internal Statement CancelOfContact { get; } = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Cancelled}, "Error" = 'blocked', "LeasedBy" = null,
        "LeasedUntil" = null where "ContactId" = @p0
        and "State" in ({(int)OutboxState.Queued}, {(int)OutboxState.InHand})
        """,
        1);

    internal Statement Block { get; } = new(
        connection, """update contacts set "BlockedAt" = @p1 where "Id" = @p0""", 2);

    internal Statement Move { get; } = new(
        connection, """update contacts set "Address" = @p1 where "Id" = @p0""", 2);

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[Sent, Buried, Tried, CancelOfContact, Block, Move])
        {
            statement.Dispose();
        }
    }
}
