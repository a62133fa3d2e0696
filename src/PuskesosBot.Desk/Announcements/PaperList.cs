using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Announcements;

/// <summary>Whom an announcement reaches on paper only, as things are now. Writes nothing.</summary>
public sealed class PaperList(AudienceReach reach)
{
    /// <param name="rw">Two digits, one of the announcement's; null: all of them.</param>
    /// <param name="rt">Two digits; null: as the announcement has it.</param>
    /// <param name="max">Residents given at most, in the order of their ids.</param>
    public async Task<IReadOnlyList<PaperAddressee>> ReadAsync(
        DeskDb desk, Announcement about, string? rw, string? rt, int max, DateTimeOffset now, CancellationToken ct)
    {
        var audience = Audience.Of(about, await AnnouncementRows.SupersededAsync(desk, about.Id, ct));
        if (rw is not null) audience = audience with { Rws = [rw] };
        if (rt is not null) audience = audience with { Rt = about.Rt ?? rt };
        var sql = new SqlText();
        var template = reach.HasTemplate(about.Template) ? about.Template : null;
        var who = new AudienceSql(sql, audience);
        return await sql.ReadAsync(
            desk,
            $"""
            {who.Chosen(reach, template, now)}
            select p."ResidentId", max(case when c."ResidentId" is null then {(int)PaperReason.NoChat}
              when c."Rank" = {AudienceSql.Unreachable} then {(int)PaperReason.Unreachable}
              else {(int)PaperReason.Failed} end)
            from ({who.People()}) p
            left join chosen c on c."ResidentId" = p."ResidentId"
            left join announcement_addressees a
              on a."AnnouncementId" = {sql.Add(about.Id)} and a."ContactId" = c."ContactId"
            left join outbox o on o."Id" = a."OutboxId"
            where c."ResidentId" is null or c."Rank" = {AudienceSql.Unreachable}
              or o."State" = {(int)OutboxState.Buried}
            group by p."ResidentId" order by p."ResidentId" limit {sql.Add(max)}
            """,
            row => new PaperAddressee(row.GetGuid(0), (PaperReason)row.GetInt32(1)), ct);
    }
}

public sealed record PaperAddressee(Guid ResidentId, PaperReason Reason);

/// <summary>Why somebody must be told otherwise. <c>Failed</c>: the message was given up.</summary>
public enum PaperReason { NoChat, Unreachable, Failed }
