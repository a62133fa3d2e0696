using System.Globalization;
using Microsoft.EntityFrameworkCore;
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

    /// <returns>False: there is nobody left, or it is not to be sent now.</returns>
    internal async Task<bool> WriteAsync(DeskDb desk, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var about = await AnnouncementRows.HoldAsync(desk, id, ct);
        if (about is not { State: AnnouncementState.Sending, ExpandedAt: null }) return false;
        var audience = Audience.Of(about, await AnnouncementRows.SupersededAsync(desk, id, ct));
        if (await NextAsync(desk, audience, about.ExpandedTo, ct) is not { } upTo)
        {
            about.ExpandedAt = now;
            desk.News.Add(Topics.Announcements);
            return false;
        }

        var written = new WrittenChunk(about, audience, upTo, IdPrefix(), now);
        var template = reach.HasTemplate(about.Template) ? about.Template : null;
        await AddAddresseesAsync(desk, written, template, ct);
        await AddMessagesAsync(desk, written, template, ct);
        await CancelOlderAsync(desk, written, ct);
        about.ExpandedTo = upTo;
        desk.News.Add(Topics.Outbox);
        desk.News.Add(Topics.Announcements);
        return true;
    }

    /// <summary>The last resident of the next chunk; null: there is none.</summary>
    private async Task<Guid?> NextAsync(DeskDb desk, Audience audience, Guid? after, CancellationToken ct)
    {
        var sql = new SqlText();
        var people = new AudienceSql(sql, audience).After(after ?? Guid.Empty).People();
        var size = after is null ? Math.Min(AnnouncementRules.FirstChunkMax, rules.ChunkMax) : rules.ChunkMax;
        var last = await sql.ReadAsync(
            desk,
            $"""
            select "ResidentId" from (
              select "ResidentId" from ({people}) everybody order by "ResidentId" limit {sql.Add(size)}) next
            order by "ResidentId" desc limit 1
            """,
            row => row.GetGuid(0), ct);
        return last is [var one] ? one : null;
    }

    private async Task AddAddresseesAsync(DeskDb desk, WrittenChunk chunk, string? template, CancellationToken ct)
    {
        var sql = new SqlText();
        var chosen = new AudienceSql(sql, chunk.Audience).After(chunk.About.ExpandedTo ?? Guid.Empty).UpTo(chunk.UpTo)
            .Chosen(reach, template, chunk.Now);
        var place = "row_number() over (order by \"ContactId\", \"ResidentId\")";
        var id = desk.IdOf($"{sql.Add(chunk.IdPrefix)} || cast({CountFrom} + {place} as text)");
        await sql.ExecuteAsync(
            desk,
            $"""
            {chosen}
            insert into announcement_addressees ("AnnouncementId", "ContactId", "ResidentId", "OutboxId", "Verdict")
            select {sql.Add(chunk.About.Id)}, "ContactId", "ResidentId",
              case when "Rank" <= {AudienceSql.Waits} then {id} end,
              case "Rank" when {AudienceSql.Now} then {(int)AddresseeVerdict.Written}
                when {AudienceSql.Template} then {(int)AddresseeVerdict.Written}
                when {AudienceSql.Waits} then {(int)AddresseeVerdict.Waits}
                when {AudienceSql.OptedOut} then {(int)AddresseeVerdict.OptedOut}
                else {(int)AddresseeVerdict.Unreachable} end
            from chosen where true
            on conflict ("AnnouncementId", "ContactId") do nothing
            """,
            ct);
    }

    private static async Task AddMessagesAsync(
        DeskDb desk, WrittenChunk chunk, string? template, CancellationToken ct)
    {
        var sql = new SqlText();
        var texts = await desk.AnnouncementTexts.AsNoTracking().Where(t => t.AnnouncementId == chunk.About.Id)
            .OrderBy(t => t.Language).ToListAsync(ct);
        var (join, slot) = chunk.About.DistributionId is { } of
            ? ($"left join distribution_entitlements e on e.\"DistributionId\" = {sql.Add(of)} "
                + "and e.\"ResidentId\" = a.\"ResidentId\"", "e.\"SlotAt\"")
            : ("", null);
        var waits = $"a.\"Verdict\" = {(int)AddresseeVerdict.Waits}";
        await sql.ExecuteAsync(
            desk,
            $"""
            insert into outbox ("Id", "ContactId", "Channel", "Priority", "Body", "State", "DueAt", "Attempts",
              "PossiblyDoubled", "CreatedAt", "Stage", "Passage")
            select a."OutboxId", a."ContactId", c."Channel", {(int)OutboxPriority.Bulk},
              {Body(sql, texts, template, slot)},
              case when {waits} then {(int)OutboxState.Waiting} else {(int)OutboxState.Queued} end,
              {sql.Add(chunk.Now.ToUnixTimeMilliseconds())}, 0, false, {sql.Add(chunk.Now.ToUnixTimeMilliseconds())}, 0,
              case when {waits} then {(int)Passage.Waits} else {(int)Passage.FreeText} end
            from announcement_addressees a join contacts c on c."Id" = a."ContactId" {join}
            where {Of(sql, chunk, "a")}
            """,
            ct);
    }

    private static string Body(SqlText sql, List<AnnouncementText> texts, string? template, string? slot)
    {
        // A chat whose language the files no longer speak gets the first.
        var byLanguage = texts.Select(text =>
        {
            var plain = AnnouncementBody.Filled(
                sql.Add(AnnouncementBody.Of(text, template, hasSlot: false)), "c.\"Channel\"", "c.\"Address\"", null);
            if (slot is null || !text.Text.Contains(AnnouncementText.SlotMark, StringComparison.Ordinal))
                return (text.Language, Sql: plain);
            var hour = $"replace(substr(cast({slot} as text), 1, 5), ':', '.')";
            var own = AnnouncementBody.Filled(
                sql.Add(AnnouncementBody.Of(text, template, hasSlot: true)), "c.\"Channel\"", "c.\"Address\"", hour);
            return (text.Language, Sql: $"case when {slot} is null then {plain} else {own} end");
        }).ToList();
        var others = byLanguage.Skip(1).Select(text => $"when {sql.Add(text.Language)} then {text.Sql}").ToList();
        return others.Count == 0
            ? byLanguage[0].Sql
            : $"case c.\"Language\" {string.Join(' ', others)} else {byLanguage[0].Sql} end";
    }

    /// <summary>What was said before about the same hand-out and has not left yet would only confuse.</summary>
    private static async Task CancelOlderAsync(DeskDb desk, WrittenChunk chunk, CancellationToken ct)
    {
        if (chunk.About.DistributionId is not { } of) return;
        var (id, made) = (chunk.About.Id, chunk.About.CreatedAt);
        var older = await desk.Announcements.AsNoTracking()
            .Where(a => a.DistributionId == of && a.Id != id && a.CreatedAt < made && a.StartedAt != null)
            .Select(a => a.Id).ToListAsync(ct);
        if (older.Count == 0) return;
        var sql = new SqlText();
        await sql.ExecuteAsync(
            desk,
            $"""
            update outbox set "State" = {(int)OutboxState.Cancelled}, "Error" = 'superseded'
            where "State" in ({(int)OutboxState.Queued}, {(int)OutboxState.Waiting}) and "Id" in (
              select o."OutboxId" from announcement_addressees n
              join announcement_addressees o on o."ContactId" = n."ContactId"
                and o."AnnouncementId" in ({sql.AddAll(older)})
              where {Of(sql, chunk, "n")})
            """,
            ct);
    }

    // Not by the announcement too: by its index each chunk would read all that came before.
    private static string Of(SqlText sql, WrittenChunk chunk, string addressees) =>
        $"{addressees}.\"OutboxId\" >= {sql.Add(chunk.First)} and {addressees}.\"OutboxId\" <= {sql.Add(chunk.Last)}";

    private string IdPrefix()
    {
        var id = ids.Next().ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant();
        return id[..^CountDigits];
    }

    /// <summary>What one transaction writes.</summary>
    private sealed record WrittenChunk(
        Announcement About, Audience Audience, Guid UpTo, string IdPrefix, DateTimeOffset Now)
    {
        internal Guid First => Guid.Parse(IdPrefix + new string('0', CountDigits));

        internal Guid Last => Guid.Parse(IdPrefix + new string('9', CountDigits));
    }
}
