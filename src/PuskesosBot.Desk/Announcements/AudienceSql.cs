using System.Globalization;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// The audience as SQL: its residents, and of the chats that act for each the one that is told. A resident is told in
/// one chat, and a chat once; what replaces an announcement goes to every chat that got that one.
/// </summary>
internal sealed class AudienceSql(SqlText sql, Audience audience)
{
    /// <summary>Ranks of a chat, the best first; those up to <see cref="Waits"/> get a row in the outbox.</summary>
    internal const int Now = 0, Template = 1, Waits = 2, OptedOut = 3, Unreachable = 4;

    /// <summary>Filter of the entitlements that are neither served yet nor given away; an index has the same.</summary>
    internal const string Open =
        "\"State\" not in ('Taken', 'TakenByProxy', 'Delivered', 'Refused', 'Reassigned')";

    private string? _after, _upTo;
    private readonly string _got = string.Create(
        CultureInfo.InvariantCulture, $"({(int)OutboxState.InHand}, {(int)OutboxState.Sent})");

    /// <summary>Only residents after the one and up to the other; null: without a limit.</summary>
    internal AudienceSql Between(Guid? after, Guid? upTo)
    {
        (_after, _upTo) = (after is { } from ? sql.Add(from) : null, upTo is { } to ? sql.Add(to) : null);
        return this;
    }

    /// <summary>A query with the columns <c>ResidentId</c> and <c>SlotAt</c>, each resident once.</summary>
    internal string People()
    {
        var people = audience.DistributionId is { } distribution ? Entitled(distribution) : Enrolled();
        return audience.Superseded.Count == 0 ? people : $"{people} union {Told()}";
    }

    /// <summary>
    /// Common table expression <c>chosen</c>: ResidentId, SlotAt, ContactId, Channel, Address, Language, Rank, Place.
    /// Every resident with a chat is there once with Place 1.
    /// </summary>
    /// <remarks>The best chat is the one that no other is better than: most residents have one, and to number them by a
    /// window function would sort everybody. SQLite keeps the order of a cross join; it does not know how many people
    /// there are, and might begin with all chats.</remarks>
    /// <param name="people">A table as <see cref="People"/> gives it; null: the whole audience.</param>
    internal string Chosen(AudienceReach reach, string? template, DateTimeOffset now, string? people = null)
    {
        string RankOf(string chat) => Rank(chat, reach, template, now);
        string Order(string chat) => $"({Again(chat, RankOf)}{RankOf(chat)}, -{chat}.\"LastInboundAt\", {chat}.\"Id\")";
        var best = $"""
            not exists (
              select 1 from contact_links o join contacts b on b."Id" = o."ContactId" and {Private("b")}
              where o."ResidentId" = p."ResidentId" and o."ContactId" <> c."Id" and {Order("b")} < {Order("c")})
            """;
        var (place, those) = audience.Superseded.Count == 0
            ? ("1", best)
            : ($"case when {best} then 1 else 0 end", $"({best} or {ToldAgain("c", RankOf)})");
        return $"""
            with chosen as (
              select p."ResidentId", p."SlotAt", c."Id" as "ContactId", c."Channel", c."Address", c."Language",
                {RankOf("c")} as "Rank", {place} as "Place"
              from {people ?? $"({People()})"} p
              cross join contact_links l cross join contacts c
              where l."ResidentId" = p."ResidentId" and c."Id" = l."ContactId" and {Private("c")} and {those})
            """;
    }

    private string Range(string column) =>
        (_after is null ? "" : $" and {column} > {_after}") + (_upTo is null ? "" : $" and {column} <= {_upTo}");

    // The RW is hidden from the index that begins with it: chunks go by resident, and each would read the whole RW.
    private string Entitled(Guid distribution) =>
        $"""
        select e."ResidentId", e."SlotAt" from distribution_entitlements e
        where e."DistributionId" = {sql.Add(distribution)} and e.{Open}
        {Area("coalesce(e.\"Rw\", '')", "e")}
        {Range("e.\"ResidentId\"")}
        """;

    private string Enrolled()
    {
        var programme = audience.Programme is { } only ? $" and n.\"Programme\" = {sql.Add(only)}" : "";
        return $"""
            select r."Id" as "ResidentId", null as "SlotAt" from residents r
            where r."DeskId" = {sql.Add(audience.DeskId)}{Area("r.\"Rw\"", "r")} and not r."IsHeld"
            and r."Standing" not in ('Deceased', 'Moved'){Range("r.\"Id\"")}
            and exists (select 1 from enrolments n where n."ResidentId" = r."Id" and n."Status" = 'Listed'{programme})
            """;
    }

    private string Area(string rw, string table)
    {
        var rws = $" and {rw} in ({sql.AddAll(audience.Rws)})";
        return audience.Rt is { } rt ? $"{rws} and {table}.\"Rt\" = {sql.Add(rt)}" : rws;
    }

    private string Told() =>
        $"""
        select a."ResidentId", {Slot("a")} as "SlotAt"
        from announcement_addressees a join outbox o on o."Id" = a."OutboxId"
        where a."AnnouncementId" in ({sql.AddAll(audience.Superseded)}) and o."State" in {_got}
        {Range("a.\"ResidentId\"")}
        """;

    private string Slot(string told) =>
        audience.DistributionId is { } distribution
            ? $"""
            (select e."SlotAt" from distribution_entitlements e
            where e."DistributionId" = {sql.Add(distribution)} and e."ResidentId" = {told}."ResidentId")
            """
            : "null";

    private string Private(string chat) =>
        $"{chat}.\"DeskId\" = {sql.Add(audience.DeskId)} and not {chat}.\"IsGroup\"";

    // First in the order: whoever got what is replaced.
    private string Again(string chat, Func<string, string> rankOf) =>
        audience.Superseded.Count == 0 ? "" : $"case when {ToldAgain(chat, rankOf)} then 0 else 1 end, ";

    private string ToldAgain(string chat, Func<string, string> rankOf) =>
        $"""
        ({rankOf(chat)} <= {Waits} and exists (
          select 1 from announcement_addressees a join outbox t on t."Id" = a."OutboxId"
          where a."AnnouncementId" in ({sql.AddAll(audience.Superseded)}) and a."ContactId" = {chat}."Id"
            and t."State" in {_got}))
        """;

    private string Rank(string chat, AudienceReach reach, string? template, DateTimeOffset now)
    {
        var channels = reach.Channels;
        if (channels.Count == 0) return Number(Unreachable);
        var late = reach.HasTemplate(template) ? Template : Waits;
        var windows = channels.Where(channel => channel.Value is not null).Select(channel =>
            $"""
            when {chat}."Channel" = {sql.Add(channel.Key)}
              and {chat}."LastInboundAt" <= {sql.Add(ClosedSince(channel.Value!.Value, now))} then {late}
            """);
        return $"""
            case when {chat}."BlockedAt" is not null or {chat}."Channel" not in ({sql.AddAll(channels.Keys)})
                then {Unreachable}
              when {chat}."NoticesStoppedAt" is not null or exists (select 1 from notice_opt_outs s
                where s."ContactId" = {chat}."Id" and s."Kind" = {sql.Add(audience.Kind.ToString())}) then {OptedOut}
              {string.Join('\n', windows)}
              else {Now} end
            """;
    }

    // As the gate of the outbox judges it.
    private static long ClosedSince(TimeSpan window, DateTimeOffset now) =>
        (now - window + DeliveryLimits.WindowMargin).ToUnixTimeMilliseconds();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
