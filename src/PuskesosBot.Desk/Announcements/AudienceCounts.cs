using System.Globalization;

namespace PuskesosBot.Desk.Announcements;

/// <summary>Counts an audience without writing anything.</summary>
internal static class AudienceCounts
{
    /// <summary>Beside the ranks of <see cref="AudienceSql"/>.</summary>
    private const int People = -1, FirstChannel = 100;

    /// <summary>Inside a transaction or without one.</summary>
    internal static async Task<AudienceCount> CountAsync(
        DeskDb desk, Audience audience, AudienceReach reach, string? template, DateTimeOffset now, CancellationToken ct)
    {
        var sql = new SqlText();
        var who = new AudienceSql(sql, audience);
        var channels = reach.Channels.Keys.ToList();
        var rows = await sql.ReadAsync(
            desk,
            $"""
            {who.Chosen(reach, template, now)}
            select {Way(sql, channels)} as "Way", count(distinct "ContactId"), sum("Place") from chosen group by "Way"
            union all select {People}, count(*), 0 from ({who.People()}) everybody
            """,
            row => (Way: row.GetInt32(0), Chats: row.GetInt32(1), People: row.GetInt32(2)),
            ct);
        int Chats(int way) => rows.Where(row => row.Way == way).Sum(row => row.Chats);
        return new AudienceCount(
            Chats(People),
            channels.Select((name, i) => (name, Chats: Chats(FirstChannel + i))).Where(channel => channel.Chats > 0)
                .ToDictionary(channel => channel.name, channel => channel.Chats),
            Chats(AudienceSql.Template), Chats(AudienceSql.Waits), Chats(AudienceSql.OptedOut),
            Chats(AudienceSql.Unreachable), Chats(People) - rows.Sum(row => row.People));
    }

    /// <summary>The rank, or of those told at once the channel, as one number: SQLite sorts numbers faster than
    /// names.</summary>
    private static string Way(SqlText sql, List<string> channels)
    {
        if (channels.Count == 0) return "\"Rank\"";
        var numbers = channels.Select((name, i) => string.Create(
            CultureInfo.InvariantCulture, $"when {sql.Add(name)} then {FirstChannel + i}"));
        return $"""
            case when "Rank" > {AudienceSql.Now} then "Rank" else case "Channel" {string.Join(' ', numbers)} end end
            """;
    }
}
