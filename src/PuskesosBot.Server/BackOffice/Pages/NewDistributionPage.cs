using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>A new hand-out, also in place of one that was cancelled.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class NewDistributionPage(
    ConsoleDesk desk, DistributionDesk distributions, DeskProfile profile, ProgrammeCatalog programmes,
    ProgrammeWords programmeWords, PaperWords paperWords, DeskClock clock) : ConsolePage
{
    /// <summary>The same again within it is a second click.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    public DistributionForm Form { get; private set; } = null!;

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <param name="ganti">The cancelled one it is held in place of.</param>
    public async Task<IActionResult> OnGetAsync(Guid? ganti, CancellationToken ct)
    {
        if (ganti is not { } id)
        {
            Show(new DistributionTyped());
            return Page();
        }

        if (await CancelledAsync(id, ct) is not { } before) return NotFound();
        Show(DistributionTyped.Of(before) with { Instead = id, Date = null, DateUnknown = false });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(DistributionTyped typed, CancellationToken ct)
    {
        if (typed.Instead is { } id && await CancelledAsync(id, ct) is null) return NotFound();
        var (draft, problems) = typed.Read(profile, programmes, clock.Today);
        if (problems.Count == 0)
        {
            var outcome = await desk.WriteAsync((write, token) => CreateAsync(write, draft, token), ct);
            if (outcome is DistributionOutcome.Done done)
            {
                Flash("Penyaluran tersimpan. Sekarang isi daftar orangnya.");
                return Redirect($"~/console/penyaluran/{done.Distribution.Id}");
            }

            problems = [outcome.Sentence];
        }

        Problems = problems;
        Show(typed);
        return Page();
    }

    private async Task<DistributionOutcome> CreateAsync(DeskDb write, DistributionDraft draft, CancellationToken ct)
    {
        var (who, since, title) = (desk.Scope.Who, desk.Now - Again, draft.Title.Trim());
        var same = await desk.Scope.Distributions(write).FirstOrDefaultAsync(
            d => d.CreatedBy == who && d.CreatedAt > since && d.Title == title && d.Programme == draft.Programme
                && d.Date == draft.Date, ct);
        if (same is not null) return new DistributionOutcome.Done(same);
        var call = new DistributionCall(write, desk.Scope, desk.Now);
        var outcome = await distributions.CreateAsync(call, desk.Me.DeskId ?? desk.Home.Desk.Id, draft, ct);
        if (outcome is DistributionOutcome.Done done)
        {
            var made = done.Distribution;
            desk.Audit(write, "distribution_created", $"distribution:{made.Id}", deskId: made.DeskId);
        }

        return outcome;
    }

    private Task<Distribution?> CancelledAsync(Guid id, CancellationToken ct) =>
        desk.Scope.Distributions(desk.Read).AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == id && d.State == DistributionState.Cancelled, ct);

    private void Show(DistributionTyped typed) => Form = new DistributionForm(typed, profile.Rws, IsNew: true)
    {
        Programmes = programmeWords.All,
        Papers = paperWords.All.Select(paper => (paper, paperWords.Of(paper))),
    };
}
