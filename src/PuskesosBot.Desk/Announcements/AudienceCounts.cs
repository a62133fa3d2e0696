using System.Globalization;

namespace PuskesosBot.Desk.Announcements;

/// <summary>Counts an audience without writing anything.</summary>
internal sealed class AudienceCounts(Audience audience, AudienceReach reach, string? template, DateTimeOffset now)
{
    /// <summary>The channel of a chat that is told at once, as a number beside the ranks.</summary>
    private const int FirstChannel = 100;

    private readonly List<string> _channels = [.. reach.Channels.Keys];

    /// <summary>Fewer residents than this are counted in one go.</summary>
    internal int HalvedFrom { get; init; } = 10_000;

    /// <param name="desk">Inside a transaction or without one.</param>
    /// <param name="beside">Counts half of a large audience while <paramref name="desk"/> counts the other; null:
    /// there is nobody to help.</param>
    internal async Task<AudienceCount> OfAsync(DeskDb desk, DeskDb? beside, CancellationToken ct)
    {
        var people = await PeopleAsync(desk, ct);
        var chosen = beside is null || people < HalvedFrom
            ? await ChosenAsync(desk, null, null, ct)
            : await HalvesAsync(desk, beside, people, ct);
        var (reached, told, chats) = (0, new HashSet<Guid>(), new Dictionary<int, int>());
        foreach (var chat in chosen)
        {
            reached += chat.Place;
            if (told.Add(chat.ContactId)) chats[chat.Way] = chats.GetValueOrDefault(chat.Way) + 1;
        }

        return new AudienceCount(
            people,
            _channels.Select((name, i) => (name, Chats: chats.GetValueOrDefault(FirstChannel + i)))
                .Where(channel => channel.Chats > 0).ToDictionary(channel => channel.name, channel => channel.Chats),
            chats.GetValueOrDefault(AudienceSql.Template), chats.GetValueOrDefault(AudienceSql.Waits),
            chats.GetValueOrDefault(AudienceSql.OptedOut), chats.GetValueOrDefault(AudienceSql.Unreachable),
            Math.Max(people - reached, 0));
    }

    private async Task<int> PeopleAsync(DeskDb desk, CancellationToken ct)
    {
        var sql = new SqlText();
        var everybody = new AudienceSql(sql, audience).People();
        var count = await sql.ReadAsync(
            desk, $"select count(*) from ({everybody}) everybody", row => row.GetInt32(0), ct);
        return count[0];
    }

    /// <summary>Both at once: SQLite answers on the thread that asks.</summary>
    private async Task<IEnumerable<Chosen>> HalvesAsync(DeskDb desk, DeskDb beside, int people, CancellationToken ct)
    {
        if (await MiddleAsync(desk, people, ct) is not { } upTo) return await ChosenAsync(desk, null, null, ct);
        var halves = await Task.WhenAll(
            Task.Run(() => ChosenAsync(desk, null, upTo, ct), ct),
            Task.Run(() => ChosenAsync(beside, upTo, null, ct), ct));
        return halves.SelectMany(half => half);
    }

    /// <returns>Null: meanwhile there are not that many any more.</returns>
    private async Task<Guid?> MiddleAsync(DeskDb desk, int people, CancellationToken ct)
    {
        var sql = new SqlText();
        var everybody = new AudienceSql(sql, audience).People();
        var middle = await sql.ReadAsync(
            desk,
            $"""
            select "ResidentId" from ({everybody}) everybody order by "ResidentId" limit 1 offset {sql.Add(people / 2)}
            """,
            row => row.GetGuid(0), ct);
        return middle is [var one] ? one : null;
    }

    private Task<List<Chosen>> ChosenAsync(DeskDb desk, Guid? after, Guid? upTo, CancellationToken ct)
    {
        var sql = new SqlText();
        var chosen = new AudienceSql(sql, audience).Between(after, upTo).Chosen(reach, template, now);
        return sql.ReadAsync(
            desk, $"{chosen} select {Way(sql)}, \"ContactId\", \"Place\" from chosen",
            row => new Chosen(row.GetInt32(0), row.GetGuid(1), row.GetInt32(2)), ct);
    }

    private string Way(SqlText sql)
    {
        if (_channels.Count == 0) return "\"Rank\"";
        var numbers = _channels.Select((name, i) => string.Create(
            CultureInfo.InvariantCulture, $"when {sql.Add(name)} then {FirstChannel + i}"));
        return $"""
            case when "Rank" > {AudienceSql.Now} then "Rank" else case "Channel" {string.Join(' ', numbers)} end end
            """;
    }

    /// <param name="Way">The rank, or of those told at once the channel.</param>
    private readonly record struct Chosen(int Way, Guid ContactId, int Place);
}
