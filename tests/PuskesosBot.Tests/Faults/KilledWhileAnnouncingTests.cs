using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

/// <summary>
/// The real process is killed again and again while it writes whom an announcement goes to, and while it sends.
/// </summary>
public sealed class KilledWhileAnnouncingTests
{
    private const int Seed = 20261122, KillsOfEach = 10, People = 5_000, Connections = 8, PerSecond = 10;

    /// <summary>A thousand small chunks take some seconds to write, and ten kills among them a second or two.</summary>
    private const int ChunkMax = 5, WritingMsMax = 60, SendingMsMax = 400;

    /// <summary>What may be in hand of a process when it dies, as in <see cref="KilledInBulkTests"/>.</summary>
    private const int InHandMax = (PerSecond / 2) + (2 * Connections) + (int)(PerSecond * DeliveryLimits.BurstShare);

    private static readonly Uri Public = new("https://bot.puskesos.example/");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_twenty_times_while_it_expands_and_sends_it_reaches_everybody_and_nobody_twice()
    {
        using var folder = new TempFolder();
        await using var fake = await FakeTwilio.StartAsync(FakeTwilioLimits.None);
        await KilledAsync(fake, Environment(fake, folder), nodes: 1);
    }

    [Fact]
    public async Task Two_processes_killed_in_turn_while_they_expand_and_send_reach_everybody_and_nobody_twice()
    {
        using var folder = new TempFolder();
        await using var fake = await FakeTwilio.StartAsync(FakeTwilioLimits.None);
        var environment = Environment(fake, folder);
        environment["Data__Database"] = "Postgres";
        environment["ConnectionStrings__Desk"] = await PostgresServer.CreateDatabaseAsync();
        await KilledAsync(fake, environment, nodes: 2);
    }

    private static async Task KilledAsync(FakeTwilio fake, Dictionary<string, string> environment, int nodes)
    {
        using var parts = await AnnouncedCrowd.OpenAsync(environment);
        var told = await AnnouncedCrowd.FillAsync(parts, People);
        Uri[] addresses = [.. Enumerable.Range(0, nodes).Select(_ => ServerProcess.FreeAddress())];
        fake.Connect(Public, addresses[0]);
        var running = new ServerProcess?[nodes];
        var random = new Random(Seed);
        try
        {
            Task StartAsync() => StartMissingAsync(running, addresses, environment);
            await KillWhileWritingAsync(running, StartAsync, parts.Database, random);
            for (var kill = 0; kill < KillsOfEach; kill++)
            {
                await StartAsync();
                await MoreIsSentAsync(fake, random);
                await KillAsync(running, kill % nodes);
            }

            fake.SentCount.ShouldBeLessThan(People, "all these kills came while it was sent");
            for (var node = 0; node < nodes; node++) await KillAsync(running, node);
            environment["Twilio__MessagesPerSecond"] = "100000";
            await StartAsync();
            await Until.TrueAsync(() => IsOverAsync(parts.Database), "everything is sent", Limit);
        }
        finally
        {
            foreach (var server in running) if (server is not null) await server.DisposeAsync();
        }

        await TheSetIsExactAsync(parts.Database, told);
        await EverybodyGotItOnceAsync(parts.Database, fake, 2 * KillsOfEach * InHandMax);
    }

    private static async Task KillWhileWritingAsync(
        ServerProcess?[] running, Func<Task> start, DeskDatabase database, Random random)
    {
        for (var kill = 0; kill < KillsOfEach;)
        {
            await start();
            await MoreIsWrittenAsync(database, random);
            // The other would write all that is left while this one starts: it is the next to die.
            for (var node = 0; node < running.Length; node++, kill++) await KillAsync(running, node);
        }

        (await IsExpandedAsync(database)).ShouldBeFalse("all these kills came while it was written");
    }

    private static Dictionary<string, string> Environment(FakeTwilio fake, TempFolder folder) =>
        new(fake.Environment(Public))
        {
            ["Data__Folder"] = KeptModel.CopyTo(folder.Path),
            ["Twilio__MessagesPerSecond"] = $"{PerSecond}",
            ["Twilio__ConnectionsMax"] = $"{Connections}",
            ["Announcements__ChunkMax"] = $"{ChunkMax}",
        };

    private static async Task MoreIsWrittenAsync(DeskDatabase database, Random random)
    {
        var written = await WrittenAsync(database);
        await Until.TrueAsync(async () => await WrittenAsync(database) > written, "a chunk more is written", Limit);
        var moment = TimeSpan.FromMilliseconds(random.Next(WritingMsMax));
        await Task.Delay(moment, Ct);
    }

    private static async Task MoreIsSentAsync(FakeTwilio fake, Random random)
    {
        await fake.WaitForSentAsync(fake.SentCount + 1, Limit);
        var moment = TimeSpan.FromMilliseconds(random.Next(SendingMsMax));
        await Task.Delay(moment, Ct);
    }

    private static async Task<int> WrittenAsync(DeskDatabase database)
    {
        await using var look = database.Open();
        return await look.AnnouncementAddressees.CountAsync(Ct);
    }

    private static async Task<bool> IsExpandedAsync(DeskDatabase database)
    {
        await using var look = database.Open();
        return await look.Announcements.AnyAsync(a => a.ExpandedAt != null, Ct);
    }

    private static async Task<bool> IsOverAsync(DeskDatabase database)
    {
        await using var look = database.Open();
        return await look.Announcements.AnyAsync(a => a.State == AnnouncementState.Done, Ct);
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

    private static async Task TheSetIsExactAsync(DeskDatabase database, HashSet<Guid> told)
    {
        await using var desk = database.Open();
        var messages = await desk.Outbox.Select(m => m.ContactId).ToListAsync(Ct);
        messages.Count.ShouldBe(told.Count);
        told.SetEquals(messages).ShouldBeTrue();
        (await desk.AnnouncementAddressees.CountAsync(a => a.Verdict == AddresseeVerdict.Written, Ct))
            .ShouldBe(told.Count);
    }

    private static async Task EverybodyGotItOnceAsync(DeskDatabase database, FakeTwilio fake, int markedMax)
    {
        await using var desk = database.Open();
        var rows = await desk.Outbox.AsNoTracking().ToListAsync(Ct);
        var sent = new SentByRow(fake);
        rows.Where(row => sent.Arrivals(row) == 0).ShouldBeEmpty();
        sent.DoubledUnmarked(rows).ShouldBeEmpty();
        rows.Count(row => row.PossiblyDoubled).ShouldBeLessThanOrEqualTo(markedMax);
        rows.Sum(sent.Arrivals).ShouldBe(fake.SentCount);
    }
}
