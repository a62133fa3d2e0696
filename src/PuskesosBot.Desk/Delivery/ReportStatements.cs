using System.Data.Common;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>The commands of <see cref="ReportLedger"/>, prepared on its connection.</summary>
internal sealed class ReportStatements(DbConnection connection) : IDisposable
{
    private const string Row =
        """select "Id", "ContactId", "State", "Stage", "Attempts", "ExternalId" from outbox""";

    internal Statement FindByKey { get; } = new(
        connection, $"""{Row} where "Id" = @p0 and "Channel" = @p1""", 2);

    internal Statement FindByExternalId { get; } = new(
        connection, $"""{Row} where "Channel" = @p0 and "ExternalId" = @p1 limit 1""", 2);

    internal Statement Keep { get; } = new(
        connection,
        """
        insert into early_reports ("Channel", "ExternalId", "Stage", "Failure", "Code", "At")
        values (@p0, @p1, @p2, @p3, @p4, @p5)
        """,
        6);

    internal Statement Kept { get; } = new(
        connection,
        """
        select "Stage", "Failure", "Code", "At" from early_reports where "Channel" = @p0 and "ExternalId" = @p1
        order by "Id"
        """,
        2);

    internal Statement Forget { get; } = new(
        connection, """delete from early_reports where "Channel" = @p0 and "ExternalId" = @p1""", 2);

    /// <summary>Changes nothing when the same was told before.</summary>
    internal Statement Note { get; } = new(
        connection,
        """
        insert into delivery_events ("OutboxId", "ExternalId", "Stage", "Code", "At")
        values (@p0, @p1, @p2, @p3, @p4) on conflict do nothing
        """,
        5);

    /// <summary>Whether this sending of the message was told as failed.</summary>
    internal Statement Failure { get; } = new(
        connection,
        $"""
        select 1 from delivery_events where "OutboxId" = @p0 and "ExternalId" = @p1
        and "Stage" = {(int)DeliveryStage.Failed}
        """,
        2);

    internal Statement Advance { get; } = new(
        connection, """update outbox set "Stage" = @p1 where "Id" = @p0 and "Stage" < @p1""", 2);

    /// <summary>A report proves that the call arrived whose answer was lost.</summary>
    internal Statement Arrived { get; } = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Sent}, "ExternalId" = @p1, "SentAt" = @p2, "LeasedBy" = null,
        "LeasedUntil" = null, "Attempts" = "Attempts" + 1 where "Id" = @p0
        and "State" in ({(int)OutboxState.Queued}, {(int)OutboxState.InHand}, {(int)OutboxState.Waiting})
        """,
        3);

    internal Statement ArrivedAfterAll { get; } = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Sent}, "Stage" = @p3, "ExternalId" = @p1, "SentAt" = @p2,
        "Error" = null where "Id" = @p0
        """,
        4);

    internal Statement Fail { get; } = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Buried}, "Stage" = {(int)DeliveryStage.Failed}, "Error" = @p1,
        "LeasedBy" = null, "LeasedUntil" = null where "Id" = @p0
        """,
        2);

    /// <summary>Once more, from the start.</summary>
    internal Statement Requeue { get; } = new(
        connection,
        $"""
        update outbox set "State" = {(int)OutboxState.Queued}, "Stage" = {(int)DeliveryStage.Queued}, "Error" = @p1,
        "DueAt" = @p2, "Passage" = @p3, "LeasedBy" = null, "LeasedUntil" = null where "Id" = @p0
        """,
        4);

    internal Statement StopNotices { get; } = new(
        connection,
        """update contacts set "NoticesStoppedAt" = @p1 where "Id" = @p0 and "NoticesStoppedAt" is null""", 2);

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[
            FindByKey, FindByExternalId, Keep, Kept, Forget, Note, Failure, Advance, Arrived, ArrivedAfterAll, Fail,
            Requeue, StopNotices])
        {
            statement.Dispose();
        }
    }
}
