using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>One case: what it is, what happened, and what may be done with it now.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class CasePage(
    ConsoleDesk desk, CaseDeadlines deadlines, CaseWork work, CaseReferrals referrals, CaseClosings closings,
    ProgrammeWords programmes) : ConsolePage
{
    /// <summary>Lines of a timeline; more than a case ever has.</summary>
    private const int EventsMax = 500;

    private const int ColleaguesMax = 200;

    public Case Case { get; private set; } = null!;

    public CaseSteps Steps { get; private set; } = null!;

    public CaseNames Names { get; private set; } = null!;

    public Resident? Resident { get; private set; }

    public IReadOnlyList<CaseEvent> Events { get; private set; } = [];

    public IReadOnlyList<CaseFile> Files { get; private set; } = [];

    public IReadOnlyList<Case> Duplicates { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Colleagues { get; private set; } = [];

    public string? MergedInto { get; private set; }

    public string Programme => programmes.Of(Case.Programme);

    public bool IsLate => Case is { IsOpen: true, ClockStoppedAt: null, DueAt: { } due } && due < desk.Now;

    /// <summary>Why the last step was not taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was typed for the step that was not taken, by the form's name.</summary>
    public (string Form, CaseTyped Typed) Kept { get; private set; } = ("", new CaseTyped());

    public string Words(string form) => Kept.Form == form ? Kept.Typed.Words ?? "" : "";

    public Task<IActionResult> OnGetAsync(string receipt, CancellationToken ct) => ShowAsync(receipt, ct);

    public Task<IActionResult> OnPostAnswerAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Answer", typed, "Jawaban dikirim ke warga.",
        (call, token) => work.AnswerAsync(call, typed.Text, token), ct);

    public Task<IActionResult> OnPostNoteAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Note", typed, "Catatan tersimpan.", (call, token) => work.NoteAsync(call, typed.Text, token), ct);

    public Task<IActionResult> OnPostAssignAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Assign", typed, "Penanggung jawab diganti.",
        (call, token) => work.AssignAsync(call, typed.Staff, token), ct);

    public Task<IActionResult> OnPostMoveAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Move", typed, "Status diganti.",
        (call, token) => work.MoveAsync(call, typed.To, typed.Text, token), ct);

    public Task<IActionResult> OnPostAskReferralAsync(string receipt, CaseTyped typed, CancellationToken ct) =>
        DoAsync(
            receipt, "AskReferral", typed, "Rujukan diajukan ke koordinator.",
            (call, token) => referrals.AskAsync(call, typed.Partner ?? "", typed.Text, token), ct);

    public Task<IActionResult> OnPostApproveAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Approve", typed, "Rujukan disetujui.",
        (call, token) => referrals.ApproveAsync(call, typed.Text, token), ct);

    public Task<IActionResult> OnPostRefuseAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Approve", typed, "Rujukan ditolak.",
        (call, token) => referrals.RefuseAsync(call, typed.Text, token), ct);

    public Task<IActionResult> OnPostPartnerAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Partner", typed, "Jawaban mitra dicatat.",
        (call, token) => referrals.AnsweredAsync(call, typed.Decision, typed.Text, token), ct);

    public Task<IActionResult> OnPostRealiseAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Realise", typed, "Dicatat terealisasi.",
        (call, token) => referrals.RealiseAsync(call, typed.Text, token), ct);

    public Task<IActionResult> OnPostAskClosingAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "AskClosing", typed, "Warga ditanya apakah laporan boleh ditutup.",
        (call, token) => closings.AskAsync(call, token), ct);

    public Task<IActionResult> OnPostCloseAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Close", typed, "Laporan ditutup.", (call, token) => closings.CloseAsync(call, typed.Text, token), ct);

    public Task<IActionResult> OnPostReopenAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Reopen", typed, "Laporan dibuka lagi.",
        (call, token) => closings.ReopenAsync(call, typed.Text, token), ct);

    public Task<IActionResult> OnPostMergeAsync(string receipt, CaseTyped typed, CancellationToken ct) => DoAsync(
        receipt, "Merge", typed, "Laporan digabung.",
        (call, token) => closings.MergeAsync(call, typed.Into, typed.Text, token), ct);

    public async Task<IActionResult> OnPostCopyAsync(string receipt, CaseTyped typed, CancellationToken ct)
    {
        IActionResult? file = null;
        var shown = await DoAsync(
            receipt, "Copy", typed, "Salinan dibuat.",
            async (call, token) =>
            {
                (var outcome, file) = await Rights.CopyAsync(call, typed.Text, token);
                return outcome;
            },
            ct);
        return file ?? shown;
    }

    public async Task<IActionResult> OnPostEraseAsync(string receipt, CaseTyped typed, CancellationToken ct)
    {
        await Rights.DeleteMediaAsync(receipt, typed, ct);
        return await DoAsync(
            receipt, "Erase", typed, "Data chat ini sudah dihapus, dan warga diberi tahu.",
            (call, token) => Rights.EraseAsync(call, typed.Text, token), ct);
    }

    private CaseRights Rights => HttpContext.RequestServices.GetRequiredService<CaseRights>();

    private async Task<IActionResult> DoAsync(
        string receipt, string form, CaseTyped typed, string done,
        Func<CaseCall, CancellationToken, Task<CaseOutcome>> step, CancellationToken ct)
    {
        if (desk.Scope.IsReadOnly) return StatusCode(StatusCodes.Status403Forbidden);
        if (await new CaseList(desk.Scope).FindAsync(desk.Read, receipt, ct) is not { } about) return NotFound();
        var who = CaseActor.Of(desk.Scope);
        var outcome = await desk.WriteAsync(
            (write, token) => step(new CaseCall(write, about.Id, who, desk.Now) { Version = typed.Version }, token),
            ct);
        if (outcome is CaseOutcome.Done)
        {
            Flash(done);
            return Redirect($"~/console/laporan/{about.Receipt}");
        }

        if (outcome is CaseOutcome.NotFound) return NotFound();
        (Problem, Kept) = (outcome.Sentence, (form, typed));
        return await ShowAsync(receipt, ct);
    }

    private async Task<IActionResult> ShowAsync(string receipt, CancellationToken ct)
    {
        if (await new CaseList(desk.Scope).FindAsync(desk.Read, receipt, ct) is not { } about) return NotFound();
        var (caseId, isHead) = (about.Id, desk.Scope.IsReadOnly);
        (Case, Names) = (about, new CaseNames(desk));
        Steps = new CaseSteps(about, desk.Scope, deadlines, desk.Now);
        // What the desk notes for itself is not for neighbours, nor are photos of their houses.
        Events = await desk.Read.CaseEvents.AsNoTracking()
            .Where(e => e.CaseId == caseId && (!isHead || e.Kind != CaseEventKind.InternalNote))
            .OrderBy(e => e.At).ThenBy(e => e.Id).Take(EventsMax).ToListAsync(ct);
        if (!isHead) await LoadForStaffAsync(about, ct);
        if (about.ResidentId is { } residentId)
            Resident = await desk.Scope.Residents(desk.Read).AsNoTracking()
                .SingleOrDefaultAsync(r => r.Id == residentId, ct);
        if (about.MergedIntoId is { } into)
            MergedInto = await desk.Scope.Cases(desk.Read).Where(c => c.Id == into).Select(c => c.Receipt)
                .SingleOrDefaultAsync(ct);
        await Names.LoadAsync([about], ct);
        await Names.LoadAsync(Events.Select(e => e.Who).Append(about.FiledBy), ct);
        return Page();
    }

    private async Task LoadForStaffAsync(Case about, CancellationToken ct)
    {
        var (caseId, deskId) = (about.Id, about.DeskId);
        var attached = await desk.Read.CaseAttachments.AsNoTracking().Where(a => a.CaseId == caseId)
            .OrderBy(a => a.At).ThenBy(a => a.Id).Take(CaseWork.AttachmentsMax).ToListAsync(ct);
        var store = HttpContext.RequestServices.GetRequiredService<CaseFiles>();
        Files = await store.LookAsync(desk.Read, attached, ct);
        if (about.IsOpen) Duplicates = await CaseDesk.DuplicatesOfAsync(desk.Read, about, ct);
        var staff = await desk.Read.Staff.AsNoTracking()
            .Where(s => s.DeactivatedAt == null && s.Role != StaffRole.RwHead
                && (s.DeskId == deskId || s.DeskId == null))
            .OrderBy(s => s.Name).Take(ColleaguesMax).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        Colleagues = [.. staff.Select(s => (s.Id, s.Name))];
    }
}

/// <summary>What a form of the case's page sends.</summary>
internal sealed record CaseTyped
{
    /// <summary>Of the case as it was looked at.</summary>
    public long? Version { get; init; }

    public string? Words { get; init; }

    public Guid? Staff { get; init; }

    public CaseState To { get; init; }

    public string? Partner { get; init; }

    public PartnerDecision Decision { get; init; }

    public Guid Into { get; init; }

    /// <summary>Line ends as they count everywhere else.</summary>
    internal string Text => (Words ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
