using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>
/// One hand-out: what it is, its figures, and what may be done with it now. An RW head reads what and how many.
/// </summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class DistributionPage(
    ConsoleDesk desk, DistributionDesk distributions, EntitledPeople people, CheckInDesk checkIns, DeskProfile profile,
    ProgrammeCatalog programmes, ProgrammeWords programmeWords, PaperWords paperWords, DeskClock clock) : ConsolePage
{
    /// <summary>Proxies and minutes on the page; more are never open at once.</summary>
    private const int ShownMax = 50;

    public Distribution About { get; private set; } = null!;

    public DistributionSteps Steps { get; private set; } = null!;

    public DistributionRecap Recap { get; private set; } = new([]);

    /// <summary>Of the change; filled with what is, or with what was typed in vain.</summary>
    public DistributionForm Form { get; private set; } = null!;

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>The form whose step was not taken, and its reason.</summary>
    public (string Name, string Words) Kept { get; private set; } = ("", "");

    /// <summary>Who has no slot although slots are given.</summary>
    public int WithoutSlot { get; private set; }

    public IReadOnlyList<ProxyAsked> Proxies { get; private set; } = [];

    public IReadOnlyList<ShareMoved> Moved { get; private set; } = [];

    /// <summary>The one it is held in place of, or the other way round.</summary>
    public (string Label, Guid Id, string Code)? Other { get; private set; }

    public string Programme => programmeWords.Of(About.Programme);

    public IEnumerable<string> Papers => About.Papers.Select(paperWords.Of);

    public string Words(string form) => Kept.Name == form ? Kept.Words : "";

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, null, ct);

    public async Task<IActionResult> OnPostChangeAsync(Guid id, DistributionTyped typed, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return NotFound();
        if (desk.Scope.IsReadOnly) return StatusCode(StatusCodes.Status403Forbidden);
        var asked = typed with { Programme = about.Programme };
        var (draft, problems) = asked.Read(profile, programmes, clock.Today, about.Date);
        // Ticked in the order of the form: the same papers are no change.
        if (about.Papers.ToHashSet().SetEquals(typed.Papers)) draft = draft with { Papers = about.Papers };
        if (problems.Count > 0)
        {
            (Problems, Kept) = (problems, ("Change", typed.Reason));
            return await ShowAsync(id, asked, ct);
        }

        return await DoAsync(
            id, new HandoutStep("Change", "distribution_changed", _ => "Perubahan tersimpan.", typed.Version)
            {
                Reason = typed.Reason,
                Typed = asked,
            },
            (call, token) => distributions.ChangeAsync(call, id, draft, Masking.Mask(typed.Reason), token), ct);
    }

    public Task<IActionResult> OnPostCancelAsync(Guid id, DistributionTyped typed, CancellationToken ct) => DoAsync(
        id, new HandoutStep("Cancel", "distribution_cancelled", _ => "Penyaluran dibatalkan.", typed.Version)
        {
            Reason = typed.Reason,
        },
        (call, token) => DistributionDesk.CancelAsync(call, id, Masking.Mask(typed.Reason), token), ct);

    public Task<IActionResult> OnPostStartAsync(Guid id, long? version, CancellationToken ct) => DoAsync(
        id, new HandoutStep("Start", "distribution_started", _ => "Pembagian dimulai. Meja sudah terbuka.", version),
        (call, token) => distributions.StartAsync(call, id, token), ct);

    public Task<IActionResult> OnPostFinishAsync(Guid id, long? version, CancellationToken ct) => DoAsync(
        id, new HandoutStep(
            "Finish", "distribution_finished", _ => "Pembagian selesai. Yang tidak datang sudah dicatat.", version),
        (call, token) => DistributionDesk.FinishAsync(call, id, token), ct);

    public Task<IActionResult> OnPostEnrolledAsync(Guid id, long? version, CancellationToken ct) => DoAsync(
        id, new HandoutStep(
            "Enrolled", "distribution_enrolled",
            count => count == 0
                ? "Tidak ada orang baru yang bisa ditambahkan dari data program."
                : $"{count} orang ditambahkan dari data program.", version),
        async (call, token) =>
        {
            var outcome = await people.AddEnrolledAsync(call, id, token);
            // Whoever is on the list has something to show at the table.
            if (outcome is DistributionOutcome.Done) await people.IssuePassesAsync(call, id, token);
            return outcome;
        },
        ct);

    public Task<IActionResult> OnPostSlotsAsync(Guid id, long? version, CancellationToken ct) => DoAsync(
        id, new HandoutStep("Slots", "distribution_slots", count => $"{count} orang mendapat giliran.", version),
        (call, token) => EntitledPeople.PlanSlotsAsync(call, id, token), ct);

    /// <param name="entitlement">Whose proxy.</param>
    public Task<IActionResult> OnPostProxyAsync(
        Guid id, Guid entitlement, bool allowed, string? words, CancellationToken ct) => DoAsync(
        id, new HandoutStep(
            "Proxy", "proxy_decided", _ => allowed ? "Wakil diizinkan." : "Wakil ditolak.", null)
        {
            Reason = words ?? "",
        },
        (call, token) => checkIns.DecideProxyAsync(
            call, entitlement, allowed, Masking.Mask((words ?? "").Trim()), token), ct);

    private async Task<IActionResult> DoAsync(
        Guid id, HandoutStep step, Func<DistributionCall, CancellationToken, Task<DistributionOutcome>> run,
        CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return NotFound();
        if (desk.Scope.IsReadOnly) return StatusCode(StatusCodes.Status403Forbidden);
        var outcome = await desk.WriteAsync(
            async (write, token) =>
            {
                var call = new DistributionCall(write, desk.Scope, desk.Now) { Version = step.Version };
                var result = await run(call, token);
                if (result is DistributionOutcome.Done)
                    desk.Audit(write, step.Did, $"distribution:{id}", deskId: about.DeskId);
                return result;
            },
            ct);
        if (outcome is DistributionOutcome.NotFound) return NotFound();
        if (outcome is DistributionOutcome.Done done)
        {
            Flash(step.Said(done.Count));
            return Redirect($"~/console/penyaluran/{id}");
        }

        (Problems, Kept) = ([outcome.Sentence], (step.Name, step.Reason));
        return await ShowAsync(id, step.Typed, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid id, DistributionTyped? typed, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return NotFound();
        About = about;
        var mayReassign = programmes.Find(about.Programme)?.MayReassign ?? false;
        Steps = new DistributionSteps(about, desk.Scope, mayReassign, clock.Today);
        Recap = await DistributionRecap.OfAsync(desk.Read, desk.Scope, id, ct);
        Form = new DistributionForm(typed ?? DistributionTyped.Of(about), profile.Rws, IsNew: false)
        {
            Programmes = programmeWords.All,
            Papers = paperWords.All.Select(paper => (paper, paperWords.Of(paper))),
        };
        var look = new DistributionLook(desk);
        Other = await look.OtherAsync(about, ct);
        if (desk.Scope.IsReadOnly) return Page();
        if (Steps.MaySlot) WithoutSlot = await look.WithoutSlotAsync(id, ct);
        Proxies = await look.ProxiesAsync(id, ShownMax, ct);
        Moved = await look.MovedAsync(id, ShownMax, ct);
        return Page();
    }
}

/// <summary>A step of a hand-out.</summary>
/// <param name="Name">Of its form.</param>
/// <param name="Did">For the audit.</param>
/// <param name="Said">When it was done, with what the step counts.</param>
/// <param name="Version">Of the hand-out as it was looked at.</param>
internal sealed record HandoutStep(string Name, string Did, Func<int, string> Said, long? Version)
{
    public string Reason { get; init; } = "";

    public DistributionTyped? Typed { get; init; }
}
