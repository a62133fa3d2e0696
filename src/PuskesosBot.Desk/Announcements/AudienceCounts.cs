namespace PuskesosBot.Desk.Announcements;

/// <summary>Counts an audience without writing anything.</summary>
internal static class AudienceCounts
{
    private const int People = -1, Reached = -2;

    /// <summary>Inside a transaction or without one.</summary>
    internal static async Task<AudienceCount> CountAsync(
        DeskDb desk, Audience audience, AudienceReach reach, string? template, DateTimeOffset now, CancellationToken ct)
    {
        var sql = new SqlText();
        var chosen = new AudienceSql(sql, audience).Chosen(reach, template, now);
        var rows = await sql.ReadAsync(
            desk,
            $"""
            {chosen}
            select "Channel", "Rank", count(distinct "ContactId") from chosen group by "Channel", "Rank"
            union all select '', {People}, count(*) from people
            union all select '', {Reached}, count(*) from chosen where "Place" = 1
            """,
            row => (Channel: row.GetString(0), Rank: row.GetInt32(1), Chats: row.GetInt32(2)),
            ct);
        int Chats(int rank) => rows.Where(row => row.Rank == rank).Sum(row => row.Chats);
        return new AudienceCount(
            Chats(People),
            rows.Where(row => row.Rank == AudienceSql.Now).ToDictionary(row => row.Channel, row => row.Chats),
            Chats(AudienceSql.Template), Chats(AudienceSql.Waits), Chats(AudienceSql.OptedOut),
            Chats(AudienceSql.Unreachable), Chats(People) - Chats(Reached));
    }
}
