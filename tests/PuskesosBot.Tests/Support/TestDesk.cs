using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Conversations.Actions;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Configuration;
using System.Text.Json;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// The desk with the project's own dialogs and configuration, on a database that is reopened for every message.
/// </summary>
internal sealed class TestDesk : IAsyncDisposable
{
    private static readonly DeskProfile Profile = DeskProfileFile.Load(Repository.Path("config"), "lebak-siliwangi");
    public static readonly Lazy<DialogSet> Dialogs = new(LoadDialogs);

    private readonly TempFolder _folder = new();
    private readonly IdSource _ids;
    private SqliteDatabase _database;

    private TestDesk()
    {
        _ids = new IdSource(Time);
        _database = new SqliteDatabase(_folder.File("desk.db"));
    }

    /// <summary>Friday, 20 November 2026, 10.00 in Bandung: the desk is open.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    /// <summary>Always the same key, so that hashes can be compared between runs.</summary>
    public IdentifierVault Vault { get; } = new(new byte[IdentifierVault.KeyBytes]);

    public WelfareDesk Desk { get; private set; } = null!;

    public IdSource Ids => _ids;

    public SqliteDatabase Database => _database;

    /// <summary>"action: outcome" of everything that ran here.</summary>
    public ConcurrentDictionary<string, byte> Seen { get; } = [];

    public static async Task<TestDesk> StartAsync()
    {
        var desk = new TestDesk();
        await desk._database.MigrateAsync(CancellationToken.None);
        desk.Desk = await desk._database.WriteAsync(
            (db, _) => Task.FromResult(db.Desks.Add(new WelfareDesk
            {
                Id = desk._ids.Next(),
                Code = Profile.Code,
                Name = Profile.Name,
                TimeZone = Profile.Zone.Id,
                ReceiptPrefix = Profile.ReceiptPrefix,
            }).Entity),
            CancellationToken.None);
        return desk;
    }

    public void SetLocalTime(DateTime local) =>
        Time.Set(new DateTimeOffset(local, Profile.Zone.GetUtcOffset(local)));

    /// <summary>One turn; gives what the resident gets, as stored.</summary>
    public async Task<IReadOnlyList<OutboundMessage>> ReceiveAsync(InboundMessage message)
    {
        // A second later: the order of what happened can be told from the times.
        Time.Advance(TimeSpan.FromSeconds(1));
        Reopen();
        var known = await OutboxAsync(message.Address);
        await using (var sender = new Sender(_database, [], Time, NullLogger<Sender>.Instance))
        await using (var pump = new TurnPump(_database, Script(sender), sender, NullLogger<TurnPump>.Instance))
        {
            var verdict = await pump.RunAsync(message, CancellationToken.None);
            if (verdict != InboundVerdict.Committed) throw new InvalidOperationException($"the turn was {verdict}");
        }

        var all = await OutboxAsync(message.Address);
        return [.. all.Skip(known.Count).Select(row =>
            JsonSerializer.Deserialize(row.Body, OutboxJson.Default.OutboundMessage)!)];
    }

    public async ValueTask DisposeAsync()
    {
        _database.Dispose();
        Vault.Dispose();
        _folder.Dispose();
        await ValueTask.CompletedTask;
    }

    public static IReadOnlyList<IDialogAction> Actions(IdentifierVault vault, IdSource ids) => DeskActions.All(
        Profile, ProgrammesFile.Load(Repository.Path("config")), vault, new CaseDesk(ids), ids);

    private void Reopen()
    {
        _database.Dispose();
        _database = new SqliteDatabase(_folder.File("desk.db"));
    }

    private TurnScript Script(Sender sender) => new(
        new DeskHome(Desk, "id", new DeskFacts(Profile).Of), () => Dialogs.Value,
        new DialogActions([.. Actions(Vault, _ids).Select(action => new RecordedAction(action, Seen))]),
        new Outbox(sender, _ids), new CaseDesk(_ids), _ids, Time);

    private async Task<List<OutboxMessage>> OutboxAsync(ChatAddress chat)
    {
        await using var db = _database.Open();
        return await db.Contacts.Where(c => c.Channel == chat.Channel && c.Address == chat.Id)
            .Join(db.Outbox, c => c.Id, m => m.ContactId, (_, m) => m)
            .OrderBy(m => m.Id).AsNoTracking().ToListAsync();
    }

    private static DialogSet LoadDialogs()
    {
        using var vault = new IdentifierVault(new byte[IdentifierVault.KeyBytes]);
        var contracts = Actions(vault, new IdSource(TimeProvider.System)).Select(action => action.Contract).ToList();
        var load = DialogLoader.Load(Repository.Path("dialogs"), contracts, DeskFacts.Names);
        return load.Set ?? throw new InvalidOperationException(string.Join('\n', load.Issues));
    }
}
