using System.Globalization;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// Makes the messages of an announcement follow its state, some in each transaction. What is in hand has left, or is
/// back in line at the next run.
/// </summary>
internal static class AnnouncementMessages
{
    /// <summary>When what is put aside is due; nobody waits for that.</summary>
    private static readonly long Never = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    internal static Task<int> PutAsideAsync(DeskDb desk, Guid id, CancellationToken ct) =>
        SetDueAsync(desk, id, Never, $"< {Text(Never)}", ct);

    internal static Task<int> PutBackAsync(DeskDb desk, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        desk.News.Add(Topics.Outbox);
        return SetDueAsync(desk, id, now.ToUnixTimeMilliseconds(), $"= {Text(Never)}", ct);
    }

    /// <summary>For the quiet hours.</summary>
    internal static Task<int> PostponeAsync(DeskDb desk, Guid id, DateTimeOffset until, CancellationToken ct) =>
        SetDueAsync(
            desk, id, until.ToUnixTimeMilliseconds(), $"< {Text(until.ToUnixTimeMilliseconds())}", ct);

    internal static Task<int> CancelAsync(DeskDb desk, Guid id, string why, CancellationToken ct)
    {
        var sql = new SqlText();
        return sql.ExecuteAsync(
            desk,
            $"""
            update outbox set "State" = {(int)OutboxState.Cancelled}, "Error" = {sql.Add(why)}
            where "Id" in ({Some(sql, id, $"o.\"State\" in ({(int)OutboxState.Queued}, {(int)OutboxState.Waiting})")})
            """,
            ct);
    }

    private static Task<int> SetDueAsync(DeskDb desk, Guid id, long due, string where, CancellationToken ct)
    {
        var sql = new SqlText();
        var queued = $"o.\"State\" = {(int)OutboxState.Queued} and o.\"DueAt\" {where}";
        return sql.ExecuteAsync(
            desk, $"update outbox set \"DueAt\" = {sql.Add(due)} where \"Id\" in ({Some(sql, id, queued)})", ct);
    }

    private static string Some(SqlText sql, Guid id, string where) =>
        $"""
        select o."Id" from announcement_addressees a join outbox o on o."Id" = a."OutboxId"
        where a."AnnouncementId" = {sql.Add(id)} and {where} limit {AnnouncementRules.SteeredMax}
        """;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
