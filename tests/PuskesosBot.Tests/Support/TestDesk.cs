using Microsoft.EntityFrameworkCore;
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
using PuskesosBot.Tests.Desk;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// The desk of the demo with its real dialogs, on a database that is closed and reopened between messages.
/// </summary>
internal sealed class TestDesk : IAsyncDisposable
{
    private static readonly string Config = Repository.Path("config");
    private static readonly DeskProfile Profile = DeskProfileFile.Load(Config, "lebak-siliwangi");
    private static readonly IdentifierVault Keys = new(new byte[IdentifierVault.KeyBytes]);
    private static readonly Lazy<DialogSet> Set = new(LoadDialogs);
    private readonly TempFolder _folder = new();
    private readonly HashSet<Guid> _seen = [];

    private TestDesk()
    {
    }

    /// <summary>Friday, 20 November 2026, 10.00 in Bandung, until a test says otherwise.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    public IdentifierVault Vault => Keys;

    public static DialogSet Dialogs => Set.Value;

    public static async Task<TestDesk> StartAsync()
    {
        var desk = new TestDesk();
        using var database = desk.OpenDatabase();
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        await (await TurnRoomForTests.OpenAsync(database, desk.Time)).DisposeAsync(); // Makes the desk's row.
        return desk;
    }

    public SqliteDatabase OpenDatabase() => new(_folder.File("desk.db"));

    public void SetLocalTime(DateTime local) => Time.Set(new DateTimeOffset(local, Profile.Zone.GetUtcOffset(local)));

    public async Task<T> WriteAsync<T>(Func<DeskDb, CancellationToken, Task<T>> work)
    {
        using var database = OpenDatabase();
        return await database.WriteAsync(work, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs the message's turn and gives what it would send.</summary>
    public async Task<IReadOnlyList<OutboundMessage>> ReceiveAsync(InboundMessage message)
    {
        using var database = OpenDatabase();
        var ids = new IdSource(TimeProvider.System);
        await using (var room = await TurnRoomForTests.OpenAsync(
            database, Time, () => Dialogs, Actions(ids), new DeskFacts(Profile).Of))
        {
            (await room.Pump.RunAsync(message, TestContext.Current.CancellationToken)).ShouldBe(InboundVerdict.Committed);
        }

        Time.Advance(TimeSpan.FromSeconds(1));
        await using var desk = database.Open();
        var rows = await desk.Outbox.OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.Where(row => _seen.Add(row.Id)).Select(row => Outbox.FromBody(row.Body))];
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IReadOnlyList<IDialogAction> Actions(IdSource ids) =>
        DeskActions.All(Profile, ProgrammesFile.Load(Config), Keys, new CaseDesk(ids), ids);

    private static DialogSet LoadDialogs()
    {
        var contracts = Actions(new IdSource(TimeProvider.System)).Select(action => action.Contract).ToList();
        var load = DialogLoader.Load(Repository.Path("dialogs"), contracts, DeskFacts.Names);
        return load.Set ?? throw new InvalidOperationException(string.Join('\n', load.Issues));
    }
}
