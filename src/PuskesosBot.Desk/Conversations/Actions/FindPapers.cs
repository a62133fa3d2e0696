using System.Diagnostics;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>What to bring for a programme, for proposing (<c>proposal</c>) or picking up (<c>pickup</c>).</summary>
internal sealed class FindPapers(ProgrammeCatalog programmes) : IDialogAction
{
    private static readonly ProgrammePapers Nothing = new(PapersKnowledge.Unknown, [], []);

    public ActionContract Contract { get; } = Contracts.Of(
        "find_papers", ["programme", "purpose"],
        ("found", ["papers", "notes"]), ("not_needed", ["notes"]), ("unknown", ["notes"]));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var programme = programmes.Find(call["programme"]);
        var papers = (call["purpose"] == "pickup" ? programme?.Pickup : programme?.Proposal) ?? Nothing;
        var notes = ("notes", Rows(papers.Notes));
        return Task.FromResult(papers.Knowledge switch
        {
            PapersKnowledge.Known => ActionResult.Of("found", ("papers", Rows(papers.Documents)), notes),
            PapersKnowledge.NotNeeded => ActionResult.Of("not_needed", notes),
            PapersKnowledge.Unknown => ActionResult.Of("unknown", notes),
            _ => throw new UnreachableException(papers.Knowledge.ToString()),
        });
    }

    private static SlotValue Rows(IReadOnlyList<string> ids) =>
        SlotValue.List(ids.Select(id => new Dictionary<string, string> { ["id"] = id }));
}
