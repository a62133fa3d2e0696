using Microsoft.EntityFrameworkCore;
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

    public required DeskDatabase Database { get; init; }
    public required IdentifierVault Vault { get; init; }
    public required IdSource Ids { get; init; }
    public required DeskProfile Profile { get; init; }
    public required ProgrammeCatalog Programmes { get; init; }
    public required CaseDeadlines Deadlines { get; init; }

    /// <summary>The same for all who write timelines.</summary>
    public RelayRules Relays { get; init; } = RelayRules.None;

    public required CaseDesk Cases { get; init; }
    public required DialogActions Actions { get; init; }
    public required DialogLibrary Dialogs { get; init; }

    /// <summary>The desk's row; made or brought up to date from its file.</summary>
    public required WelfareDesk Desk { get; init; }

    /// <exception cref="StartRefusedException">A dialog file is wrong: every problem, at once; or the key is not that
    /// of the data.</exception>
    /// <exception cref="ConfigurationProblemsException">A file in <c>config/</c> is wrong: every problem, at
    /// once.</exception>
    public static async Task<DeskParts> OpenAsync(IConfiguration configuration, TimeProvider time, CancellationToken ct)
    {
        var data = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        var options = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();
        var profile = DeskProfileFile.Load(ContentFolders.Config, options.Code);
        var ids = new IdSource(time);
        var deadlines = DeadlinesOf(profile);
        var relay = configuration.GetSection(RelayOptions.Section).Get<RelayOptions>() ?? new RelayOptions();
        var cases = new CaseDesk(ids, deadlines, relay.Rules);
        Directory.CreateDirectory(data.Folder);
        var vault = IdentifierVault.OpenOrCreate(Path.Combine(data.Folder, "keys"));
        var programmes = ProgrammesFile.Load(ContentFolders.Config);
        var actions = new DialogActions(DeskActions.All(profile, programmes, vault, cases, ids));
        // Beside the database's opening: each keeps one processor busy for half a second or more.
        var dialogs = Task.Run(() => ReadDialogs(actions, Path.Combine(data.Folder, ModelName)), ct);
        var database = DatabaseSetup.Open(data, configuration);
        await database.MigrateAsync(ct);
        await CheckKeyAsync(database, vault, data.Folder, ct);
        return new DeskParts
        {
            Database = database,
            Vault = vault,
            Ids = ids,
            Profile = profile,
            Programmes = programmes,
            Deadlines = deadlines,
            Relays = relay.Rules,
            Cases = cases,
            Actions = actions,
            Desk = await RecordAsync(database, ids, profile, ct),
            Dialogs = await dialogs,
        };
    }

    /// <param name="address">Where residents reach us; null: unknown.</param>
    public DeskHome Home(DeskOptions options, Uri? address = null) =>
        new(Desk, options.Language, new DeskFacts(Profile).Of) { PublicAddress = address, RwAt = Profile.RwAt };

    public void Dispose()
    {
        Database.Dispose();
        Vault.Dispose();
    }

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

    // With another key nobody would be found, and everybody told that he is not registered.
    private static async Task CheckKeyAsync(
        DeskDatabase database, IdentifierVault vault, string folder, CancellationToken ct)
    {
        await using var desk = database.Open();
        var box = await desk.Households.AsNoTracking().OrderBy(h => h.Id).Select(h => h.KkSealed)
            .FirstOrDefaultAsync(ct);
        if (box is null || vault.Opens("kk", box)) return;
        throw new StartRefusedException(
        [
            $"{Path.Combine(folder, "keys")}: its key is not the one this database was written with. "
                + "Bring keys/ back from the backup; several nodes share one data folder.",
        ]);
    }

    /// <summary>In one statement: nodes that start at once on an empty database must not both make it.</summary>
    private static Task<WelfareDesk> RecordAsync(
        DeskDatabase database, IdSource ids, DeskProfile profile, CancellationToken ct) =>
        database.WriteAsync(
            async (db, token) =>
            {
                await db.Database.ExecuteSqlAsync(
                    $"""
                    insert into desks ("Id", "Code", "Name", "TimeZone", "ReceiptPrefix")
                    values ({ids.Next()}, {profile.Code}, {profile.Name}, {profile.Zone.Id}, {profile.ReceiptPrefix})
                    on conflict ("Code") do update set "Name" = excluded."Name", "TimeZone" = excluded."TimeZone",
                        "ReceiptPrefix" = excluded."ReceiptPrefix"
                    """,
                    token);
                return await db.Desks.SingleAsync(d => d.Code == profile.Code, token);
            },
            ct);
}
