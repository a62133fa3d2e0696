using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Programmes as residents read them, in the desk's first language.</summary>
internal sealed class ProgrammeWords(Func<DialogSet> dialogs)
{
    private const string Text = "programme_option";

    private readonly ProgrammeCatalog _catalog = ProgrammesFile.Load(ContentFolders.Config);

    /// <summary>In the order of the file.</summary>
    public IEnumerable<(string Id, string Name)> All => _catalog.All.Select(p => (p.Id, Of(p.Id)));

    public bool Has(string id) => _catalog.Find(id) is not null;

    public string Of(string? id)
    {
        if (id is null) return "";
        if (!Has(id)) return id;
        var said = dialogs().Say(
            DialogSet.PreferredLanguage, Text, new Dictionary<string, SlotValue> { ["id"] = id });
        return said.Length > 0 ? said : id;
    }
}
