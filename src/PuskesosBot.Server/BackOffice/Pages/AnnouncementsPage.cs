using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>What was announced, by whom, and how far it is. An RW head reads counts of the own RW.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class AnnouncementsPage(ConsoleDesk desk) : ConsolePage
{
    /// <summary>Characters of a search.</summary>
    public const int SearchCharsMax = 60;

    public string? Search { get; private set; }

    public AnnouncementState? State { get; private set; }

    public string? Rw { get; private set; }

    public bool IsMine { get; private set; }

    public IReadOnlyList<AnnouncementRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public bool IsPlain => Search is null && State is null && Rw is null && !IsMine;

    public async Task OnGetAsync(
        string? cari, AnnouncementState? status, string? rw, bool milik, int? hal, CancellationToken ct)
    {
        var words = cari?.Trim() ?? "";
        Search = words.Length == 0 ? null : words[..Math.Min(words.Length, SearchCharsMax)];
        (State, Rw, IsMine) = (status is { } s && Enum.IsDefined(s) ? s : null, CaseAsked.TwoDigits(rw), milik);
        var page = Pager.Sound(hal);
        var found = await Pager.Cut(Filtered().OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id), page)
            .ToListAsync(ct);
        List<Announcement> shown = [.. found.Take(Pager.RowsPerPage)];
        var names = new AnnouncementNames(desk);
        await names.LoadAsync(shown, ct);
        var progress = await AnnouncementProgress.OfManyAsync(
            desk.Read, [.. shown.Select(a => a.Id)], desk.Scope.Rw, ct);
        Rows = [.. shown.Select(a => new AnnouncementRow(a, names.Title(a), names.Author(a), progress[a.Id]))];
        Pager = new Pager(
            page, found.Count > Pager.RowsPerPage, n => Url.Content($"~/console/pengumuman{Query(n)}"));
    }

    private IQueryable<Announcement> Filtered()
    {
        var all = desk.Scope.Announcements(desk.Read).AsNoTracking();
        if (State is { } state) all = all.Where(a => a.State == state);
        if (Rw is { } rw) all = all.Where(a => a.Rws.Contains(rw));
        if (IsMine && desk.Me.Id is var me) all = all.Where(a => a.StaffId == me);
        if (Search is not { } search) return all;
        var (code, words) = (search.ToUpperInvariant(), search.ToLowerInvariant());
        return all.Where(a => a.Code.StartsWith(code)
#pragma warning disable CA1304, CA1311, CA1862 // Said to the database, which knows no cultures.
            || desk.Read.AnnouncementTexts.Any(t => t.AnnouncementId == a.Id && t.Text.ToLower().Contains(words)));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private string Query(int page) => QueryString.Create(new Dictionary<string, string?>
    {
        ["cari"] = Search,
        ["status"] = State?.ToString(),
        ["rw"] = Rw,
        ["milik"] = IsMine ? "true" : null,
        ["hal"] = page.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => pair.Value is not null)).ToString();
}

/// <param name="Title">How it begins.</param>
/// <param name="Progress">Of an RW head: of the own RW.</param>
internal sealed record AnnouncementRow(Announcement About, string Title, string Author, AnnouncementProgress Progress);
