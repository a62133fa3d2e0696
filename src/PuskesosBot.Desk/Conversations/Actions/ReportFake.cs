using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Somebody passes on what pretends to be ours. The same told again is the same case.</summary>
internal sealed class ReportFake(CaseDesk cases) : IDialogAction
{
    /// <summary>Characters kept of it.</summary>
    private const int WordsMax = 800;

    public ActionContract Contract { get; } =
        Contracts.Of("report_fake", ["notice"], ("reported", ["receipt"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var said = Masking.Mask(call["notice"]);
        if (said.Length > WordsMax) said = said[..WordsMax];
        var who = OwnCases.Who(call);
        var filed = await cases.OpenAsync(
            call.Desk,
            new NewCase(
                call.Contact.DeskId, CaseKind.Complaint,
                $"Pesan yang diduga palsu, mengaku dari Puskesos:\n{said}",
                who, call.Now)
            {
                ContactId = call.Contact.Id,
                FilingKey = $"{who}:fake:{call.Cause.Channel}:{call.Cause.ExternalId}",
            },
            ct);
        return ActionResult.Of("reported", ("receipt", filed.Receipt));
    }
}
