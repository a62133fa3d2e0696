namespace PuskesosBot.Desk.Announcements;

/// <summary>Counts an audience without writing anything.</summary>
internal static class AudienceCounts
{
    private const int People = -1;

    /// <summary>Inside a transaction or without one.</summary>
    internal static async Task<AudienceCount> CountAsync(
        DeskDb desk, Audience audience, AudienceReach reach, string? template, DateTimeOffset now, CancellationToken ct)
    {
        var sql = new SqlText();
        var who = new AudienceSql(sql, audience);
        var rows = await sql.ReadAsync(
            desk,
            $"""
            {who.Chosen(reach, template, now)}
            select "Channel", "Rank", count(distinct "ContactId"), sum("Place") from chosen group by "Channel", "Rank"
            union all select '', {People}, count(*), 0 from ({who.People()}) everybody
            """,
            row => (Channel: row.GetString(0), Rank: row.GetInt32(1), Chats: row.GetInt32(2), People: row.GetInt32(3)),
            ct);
        int Chats(int rank) => rows.Where(row => row.Rank == rank).Sum(row => row.Chats);
        return new AudienceCount(
            Chats(People),
            rows.Where(row => row.Rank == AudienceSql.Now).ToDictionary(row => row.Channel, row => row.Chats),
            Chats(AudienceSql.Template), Chats(AudienceSql.Waits), Chats(AudienceSql.OptedOut),
            Chats(AudienceSql.Unreachable), Chats(People) - rows.Sum(row => row.People));
    }
}
