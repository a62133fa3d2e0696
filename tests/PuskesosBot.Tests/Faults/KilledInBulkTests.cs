using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

/// <summary>
/// The real process is killed in the middle of a bulk send: everybody gets the message once, and twice at most where
/// the row says so.
/// </summary>
public sealed class KilledInBulkTests
{
    private const int Seed = 20261121, MomentMsMax = 600, Connections = 8, PerSecond = 200;

    /// <summary>
    /// What may be in hand of a process: half a second's worth, the calls under way, and what came back of them and is
    /// not written down yet, which is at most what may go at once.
    /// </summary>
    private const int InHandMax = (PerSecond / 2) + (2 * Connections) + (int)(PerSecond * DeliveryLimits.BurstShare);

    private static readonly Uri Public = new("https://bot.puskesos.example/");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_twenty_times_in_the_middle_of_a_bulk_send_everybody_gets_it_once()
    {
        const int kills = 20, messages = 5_000;
        using var folder = new TempFolder();
        using var database = new SqliteDatabase(folder.File("puskesos.db"));
        await using var fake = await FakeTwilio.StartAsync(FakeTwilioLimits.None);
        await QueueAsync(database, messages);
        var environment = Environment(fake, folder);
        var address = ServerProcess.FreeAddress();
        fake.Connect(Public, address);
        var random = new Random(Seed);

        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(address, environment, "serve");
            await SomeMoreAsync(fake, random);
            await server.KillAsync();
        }

        fake.SentCount.ShouldBeLessThan(messages, "it was killed in the middle");
        await using (await ServerProcess.StartAsync(address, Hurried(environment), "serve"))
            await EverybodyGotItOnceAsync(fake, database, messages, kills * InHandMax);
    }

    [Fact]
    public async Task Two_processes_killed_in_turn_in_the_middle_of_a_bulk_send_reach_everybody_once()
    {
        const int kills = 5, messages = 8_000, leftMin = 3_000;
        using var folder = new TempFolder();
        var connection = await PostgresServer.CreateDatabaseAsync();
        using var database = new PostgresDatabase(connection);
        await using var fake = await FakeTwilio.StartAsync(FakeTwilioLimits.None);
        await QueueAsync(database, messages);
        var environment = Environment(fake, folder);
        environment["Data__Database"] = "Postgres";
        environment["ConnectionStrings__Desk"] = connection;
        Uri[] addresses = [ServerProcess.FreeAddress(), ServerProcess.FreeAddress()];
        var running = new ServerProcess?[addresses.Length];
        fake.Connect(Public, addresses[0]);
        var random = new Random(Seed);

        try
        {
            var kill = 0;
            // The one that is left goes on while the other starts, which takes long on a slow machine: enough must be
            // left to kill in the middle of.
            for (; kill < kills && fake.SentCount < messages - leftMin; kill++)
            {
                await StartMissingAsync(running, addresses, environment);
                await SomeMoreAsync(fake, random);
                await KillAsync(running, kill % running.Length);
                // Both at once as well: then nobody is left to take over.
                if (kill == kills / 2) await KillAsync(running, (kill + 1) % running.Length);
            }

            kill.ShouldBeGreaterThan(kills / 2);
            await KillAsync(running, kill % running.Length);
            await StartMissingAsync(running, addresses, Hurried(environment));
            await EverybodyGotItOnceAsync(fake, database, messages, (kills + 2) * InHandMax);
        }
        finally
        {
            foreach (var server in running) if (server is not null) await server.DisposeAsync();
        }
    }

    private static Dictionary<string, string> Environment(FakeTwilio fake, TempFolder folder) =>
        new(fake.Environment(Public))
        {
            ["Data__Folder"] = KeptModel.CopyTo(folder.Path),
            ["Twilio__MessagesPerSecond"] = $"{PerSecond}",
            ["Twilio__ConnectionsMax"] = $"{Connections}",
        };

    private static Dictionary<string, string> Hurried(Dictionary<string, string> environment) =>
        new(environment) { ["Twilio__MessagesPerSecond"] = "100000" };

    private static async Task QueueAsync(DeskDatabase database, int messages)
    {
        await database.MigrateAsync(Ct);
        var everybody = Enumerable.Range(0, messages).Select(i => ($"+62812{i:00000000}", "Beras sudah ada."));
        await new QueuedRows(database, ChannelNames.WhatsApp).AddAsync(everybody, Ct);
    }

    private static async Task SomeMoreAsync(FakeTwilio fake, Random random)
    {
        await fake.WaitForSentAsync(fake.SentCount + 1, TimeSpan.FromMinutes(1));
        var moment = TimeSpan.FromMilliseconds(random.Next(0, MomentMsMax));
        await Task.Delay(moment, Ct);
    }

    private static async Task StartMissingAsync(
        ServerProcess?[] running, Uri[] addresses, Dictionary<string, string> environment) =>
        await Task.WhenAll(addresses.Select(async (address, i) =>
            running[i] ??= await ServerProcess.StartAsync(address, environment, "serve")));

    private static async Task KillAsync(ServerProcess?[] running, int which)
    {
        if (running[which] is not { } server) return;
        await server.DisposeAsync();
        running[which] = null;
    }

    private static async Task EverybodyGotItOnceAsync(
        FakeTwilio fake, DeskDatabase database, int messages, int markedMax)
    {
        await Until.TrueAsync(
            async () =>
            {
                await using var look = database.Open();
                return await look.Outbox.AllAsync(row => row.State == OutboxState.Sent, Ct);
            },
            "everything is sent",
            Limit);
        await using var desk = database.Open();
        var rows = await desk.Outbox.AsNoTracking().ToListAsync(Ct);
        var sent = new SentByRow(fake);
        rows.Count.ShouldBe(messages);
        rows.Where(row => sent.Arrivals(row) == 0).ShouldBeEmpty();
        sent.DoubledUnmarked(rows).ShouldBeEmpty();
        rows.Count(row => row.PossiblyDoubled).ShouldBeInRange(1, markedMax);
        rows.Sum(sent.Arrivals).ShouldBe(fake.SentCount);
    }
}
