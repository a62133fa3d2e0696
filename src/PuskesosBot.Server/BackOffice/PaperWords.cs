using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Papers as residents read them, in the desk's first language.</summary>
internal sealed class PaperWords(ProgrammeCatalog programmes, Func<DialogSet> dialogs)
{
    private const string Text = "announcement_paper";

    /// <summary>What any programme asks for.</summary>
    public IReadOnlyList<string> All { get; } =
        [.. programmes.All.SelectMany(p => p.Pickup.Documents.Concat(p.Proposal.Documents)).Distinct()];

    public string Of(string id)
    {
        if (!All.Contains(id)) return id;
        var said = dialogs().Say(
            DialogSet.PreferredLanguage, Text, new Dictionary<string, SlotValue> { ["id"] = id });
        return said.Length > 0 ? said : id;
    }
}
