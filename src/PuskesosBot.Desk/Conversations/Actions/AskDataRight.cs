using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Opens the case in which a chat asks for its copy, or to be erased; while it is open, asking again is asking
/// once.</summary>
/// <remarks><c>right</c> is <c>copy</c> or <c>erasure</c>. Nothing about the person stands in the case.</remarks>
internal sealed class AskDataRight(CaseDesk cases) : IDialogAction
{
    private const string CopySummary = "Warga minta salinan data yang disimpan tentang chat ini.",
        ErasureSummary = "Warga minta data tentang chat ini dihapus.";

    public ActionContract Contract { get; } = Contracts.Of(
        "ask_data_right", ["right"],
        ("filed", ["receipt", "until", "until_hour"]), ("already_open", ["receipt", "until", "until_hour"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var (kind, summary) = call["right"] switch
        {
            "copy" => (CaseKind.DataCopy, CopySummary),
            "erasure" => (CaseKind.DataErasure, ErasureSummary),
            _ => throw new UnreachableException(call["right"]),
        };
        var open = await OwnCases.Of(call).FirstOrDefaultAsync(c => c.Kind == kind && c.ClosedAt == null, ct);
        var what = new NewCase(call.Contact.DeskId, kind, summary, OwnCases.Who(call), call.Now)
        {
            ContactId = call.Contact.Id,
        };
        var about = open ?? await cases.OpenAsync(call.Desk, what, ct);
        var (day, hour) = cases.DueOf(about);
        return ActionResult.Of(
            open is null ? "filed" : "already_open", ("receipt", about.Receipt),
            ("until", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("until_hour", hour.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }
}
