using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Conversations.Actions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Relay;

namespace PuskesosBot.Server.Hosting;

/// <summary>
/// What must be right before anything is served: files read and checked, database up to date, the desk known.
/// </summary>
internal sealed class DeskParts : IDisposable
{
    /// <summary>In the data folder: what was learned from the utterances, until they change.</summary>
    private const string ModelName = "intents.model";

    public required DeskStore Store { get; init; }
    public required ProgrammeCatalog Programmes { get; init; }
    public required CaseDeadlines Deadlines { get; init; }

    /// <summary>The same for all who write timelines.</summary>
    public RelayRules Relays { get; init; } = RelayRules.None;

    public required CaseDesk Cases { get; init; }
    public required DialogActions Actions { get; init; }
    public required DialogLibrary Dialogs { get; init; }

    /// <summary>The desk's row; made or brought up to date from its file.</summary>
    public required WelfareDesk Desk { get; init; }

    public DeskDatabase Database => Store.Database;
    public IdentifierVault Vault => Store.Vault;
    public IdSource Ids => Store.Ids;
    public DeskProfile Profile => Store.Profile;

    /// <exception cref="StartRefusedException">A dialog file is wrong: every problem, at once; or the key is not that
    /// of the data.</exception>
    /// <exception cref="ConfigurationProblemsException">A file in <c>config/</c> is wrong: every problem, at
    /// once.</exception>
    public static async Task<DeskParts> OpenAsync(IConfiguration configuration, TimeProvider time, CancellationToken ct)
    {
        var store = DeskStore.Of(configuration, time);
        var deadlines = DeadlinesOf(store.Profile);
        var relay = configuration.GetSection(RelayOptions.Section).Get<RelayOptions>() ?? new RelayOptions();
        var cases = new CaseDesk(store.Ids, deadlines, relay.Rules);
        var programmes = ProgrammesFile.Load(ContentFolders.Config);
        var actions = new DialogActions(
            DeskActions.All(store.Profile, programmes, store.Vault, cases, store.Ids));
        // Beside the database's opening: each keeps one processor busy for half a second or more.
        var dialogs = Task.Run(() => ReadDialogs(actions, store.FileOf(ModelName)), ct);
        var desk = await store.OpenAsync(ct);
        return new DeskParts
        {
            Store = store,
            Programmes = programmes,
            Deadlines = deadlines,
            Relays = relay.Rules,
            Cases = cases,
            Actions = actions,
            Desk = desk,
            Dialogs = await dialogs,
        };
    }

    /// <param name="address">Where residents reach us; null: unknown.</param>
    public DeskHome Home(DeskOptions options, Uri? address = null) =>
        new(Desk, options.Language, new DeskFacts(Profile).Of) { PublicAddress = address, RwAt = Profile.RwAt };

    public void Dispose() => Store.Dispose();

    /// <summary>What the dialogs may ask for; the actions are made only to be asked, and never run.</summary>
    internal static IReadOnlyList<ActionContract> Contracts()
    {
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        var options = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();
        var profile = DeskProfileFile.Load(ContentFolders.Config, options.Code);
        var ids = new IdSource(TimeProvider.System);
        using var vault = new IdentifierVault(new byte[IdentifierVault.KeyBytes]);
        var programmes = ProgrammesFile.Load(ContentFolders.Config);
        var cases = new CaseDesk(ids, DeadlinesOf(profile));
        return new DialogActions(DeskActions.All(profile, programmes, vault, cases, ids)).Contracts;
    }

    private static CaseDeadlines DeadlinesOf(DeskProfile profile) =>
        new(CasesFile.Load(ContentFolders.Config), new WorkingCalendar(profile));

    private static DialogLibrary ReadDialogs(DialogActions actions, string modelFile)
    {
        var dialogs = new DialogLibrary(
            ContentFolders.Dialogs, actions.Contracts, DeskFacts.Names, DeskActions.HostTexts, modelFile);
        if (!dialogs.Reload()) throw new StartRefusedException(dialogs.Issues.Select(issue => issue.ToString()));
        return dialogs;
    }
}
