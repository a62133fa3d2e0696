using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What there is to know of one announcement; to an RW head of his RW only, and no names.</summary>
internal sealed class AnnouncementFacts(ConsoleDesk desk, Announcement about)
{
    /// <summary>Ways to fail that are shown; a provider has a handful.</summary>
    private const int FailuresMax = 10;

    /// <summary>Lines of its history; more than one ever has.</summary>
    private const int HistoryMax = 200;

    private const string Staff = "staff:", Head = "head:";

    public AnnouncementNames Names { get; } = new(desk);

    public AnnouncementProgress Progress { get; private set; } = null!;

    public IReadOnlyList<AnnouncementText> Texts { get; private set; } = [];

    /// <summary>Of a hand-out: what the people answered, in the order of the states.</summary>
    public IReadOnlyList<(EntitlementState State, int Count)> Replies { get; private set; } = [];

    public string? HandOut { get; private set; }

    public (Guid Id, string Code)? Newer { get; private set; }

    public IReadOnlyList<(Guid Id, string Code)> Older { get; private set; } = [];

    /// <summary>Of what was sent: arrived, read, and lost on the way.</summary>
    public IReadOnlyDictionary<DeliveryStage, int> Stages { get; private set; } =
        new Dictionary<DeliveryStage, int>();

    public IReadOnlyList<AnnouncementFailure> Failures { get; private set; } = [];

    public IReadOnlyList<AnnouncementHistory> History { get; private set; } = [];

    /// <summary>The counts that were made for all its RWs are his own.</summary>
    public bool MayCountAll => desk.Scope.Rw is not { } rw || about.Rws.TrueForAll(of => of == rw);

    public async Task LoadAsync(CancellationToken ct)
    {
        var id = about.Id;
        await Names.LoadAsync([about], ct);
        Progress = (await AnnouncementProgress.OfManyAsync(desk.Read, [id], desk.Scope.Rw, ct))[id];
        Texts = await desk.Read.AnnouncementTexts.AsNoTracking().Where(t => t.AnnouncementId == id)
            .OrderBy(t => t.Language).ToListAsync(ct);
        if (about.DistributionId is { } of) await LoadRepliesAsync(of, ct);
        await LoadChainAsync(ct);
        if (desk.Scope.IsReadOnly) return;
        await LoadFailuresAsync(ct);
        await LoadHistoryAsync(ct);
    }

    private async Task LoadRepliesAsync(Guid of, CancellationToken ct)
    {
        HandOut = await desk.Scope.Distributions(desk.Read).Where(d => d.Id == of).Select(d => d.Title)
            .SingleOrDefaultAsync(ct);
        var (rws, rt) = (about.Rws, about.Rt);
        var counts = await desk.Scope.Entitlements(desk.Read).AsNoTracking()
            .Where(e => e.DistributionId == of && rws.Contains(e.Rw) && (rt == null || e.Rt == rt))
            .GroupBy(e => e.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(ct);
        Replies = [.. counts.OrderBy(c => c.State).Select(c => (c.State, c.Count))];
    }

    private async Task LoadChainAsync(CancellationToken ct)
    {
        var (id, newer) = (about.Id, about.SupersededById);
        var linked = await desk.Scope.Announcements(desk.Read).AsNoTracking()
            .Where(a => a.Id == newer || a.SupersededById == id)
            .OrderBy(a => a.CreatedAt).Select(a => new { a.Id, a.Code }).ToListAsync(ct);
        foreach (var one in linked.Where(a => a.Id == newer)) Newer = (one.Id, one.Code);
        Older = [.. linked.Where(a => a.Id != newer).Select(a => (a.Id, a.Code))];
    }

    private async Task LoadFailuresAsync(CancellationToken ct)
    {
        var id = about.Id;
        var sent = desk.Read.AnnouncementAddressees.AsNoTracking().Where(a => a.AnnouncementId == id)
            .Join(desk.Read.Outbox.AsNoTracking(), a => a.OutboxId, m => m.Id, (_, m) => m);
        var failed = await sent.Where(m => m.State == OutboxState.Buried).GroupBy(m => new { m.Channel, m.Error })
            .Select(g => new { g.Key.Channel, g.Key.Error, Count = g.Count() })
            .OrderByDescending(g => g.Count).Take(FailuresMax).ToListAsync(ct);
        Failures = [.. failed.Select(f => new AnnouncementFailure(f.Channel, f.Error ?? "", f.Count))];
        Stages = await sent.Where(m => m.State == OutboxState.Sent).GroupBy(m => m.Stage)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    private async Task LoadHistoryAsync(CancellationToken ct)
    {
        var (code, made, deskId) = (about.Code, about.CreatedAt, about.DeskId);
        var noted = await desk.Scope.Audit(desk.Read).AsNoTracking()
            .Where(a => a.DeskId == deskId && a.At >= made && a.Did.StartsWith(AnnouncementAudit.Prefix)
                && a.Why.StartsWith(code) && a.Did != AnnouncementAudit.Made)
            .OrderBy(a => a.At).Take(HistoryMax).ToListAsync(ct);
        await Names.LoadPeopleAsync(Ids(noted, Staff), Ids(noted, Head), ct);
        var all = noted.Select(a => new AnnouncementHistory(a.At, Who(a.Who), AuditWords.Of(a.Did), Why(a))).ToList();
        all.Add(new AnnouncementHistory(made, Names.Author(about), AuditWords.Of(AnnouncementAudit.Made), ""));
        if (about.StartedAt is { } started) all.Add(new AnnouncementHistory(started, "Bot", "Mulai dikirim", ""));
        if (about.FinishedAt is { } finished) all.Add(new AnnouncementHistory(finished, "Bot", "Selesai", ""));
        History = [.. all.OrderBy(line => line.At)];
    }

    private string Why(AuditEntry noted) =>
        noted.Why.Length > about.Code.Length ? noted.Why[about.Code.Length..].TrimStart(':', ' ') : "";

    private string Who(string who) =>
        IdIn(who, Staff) is { } staff ? Names.Staff(staff) : IdIn(who, Head) is { } head ? Names.Head(head) : "Bot";

    private static IEnumerable<Guid> Ids(IEnumerable<AuditEntry> noted, string prefix) =>
        noted.Select(a => IdIn(a.Who, prefix)).OfType<Guid>();

    private static Guid? IdIn(string who, string prefix) =>
        who.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(who.AsSpan(prefix.Length), out var id)
            ? id
            : null;
}

/// <summary>Messages that were given up for the same reason.</summary>
/// <param name="Error">As the outbox keeps it.</param>
internal sealed record AnnouncementFailure(string Channel, string Error, int Count);

/// <param name="Why">The reason given; empty: none.</param>
internal sealed record AnnouncementHistory(DateTimeOffset At, string Who, string Did, string Why);
