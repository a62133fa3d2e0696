using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Conversations.Actions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Transcripts;

/// <summary>What transcripts are about: a desk, its programmes and the dialogs; read once for many of them.</summary>
internal sealed record TranscriptContent(
    DeskProfile Profile, ProgrammeCatalog Programmes, CaseDeadlines Deadlines, DialogSet Dialogs)
{
    /// <exception cref="StartRefusedException">A dialog file is wrong: every problem, at once.</exception>
    /// <exception cref="ConfigurationProblemsException">A file of the configuration is wrong.</exception>
    internal static TranscriptContent Load(string dialogs, string config, string deskCode)
    {
        var profile = DeskProfileFile.Load(config, deskCode);
        var programmes = ProgrammesFile.Load(config);
        var deadlines = new CaseDeadlines(CasesFile.Load(config), new WorkingCalendar(profile));
        using var vault = new IdentifierVault(new byte[IdentifierVault.KeyBytes]);
        var contracts = Actions(profile, programmes, deadlines, vault, new IdSource(TimeProvider.System))
            .Select(action => action.Contract);
        var load = DialogLoader.Load(dialogs, [.. contracts], DeskFacts.Names, DeskActions.HostTexts);
        return load.Set is { } set
            ? new TranscriptContent(profile, programmes, deadlines, set)
            : throw new StartRefusedException(load.Issues.Select(issue => issue.ToString()));
    }

    internal IReadOnlyList<IDialogAction> Actions(IdentifierVault vault, IdSource ids) =>
        Actions(Profile, Programmes, Deadlines, vault, ids);

    private static IReadOnlyList<IDialogAction> Actions(
        DeskProfile profile, ProgrammeCatalog programmes, CaseDeadlines deadlines, IdentifierVault vault,
        IdSource ids) =>
        DeskActions.All(profile, programmes, vault, new CaseDesk(ids, deadlines), ids);
}
