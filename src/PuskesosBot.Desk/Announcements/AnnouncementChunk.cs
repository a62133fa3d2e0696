using System.Globalization;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// Writes the next addressees of an announcement and their messages, in one transaction. How far it came is in the
/// row, and every addressee is unique, so that it may be killed and go on anywhere, and two may try at once.
/// </summary>
internal sealed class AnnouncementChunk(AnnouncementRules rules, AudienceReach reach, IdSource ids)
{
    /// <summary>Decimal digits at the end of an id that count within a chunk; the rest of it is the chunk's.</summary>
    private const int CountDigits = 6, CountFrom = 100_000;

    private static readonly string IsWritten = string.Create(
        CultureInfo.InvariantCulture, $"\"Rank\" <= {AudienceSql.Waits}");

    private const string Hour = "replace(substr(cast(\"SlotAt\" as text), 1, 5), ':', '.')";

    /// <returns>False: there is nobody left, or it is not to be sent now.</returns>
    internal async Task<bool> WriteAsync(
        DeskDb desk, Expansion expansion, DateTimeOffset now, CancellationToken ct)
    {
        var id = expansion.AnnouncementId;
        if (await HoldAsync(desk, id, ct) is not [var writtenTo]) return false;
        await NextAsync(desk, expansion.Audience, writtenTo, ct);
        var upTo = await LastAsync(desk, ct);
        if (upTo is { } last)
        {
            await WriteChunkAsync(desk, expansion, now, ct);
            await NoteAsync(desk, id, "ExpandedTo", last, ct);
            desk.News.Add(Topics.Outbox);
        }
        else
        {
            await NoteAsync(desk, id, "ExpandedAt", now.ToUnixTimeMilliseconds(), ct);
        }

        await new SqlText().ExecuteAsync(desk, "drop table chunk_people", ct);
        desk.News.Add(Topics.Announcements);
        return upTo is not null;
    }

    /// <summary>As <see cref="AnnouncementRows.HoldAsync"/>, without the cost of an entity: there are many chunks.
    /// </summary>
    /// <returns>The last resident written; empty when nothing is to be written now.</returns>
    private static Task<List<Guid?>> HoldAsync(DeskDb desk, Guid id, CancellationToken ct)
    {
        var sql = new SqlText();
        return sql.ReadAsync(
            desk,
            $"""
            select "ExpandedTo" from announcements
            where "Id" = {sql.Add(id)} and "State" = '{AnnouncementState.Sending}' and "ExpandedAt" is null
            {desk.RowLock}
            """,
            row => row.IsDBNull(0) ? (Guid?)null : row.GetGuid(0),
            ct);
    }

    private static Task<int> NoteAsync(DeskDb desk, Guid id, string column, object value, CancellationToken ct)
    {
        var sql = new SqlText();
        return sql.ExecuteAsync(
            desk, $"update announcements set \"{column}\" = {sql.Add(value)} where \"Id\" = {sql.Add(id)}", ct);
    }

    private async Task WriteChunkAsync(
        DeskDb desk, Expansion expansion, DateTimeOffset now, CancellationToken ct)
    {
        var (template, prefix) = (reach.HasTemplate(expansion.Template) ? expansion.Template : null, IdPrefix());
        await ChooseAsync(desk, expansion.Audience, template, now, ct);
        await AddAddresseesAsync(desk, expansion.AnnouncementId, prefix, ct);
        await AddMessagesAsync(desk, expansion.Texts, prefix, template, now, ct);
        if (expansion.Older.Count > 0) await CancelAsync(desk, expansion.Older, ct);
        await new SqlText().ExecuteAsync(desk, "drop table chunk", ct);
    }

    /// <summary>Keeps the residents of the chunk in a table <c>chunk_people</c> of this connection.</summary>
    private async Task NextAsync(DeskDb desk, Audience audience, Guid? after, CancellationToken ct)
    {
        var sql = new SqlText();
        var people = new AudienceSql(sql, audience).Between(after, null).People();
        var size = after is null ? Math.Min(AnnouncementRules.FirstChunkMax, rules.ChunkMax) : rules.ChunkMax;
        await sql.ExecuteAsync(
            desk,
            $"""
            create temp table chunk_people as select *{desk.RowId} from (
              select * from ({people}) people order by "ResidentId" limit {sql.Add(size)}) following
            """,
            ct);
    }

    private static async Task<Guid?> LastAsync(DeskDb desk, CancellationToken ct)
    {
        var last = await new SqlText().ReadAsync(
            desk, "select \"ResidentId\" from chunk_people order by rowid desc limit 1", row => row.GetGuid(0), ct);
        return last is [var one] ? one : null;
    }

    /// <summary>Keeps the chat of each in a table <c>chunk</c>, so that nobody is looked up twice.</summary>
    private async Task ChooseAsync(
        DeskDb desk, Audience audience, string? template, DateTimeOffset now, CancellationToken ct)
    {
        var sql = new SqlText();
        var chosen = new AudienceSql(sql, audience).Chosen(reach, template, now, "chunk_people");
        await sql.ExecuteAsync(desk, $"create temp table chunk as {chosen} select *{desk.RowId} from chosen", ct);
    }

    private static async Task AddAddresseesAsync(
        DeskDb desk, Guid announcement, string prefix, CancellationToken ct)
    {
        var sql = new SqlText();
        var added = await sql.ExecuteAsync(
            desk,
            $"""
            insert into announcement_addressees ("AnnouncementId", "ContactId", "ResidentId", "OutboxId", "Verdict")
            select {sql.Add(announcement)}, "ContactId", "ResidentId",
              case when {IsWritten} then {OutboxId(sql, desk, prefix)} end,
              case "Rank" when {AudienceSql.Now} then {(int)AddresseeVerdict.Written}
                when {AudienceSql.Template} then {(int)AddresseeVerdict.Written}
                when {AudienceSql.Waits} then {(int)AddresseeVerdict.Waits}
                when {AudienceSql.OptedOut} then {(int)AddresseeVerdict.OptedOut}
                else {(int)AddresseeVerdict.Unreachable} end
            from chunk where true
            on conflict ("AnnouncementId", "ContactId") do nothing
            """,
            ct);
        var all = await new SqlText().ReadAsync(desk, "select count(*) from chunk", row => row.GetInt32(0), ct);
        if (added < all[0]) await LeaveOutToldAsync(desk, announcement, ct);
    }

    /// <summary>A chat that acts for several people is told once.</summary>
    private static Task<int> LeaveOutToldAsync(DeskDb desk, Guid announcement, CancellationToken ct)
    {
        var sql = new SqlText();
        return sql.ExecuteAsync(
            desk,
            $"""
            delete from chunk where not exists (
              select 1 from announcement_addressees a
              where a."AnnouncementId" = {sql.Add(announcement)} and a."ContactId" = chunk."ContactId"
                and a."ResidentId" = chunk."ResidentId")
            """,
            ct);
    }

    private static async Task AddMessagesAsync(
        DeskDb desk, IReadOnlyList<AnnouncementText> texts, string prefix, string? template, DateTimeOffset now,
        CancellationToken ct)
    {
        var sql = new SqlText();
        var waits = $"\"Rank\" = {AudienceSql.Waits}";
        await sql.ExecuteAsync(
            desk,
            $"""
            insert into outbox ("Id", "ContactId", "Channel", "Priority", "Body", "State", "DueAt", "Attempts",
              "PossiblyDoubled", "CreatedAt", "Stage", "Passage")
            select {OutboxId(sql, desk, prefix)}, "ContactId", "Channel", {(int)OutboxPriority.Bulk},
              {Body(sql, texts, template)},
              case when {waits} then {(int)OutboxState.Waiting} else {(int)OutboxState.Queued} end,
              {sql.Add(now.ToUnixTimeMilliseconds())}, 0, false, {sql.Add(now.ToUnixTimeMilliseconds())}, 0,
              case when {waits} then {(int)Passage.Waits} else {(int)Passage.FreeText} end
            from chunk where {IsWritten}
            """,
            ct);
    }

    private static string OutboxId(SqlText sql, DeskDb desk, string prefix) =>
        desk.IdOf($"{sql.Add(prefix)} || cast({CountFrom} + rowid as text)");

    private static string Body(SqlText sql, IReadOnlyList<AnnouncementText> texts, string? template)
    {
        string Filled(AnnouncementText text, string? slot) => AnnouncementBody.Filled(
            sql, AnnouncementBody.Of(text, template, slot is not null), "\"Channel\"", "\"Address\"", slot);

        // A chat whose language the files no longer speak gets the first.
        var byLanguage = texts.Select(text => (text.Language, Sql: text.Text.Contains(AnnouncementText.SlotMark)
            ? $"case when \"SlotAt\" is null then {Filled(text, null)} else {Filled(text, Hour)} end"
            : Filled(text, null))).ToList();
        var others = byLanguage.Skip(1).Select(text => $"when {sql.Add(text.Language)} then {text.Sql}").ToList();
        return others.Count == 0
            ? byLanguage[0].Sql
            : $"case \"Language\" {string.Join(' ', others)} else {byLanguage[0].Sql} end";
    }

    /// <summary>What was said before about the same hand-out and has not left yet would only confuse.</summary>
    private static Task<int> CancelAsync(DeskDb desk, IReadOnlyList<Guid> older, CancellationToken ct)
    {
        var sql = new SqlText();
        return sql.ExecuteAsync(
            desk,
            $"""
            update outbox set "State" = {(int)OutboxState.Cancelled}, "Error" = 'superseded'
            where "State" in ({(int)OutboxState.Queued}, {(int)OutboxState.Waiting}) and "Id" in (
              select o."OutboxId" from chunk n
              join announcement_addressees o on o."ContactId" = n."ContactId"
                and o."AnnouncementId" in ({sql.AddAll(older)})
              where n.{IsWritten})
            """,
            ct);
    }

    private string IdPrefix()
    {
        var id = ids.Next().ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant();
        return id[..^CountDigits];
    }
}
