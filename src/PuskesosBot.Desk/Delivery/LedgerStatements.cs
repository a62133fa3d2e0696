using System.Data.Common;
using System.Globalization;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>What the ledger writes, prepared on its connection.</summary>
internal sealed class LedgerStatements(DbConnection connection) : IDisposable
{
    /// <summary>Messages that <see cref="SentTogether"/> takes. More would be looked up longer by name.</summary>
    internal const int Together = 16;

    /// <summary>Changes nothing when a report of this sending was faster: it may have said more than this.</summary>
    internal Statement Sent { get; } = new(connection, SentSql("@p0", "@p1", "@p2", ""), 3);

    /// <summary>The same of <see cref="Together"/> messages, one after another: what it takes to touch the table and
    /// its indexes is paid once.</summary>
    internal Statement SentTogether { get; } = new(
        connection, SentSql("column1", "column2", "column3", $"from (values {TogetherRows()}) sent"), 3 * Together);

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
        foreach (var statement in (ReadOnlySpan<Statement>)
            [Sent, SentTogether, Buried, Tried, CancelOfContact, Block, Move])
        {
            statement.Dispose();
        }
    }

    private static string SentSql(string id, string externalId, string at, string from) =>
        $"""
        update outbox set "State" = {(int)OutboxState.Sent}, "ExternalId" = {externalId}, "SentAt" = {at},
        "LeasedBy" = null, "LeasedUntil" = null, "Attempts" = "Attempts" + 1,
        "Stage" = case when "Stage" = {(int)DeliveryStage.Failed} then {(int)DeliveryStage.Queued} else "Stage" end
        {from} where "Id" = {id} and "ExternalId" is distinct from {externalId}
        """;

    private static string TogetherRows() => string.Join(", ", Enumerable.Range(0, Together).Select(n => 3 * n)
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"(@p{p}, @p{p + 1}, @p{p + 2})")));
}
