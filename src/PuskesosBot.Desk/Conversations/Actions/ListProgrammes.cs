using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The programmes under one heading of the menu.</summary>
internal sealed class ListProgrammes(ProgrammeCatalog programmes) : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("list_programmes", ["group"], ("found", ["programmes"]));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var rows = programmes.All.Where(p => p.Group == call["group"]).Take(DialogLimits.OptionsMax)
            .Select(p => new Dictionary<string, string> { ["id"] = p.Id }).ToList();
        return Task.FromResult(ActionResult.Of("found", ("programmes", SlotValue.List(rows))));
    }
}
