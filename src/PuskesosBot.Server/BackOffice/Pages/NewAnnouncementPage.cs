using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Announces: the form, exactly what residents will read and how many, then the word to send it.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class NewAnnouncementPage(
    ConsoleDesk desk, DeskClock clock, DeskProfile profile, AnnouncementDesk announcing, ProgrammeWords programmes)
    : ConsolePage
{
    /// <summary>Hand-outs offered.</summary>
    private const int OfferedMax = 50;

    public AnnouncementTyped Typed { get; private set; } = new();

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Null: the form is shown.</summary>
    public AnnouncementPreview? Preview { get; private set; }

    public IReadOnlyList<Distribution> Offered { get; private set; } = [];

    /// <summary>The announcement that own words put right; null: none.</summary>
    public string? ReplacedCode { get; private set; }

    public IReadOnlyList<string> Rws => profile.Rws;

    public IEnumerable<(string Id, string Name)> Programmes => programmes.All;

    public static IReadOnlyList<NoticeKind> Kinds => NoticeChoices.Kinds;

    private Guid DeskId => desk.Me.DeskId ?? desk.Home.Desk.Id;

    /// <param name="penyaluran">A hand-out chosen elsewhere.</param>
    /// <param name="ganti">An announcement in own words that is to be put right.</param>
    public async Task<IActionResult> OnGetAsync(Guid? penyaluran, Guid? ganti, CancellationToken ct)
    {
        var chosen = penyaluran is { } of
            ? await desk.Scope.Distributions(desk.Read).AsNoTracking().SingleOrDefaultAsync(d => d.Id == of, ct)
            : null;
        if (penyaluran is not null && chosen is null) return NotFound();
        var replaced = ganti is { } old
            ? await desk.Scope.Announcements(desk.Read).AsNoTracking().SingleOrDefaultAsync(a => a.Id == old, ct)
            : null;
        if (ganti is not null && replaced is null) return NotFound();
        Typed = new AnnouncementTyped
        {
            Code = await announcing.DrawCodeAsync(desk.Read, ct),
            Distribution = chosen?.Id ?? replaced?.DistributionId,
            Rws = [.. chosen?.Rws ?? replaced?.Rws ?? []],
            Kind = replaced?.Kind,
            Programme = replaced?.Programme,
            Replaces = replaced is { DistributionId: null } ? replaced.Id : null,
        };
        return await FormAsync(ct);
    }

    /// <summary>Back from the preview; everything typed stays.</summary>
    public Task<IActionResult> OnPostEditAsync(AnnouncementTyped typed, CancellationToken ct)
    {
        Typed = typed;
        return FormAsync(ct);
    }

    public async Task<IActionResult> OnPostPreviewAsync(AnnouncementTyped typed, CancellationToken ct)
    {
        Typed = await IsCodeFreeAsync(typed.Code, ct)
            ? typed
            : typed with { Code = await announcing.DrawCodeAsync(desk.Read, ct) };
        Problems = [.. typed.Problems()];
        if (Problems.Count > 0) return await FormAsync(ct);
        var author = AnnouncementAuthor.Of(desk.Scope);
        return await ShowAsync(
            await announcing.PreviewAsync(desk.Database, author, Typed.Draft(DeskId, clock), desk.Now, ct), ct);
    }

    public async Task<IActionResult> OnPostConfirmAsync(AnnouncementTyped typed, CancellationToken ct)
    {
        Typed = typed;
        Problems = [.. typed.Problems()];
        if (Problems.Count > 0) return await FormAsync(ct);
        AnnouncementOutcome outcome;
        try
        {
            outcome = await ConfirmAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The second of two clicks came while the first was being saved: now it is there.
            outcome = await ConfirmAsync(ct);
        }

        if (outcome is not AnnouncementOutcome.Done { Announcement: { } made })
        {
            if (outcome is AnnouncementOutcome.Previewed)
                Problems = ["Isinya baru saja berubah. Baca sekali lagi, lalu tekan kirim."];
            return await ShowAsync(outcome, ct);
        }

        Flash(made.State == AnnouncementState.WaitingApproval
            ? $"Pengumuman {made.Code} menunggu persetujuan."
            : $"Pengumuman {made.Code} tersimpan.");
        return Redirect($"~/console/pengumuman/{made.Id}");
    }

    /// <summary>Counted before anything is written: nobody's reply waits for the count of a large audience.</summary>
    /// <returns>A preview when the words are not those that were looked at.</returns>
    private async Task<AnnouncementOutcome> ConfirmAsync(CancellationToken ct)
    {
        var (author, draft) = (AnnouncementAuthor.Of(desk.Scope), Typed.Draft(DeskId, clock));
        AnnouncementPreview? seen = null;
        if (!await IsKnownAsync(desk.Read, draft, ct))
        {
            var look = await announcing.PreviewAsync(desk.Database, author, draft, desk.Now, ct);
            if (look is not AnnouncementOutcome.Previewed { Preview: { } now }) return look;
            if (AnnouncementTyped.MarkOf(now) != Typed.Seen) return look;
            seen = now;
        }

        return await desk.WriteAsync((write, token) => TakeAsync(write, author, draft, seen, token), ct);
    }

    private async Task<AnnouncementOutcome> TakeAsync(
        DeskDb write, AnnouncementAuthor author, AnnouncementDraft draft, AnnouncementPreview? seen,
        CancellationToken ct)
    {
        var isKnown = await IsKnownAsync(write, draft, ct);
        var outcome = await announcing.ConfirmAsync(write, author, draft, seen, desk.Now, ct);
        if (!isKnown && outcome is AnnouncementOutcome.Done { Announcement: { } made })
            desk.Audit(write, AnnouncementAudit.Made, made.Code, deskId: made.DeskId);
        return outcome;
    }

    private static Task<bool> IsKnownAsync(DeskDb from, AnnouncementDraft draft, CancellationToken ct) =>
        from.Announcements.AnyAsync(a => a.Code == draft.Code, ct);

    private async Task<IActionResult> ShowAsync(AnnouncementOutcome outcome, CancellationToken ct)
    {
        if (outcome is not AnnouncementOutcome.Previewed { Preview: { } preview })
        {
            Problems = [.. Problems, .. outcome.Sentences];
            return await FormAsync(ct);
        }

        Preview = preview;
        Typed = Typed with { Seen = AnnouncementTyped.MarkOf(preview) };
        await LoadReplacedAsync(ct);
        return Page();
    }

    private async Task<IActionResult> FormAsync(CancellationToken ct)
    {
        var (deskId, today, chosen) = (DeskId, clock.Today, Typed.Distribution);
        var open = await desk.Scope.Distributions(desk.Read).AsNoTracking()
            .Where(d => d.DeskId == deskId && d.State != DistributionState.Done && (d.Date == null || d.Date >= today)
                && (d.State != DistributionState.Cancelled || d.AnnouncedAt != null))
            // What nobody has been told yet comes first, and what was chosen before that.
            .OrderByDescending(d => d.Id == chosen)
            .ThenByDescending(d => d.State == DistributionState.Planned || d.Untold != DistributionChange.None)
            .ThenBy(d => d.Date == null).ThenBy(d => d.Date).ThenBy(d => d.Code)
            .Take(OfferedMax).ToListAsync(ct);
        Offered = open;
        await LoadReplacedAsync(ct);
        return Page();
    }

    private async Task LoadReplacedAsync(CancellationToken ct)
    {
        if (Typed.Replaces is { } old)
            ReplacedCode = await desk.Scope.Announcements(desk.Read).Where(a => a.Id == old).Select(a => a.Code)
                .SingleOrDefaultAsync(ct);
    }

    private async Task<bool> IsCodeFreeAsync(string? code, CancellationToken ct) =>
        ShortCode.TryParse(code ?? "", out var read) == ShortCodeCheck.Ok && read.Kind == ShortCodeKind.Announcement
        && read.ToString() is var known && !await desk.Read.Announcements.AnyAsync(a => a.Code == known, ct);
}
