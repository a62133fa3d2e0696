using System.Data.Common;
using System.Diagnostics;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Writes what providers tell about messages they took. Reports come late, doubled and in any order, so a message's
/// stage only goes forward, and a failure counts only while the message has not arrived.
/// </summary>
/// <param name="forget">
/// Told of a message that arrived although we were about to send it again, or of a contact (without message) that
/// nothing reaches any more.
/// </param>
internal sealed class ReportLedger(
    ReportStatements sql, LedgerStatements contacts, TimeProvider time, Action<string, Guid, Guid?> forget)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    internal async Task WriteAsync(DbTransaction transaction, DeliveryReport report)
    {
        if (await FindAsync(transaction, report) is { } row) await ApplyAsync(transaction, row, report);
        else await KeepAsync(transaction, report);
    }

    /// <summary>After a message was written down as sent: what was told about it before that.</summary>
    internal async Task CatchUpAsync(DbTransaction transaction, Guid outboxId, string channel, string externalId)
    {
        var kept = new List<DeliveryReport>();
        await using (var row = await sql.Kept.ReadAsync(transaction, Ct, channel, externalId))
        {
            while (await row.ReadAsync(Ct))
                kept.Add(new DeliveryReport(
                    channel, externalId, (DeliveryStage)row.GetInt32(0), row.GetString(2),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)))
                {
                    Failure = (FailureKind)row.GetInt32(1),
                    Key = outboxId.ToString("N"),
                });
        }

        if (kept.Count == 0) return;
        foreach (var report in kept) await WriteAsync(transaction, report);
        await sql.Forget.ExecuteAsync(transaction, Ct, channel, externalId);
    }

    private async Task<ReportedRow?> FindAsync(DbTransaction transaction, DeliveryReport report)
    {
        await using var row = Guid.TryParseExact(report.Key, "N", out var id)
            ? await sql.FindByKey.ReadAsync(transaction, Ct, id, report.Channel)
            : await sql.FindByExternalId.ReadAsync(transaction, Ct, report.Channel, report.ExternalId);
        if (!await row.ReadAsync(Ct)) return null;
        return new ReportedRow(
            row.GetGuid(0), row.GetGuid(1), (OutboxState)row.GetInt32(2), (DeliveryStage)row.GetInt32(3),
            row.GetInt32(4), row.IsDBNull(5) ? null : row.GetString(5));
    }

    private Task<int> KeepAsync(DbTransaction transaction, DeliveryReport report) => sql.Keep.ExecuteAsync(
        transaction, Ct, report.Channel, report.ExternalId, (int)report.Stage, (int)report.Failure,
        report.Code ?? "", report.At.ToUnixTimeMilliseconds());

    private async Task ApplyAsync(DbTransaction transaction, ReportedRow row, DeliveryReport report)
    {
        var isFailure = report.Stage == DeliveryStage.Failed;
        var isOfLatest = row.ExternalId == report.ExternalId;
        if (isFailure && !isOfLatest && row.IsUnsettled)
        {
            // Of a sending whose answer is not written down: it counts once that is, or another try decides.
            await KeepAsync(transaction, report);
            return;
        }

        var at = report.At.ToUnixTimeMilliseconds();
        var isNew = await sql.Note.ExecuteAsync(
            transaction, Ct, row.Id, report.ExternalId, (int)report.Stage, report.Code ?? "", at) == 1;
        if (!isNew) return;
        if (isFailure)
        {
            // Sent twice, because an answer was lost: the other one may still arrive.
            if (row.Stage < DeliveryStage.Delivered && isOfLatest) await FailAsync(transaction, row, report);
        }
        else if (report.Stage > DeliveryStage.Sent && row.HasFailed && !isOfLatest)
        {
            // Of an earlier sending whose answer was lost: the person has it, whatever became of the last one.
            await sql.ArrivedAfterAll.ExecuteAsync(
                transaction, Ct, row.Id, report.ExternalId, at, (int)report.Stage);
        }
        else if (!row.IsUnsettled)
        {
            await sql.Advance.ExecuteAsync(transaction, Ct, row.Id, (int)report.Stage);
        }
        else if (report.Stage > DeliveryStage.Sent || !await HasFailedAsync(transaction, row, report))
        {
            await sql.Advance.ExecuteAsync(transaction, Ct, row.Id, (int)report.Stage);
            await sql.Arrived.ExecuteAsync(transaction, Ct, row.Id, report.ExternalId, at);
            forget(report.Channel, row.ContactId, row.Id);
            await CatchUpAsync(transaction, row.Id, report.Channel, report.ExternalId);
        }
    }

    // What failed was taken before, and that may be told late: the next try goes on all the same.
    private async Task<bool> HasFailedAsync(DbTransaction transaction, ReportedRow row, DeliveryReport report)
    {
        await using var failure = await sql.Failure.ReadAsync(transaction, Ct, row.Id, report.ExternalId);
        return await failure.ReadAsync(Ct);
    }

    private async Task FailAsync(DbTransaction transaction, ReportedRow row, DeliveryReport report)
    {
        var why = report.Code is { Length: > 0 } code ? $"{code}: told by the provider" : "told by the provider";
        var now = time.GetUtcNow();
        switch (report.Failure)
        {
            case FailureKind.Passing when row.Attempts < DeliveryLimits.FailedReportsMax:
                var later = now + RetryDelay.After(row.Attempts + 3, 0);
                await RequeueAsync(transaction, row, why, later, Passage.FreeText);
                return;
            case FailureKind.Window:
                await RequeueAsync(transaction, row, why, now, Passage.RefusedAsLate);
                return;
            case FailureKind.Address:
                await contacts.Block.ExecuteAsync(transaction, Ct, row.ContactId, now.ToUnixTimeMilliseconds());
                await contacts.CancelOfContact.ExecuteAsync(transaction, Ct, row.ContactId);
                forget(report.Channel, row.ContactId, null);
                break;
            case FailureKind.OptOut:
                await sql.StopNotices.ExecuteAsync(transaction, Ct, row.ContactId, now.ToUnixTimeMilliseconds());
                break;
            case FailureKind.Message or FailureKind.Passing:
                break;
            default:
                throw new UnreachableException(report.Failure.ToString());
        }

        await sql.Fail.ExecuteAsync(transaction, Ct, row.Id, why);
    }

    private Task<int> RequeueAsync(
        DbTransaction transaction, ReportedRow row, string why, DateTimeOffset dueAt, Passage passage) =>
        sql.Requeue.ExecuteAsync(transaction, Ct, row.Id, why, dueAt.ToUnixTimeMilliseconds(), (int)passage);

    private sealed record ReportedRow(
        Guid Id, Guid ContactId, OutboxState State, DeliveryStage Stage, int Attempts, string? ExternalId)
    {
        /// <summary>It is going to be sent, as far as is written down.</summary>
        internal bool IsUnsettled => State is OutboxState.Queued or OutboxState.InHand or OutboxState.Waiting;

        /// <summary>It is not going to be sent again.</summary>
        internal bool HasFailed => State is OutboxState.Buried or OutboxState.Cancelled;
    }
}
