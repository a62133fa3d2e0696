using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>The receipt as a slip of paper for the resident's hand.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class CasePrintPage(ConsoleDesk desk, ProgrammeWords programmes) : ConsolePage
{
    internal const string PicturePattern = "/console/laporan/{receipt}/resi.png";

    public Case Case { get; private set; } = null!;

    public string Programme => programmes.Of(Case.Programme);

    /// <summary>PNG in base 64.</summary>
    public string Picture => QrPicture.Base64(Case.Receipt);

    public async Task<IActionResult> OnGetAsync(string receipt, CancellationToken ct)
    {
        if (await new CaseList(desk.Scope).FindAsync(desk.Read, receipt, ct) is not { } about) return NotFound();
        Case = about;
        return Page();
    }

    /// <summary>The receipt as a picture, for whoever wants to send it.</summary>
    internal static async Task<IResult> SendAsync(
        string receipt, ConsoleDesk desk, DeskClock clock, CancellationToken ct) =>
        await new CaseList(desk.Scope).FindAsync(desk.Read, receipt, ct) is { } about
            ? Results.File(
                CodePicture.Draw(about.Receipt, desk.Home.Desk.Name, about.Receipt, clock.Full(about.OpenedAt)),
                "image/png", $"{about.Receipt}.png")
            : Results.NotFound();
}
