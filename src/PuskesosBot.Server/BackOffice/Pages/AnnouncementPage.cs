using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>One announcement: what it says, how far it is, what failed, and what may be done with it now.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class AnnouncementPage(ConsoleDesk desk, AnnouncementSteering steering) : ConsolePage
{
    public Announcement About { get; private set; } = null!;

    public AnnouncementFacts Facts { get; private set; } = null!;

    public AnnouncementSteps Steps { get; private set; } = null!;

    /// <summary>Why the last step was not taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was typed for the step that was not taken, by the form's name.</summary>
    public (string Form, string? Words) Kept { get; private set; }

    public string Words(string form) => Kept.Form == form ? Kept.Words ?? "" : "";

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostApproveAsync(Guid id, string? words, CancellationToken ct) => DoAsync(
        new Step(id, "Approve", words, AnnouncementAudit.Approved, "Pengumuman disetujui."),
        (call, why, token) => steering.ApproveAsync(call, why, token), ct);

    public Task<IActionResult> OnPostRefuseAsync(Guid id, string? words, CancellationToken ct) => DoAsync(
        new Step(id, "Approve", words, AnnouncementAudit.Refused, "Pengumuman ditolak."),
        (call, why, token) => steering.RefuseAsync(call, why, token), ct);

    public Task<IActionResult> OnPostPauseAsync(Guid id, string? words, CancellationToken ct) => DoAsync(
        new Step(id, "Pause", words, AnnouncementAudit.Paused, "Pengumuman dijeda."),
        AnnouncementSteering.PauseAsync, ct);

    public Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken ct) => DoAsync(
        new Step(id, "Resume", null, AnnouncementAudit.Resumed, "Pengumuman dilanjutkan."),
        (call, _, token) => AnnouncementSteering.ResumeAsync(call, token), ct);

    public Task<IActionResult> OnPostCancelAsync(Guid id, string? words, CancellationToken ct) => DoAsync(
        new Step(id, "Cancel", words, AnnouncementAudit.Cancelled, "Pengumuman dibatalkan.") { NeedsReason = true },
        AnnouncementSteering.CancelAsync, ct);

    public Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken ct) => DoAsync(
        new Step(id, "Retry", null, AnnouncementAudit.Retried, "Yang gagal dikirim lagi."),
        (call, _, token) => AnnouncementSteering.RetryAsync(call, token), ct);

    private async Task<IActionResult> DoAsync(
        Step step, Func<AnnouncementCall, string, CancellationToken, Task<AnnouncementOutcome>> work,
        CancellationToken ct)
    {
        if (desk.Scope.IsReadOnly) return StatusCode(StatusCodes.Status403Forbidden);
        if (await FindAsync(step.Id, ct) is not { } about) return NotFound();
        var why = (step.Words ?? "").Trim();
        var problem = step.NeedsReason && why.Length == 0
            ? AnnouncementRefusals.Sentence(AnnouncementRefusal.ReasonNeeded)
            : why.Length > AnnouncementRules.ReasonCharsMax
                ? AnnouncementRefusals.Sentence(AnnouncementRefusal.ReasonTooLong)
                : null;
        problem ??= await desk.WriteAsync(
            async (write, token) =>
            {
                var call = new AnnouncementCall(write, AnnouncementAuthor.Of(desk.Scope), step.Id, desk.Now);
                var outcome = await work(call, why, token);
                if (outcome is not AnnouncementOutcome.Done) return string.Join(' ', outcome.Sentences);
                var told = why.Length == 0 ? about.Code : $"{about.Code}: {Masking.Mask(why)}";
                desk.Audit(write, step.Did, told, deskId: about.DeskId);
                return null;
            },
            ct);
        if (problem is null)
        {
            Flash(step.Done);
            return Redirect($"~/console/pengumuman/{step.Id}");
        }

        (Problem, Kept) = (problem, (step.Form, step.Words));
        return await ShowAsync(step.Id, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } about) return NotFound();
        About = about;
        Facts = new AnnouncementFacts(desk, about);
        await Facts.LoadAsync(ct);
        Steps = new AnnouncementSteps(
            about, AnnouncementAuthor.Of(desk.Scope), desk.Me.Id, Facts.Progress.Failed);
        return Page();
    }

    private Task<Announcement?> FindAsync(Guid id, CancellationToken ct) =>
        desk.Scope.Announcements(desk.Read).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);

    /// <param name="Did">For the audit.</param>
    /// <param name="Done">For who did it.</param>
    private sealed record Step(Guid Id, string Form, string? Words, string Did, string Done)
    {
        internal bool NeedsReason { get; init; }
    }
}
