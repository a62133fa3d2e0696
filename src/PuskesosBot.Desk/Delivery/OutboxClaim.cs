using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>Takes rows of a channel in hand that are due; what may not be said now is left waiting, and why.</summary>
internal static class OutboxClaim
{
    // One priority at a time, so that the index alone gives the order, however many rows there are. Passed over are
    // rows behind one that another process has in hand: a conversation keeps its order. The ids as text, or the index
    // that has them would be taken, with all that was ever sent to the chat.
    internal const string Due =
        """
        select o."Id", o."ContactId", o."Body", o."Attempts", o."Passage", o."CreatedAt", c."LastInboundAt",
          case when @p1 = 2 and (c."NoticesStoppedAt" is not null or exists (
            select 1 from announcement_addressees a join announcements n on n."Id" = a."AnnouncementId"
            where a."OutboxId" = o."Id" and (n."State" in ('Cancelled', 'Superseded') or exists (
              select 1 from notice_opt_outs s where s."ContactId" = o."ContactId" and s."Kind" = n."Kind"))))
          then 1 else 0 end
        from outbox o join contacts c on c."Id" = o."ContactId"
        where o."State" = 0 and o."Channel" = @p0 and o."Priority" = @p1 and o."DueAt" <= @p2
        and not exists (select 1 from outbox e where e."ContactId" = o."ContactId" and e."State" = 1
          and e."LeasedBy" <> @p4 and cast(e."Id" as text) < cast(o."Id" as text))
        order by o."DueAt", o."Id" limit @p3
        """;

    /// <summary>Inside a transaction of <paramref name="desk"/>.</summary>
    /// <param name="window">Of the channel, for free text.</param>
    internal static async Task<Claim> TakeAsync(
        DeskDb desk, ClaimOrder order, TimeSpan? window, CancellationToken ct)
    {
        var (due, isAll) = await DueAsync(desk, order, ct);
        await CancelAsync(desk, due, ct);
        var rows = due.FindAll(row => !row.IsUnwanted);
        var taken = new List<OutboxItem>(rows.Count);
        foreach (var passed in rows.GroupBy(row => row.Judge(window, order.Now)))
        {
            await MarkAsync(desk, passed, order, ct);
            if (passed.Key != Passage.Waits) taken.AddRange(passed.Select(row => row.ToItem(passed.Key)));
        }

        // As their texts are ordered, which is the order of creation on both databases.
        taken.Sort((one, other) => one.Id.CompareTo(other.Id));
        return new Claim(taken, isAll);
    }

    // The ids as one parameter: of one each, SQLite would look up every name among all the others.
    private static Task<int> MarkAsync(
        DeskDb desk, IGrouping<Passage, DueRow> rows, ClaimOrder order, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var marked = desk.Outbox.Where(m => EF.Parameter(ids).Contains(m.Id));
        var (isHeld, until) = (rows.Key == Passage.Waits, order.Now + DeliveryLimits.Lease);
        return marked.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, isHeld ? OutboxState.Waiting : OutboxState.InHand)
                .SetProperty(m => m.Passage, rows.Key)
                .SetProperty(m => m.LeasedBy, isHeld ? null : order.ProcessId)
                .SetProperty(m => m.LeasedUntil, isHeld ? null : until),
            ct);
    }

    /// <summary>Told to stop after they were written: the last moment to heed it.</summary>
    private static async Task CancelAsync(DeskDb desk, List<DueRow> due, CancellationToken ct)
    {
        var unwanted = due.Where(row => row.IsUnwanted).Select(row => row.Id).ToList();
        if (unwanted.Count == 0) return;
        await desk.Outbox.Where(m => unwanted.Contains(m.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Error, "unwanted"), ct);
    }

    private static async Task<(List<DueRow> Rows, bool IsAll)> DueAsync(
        DeskDb desk, ClaimOrder order, CancellationToken ct)
    {
        var rows = new List<DueRow>();
        foreach (var priority in Enum.GetValues<OutboxPriority>())
        {
            var (before, room) = (rows.Count, order.Room - rows.Count);
            if (priority == OutboxPriority.Bulk) room = Math.Min(room, order.BulkRoom);
            if (room == 0) return (rows, IsAll: false);
            await using var row = await desk.ReadAsync(
                Due + desk.SkipLocked, ct, order.Channel, (int)priority, order.Now.ToUnixTimeMilliseconds(), room,
                order.ProcessId);
            while (await row.ReadAsync(ct))
                rows.Add(new DueRow(
                    row.GetGuid(0), row.GetGuid(1), priority, OutboxBody.Read(row.GetString(2)), row.GetInt32(3),
                    (Passage)row.GetInt32(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)), row.GetInt32(7) == 1));
            if (rows.Count - before == room) return (rows, IsAll: false);
        }

        return (rows, IsAll: true);
    }

    private sealed record DueRow(
        Guid Id, Guid ContactId, OutboxPriority Priority, OutboundMessage Message, int Attempts, Passage Before,
        DateTimeOffset CreatedAt, DateTimeOffset LastInboundAt, bool IsUnwanted)
    {
        internal Passage Judge(TimeSpan? window, DateTimeOffset now) =>
            WindowGate.Judge(Message, window, LastInboundAt, Before, now);

        internal OutboxItem ToItem(Passage passage) =>
            new(Id, ContactId, Priority, WindowGate.Through(Message, passage), CreatedAt) { Attempts = Attempts };
    }
}

/// <summary>What was taken.</summary>
/// <param name="IsAll">Nothing more is due now.</param>
internal sealed record Claim(IReadOnlyList<OutboxItem> Items, bool IsAll);

/// <summary>Whose rows, for whom, how many.</summary>
/// <param name="BulkRoom">Of these, for bulk, which must never keep replies out.</param>
internal sealed record ClaimOrder(string Channel, string ProcessId, int Room, int BulkRoom, DateTimeOffset Now);
