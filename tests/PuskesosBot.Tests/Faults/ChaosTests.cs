using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

/// <summary>
/// Everything that can go wrong at a provider, at random, over real connections, with the reports coming back to the
/// real webhook. What the fake took is compared with what the ledger says.
/// </summary>
public sealed class ChaosTests
{
    private const int Messages = 10_000, People = 2_500, Seed = 20261121, Speed = 20, LongEvery = 200;
    private const int Lost = 63049, Gone = 63024, Passing = 63018;

    /// <summary>Also the last silences of an outage, each of which lasts up to a minute of the fast clock.</summary>
    private const int Outage = 37;

    private const double Share = 0.12;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    private static readonly FakeTwilioFault[] Faults =
    [
        FakeTwilioFault.TooMany(1), FakeTwilioFault.Html(502), FakeTwilioFault.Html(500), FakeTwilioFault.Html(503),
        FakeTwilioFault.Error(500, 20500), FakeTwilioFault.Error(400, 63010), new FakeTwilioFault.Reset(),
        new FakeTwilioFault.Reset(AfterWork: true), new FakeTwilioFault.Hang(),
        new FakeTwilioFault.Hang(AfterWork: true), new FakeTwilioFault.Slow(TimeSpan.FromMilliseconds(50)),
        new FakeTwilioFault.Drip(TimeSpan.FromMilliseconds(100)), new FakeTwilioFault.Flood(2 * 1024 * 1024),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_messages_through_a_broken_provider_arrive_once_or_fail_with_their_reason()
    {
        await using var fake = await FakeTwilio.StartAsync(FakeTwilioLimits.None);
        await using var host = await FaultHost.BuildAsync(Settings(fake), new FastTime(Speed));
        var rows = new QueuedRows(host.Database, ChannelNames.WhatsApp, host.DeskId);
        await rows.AddAsync(Enumerable.Range(0, Messages).Select(i => (Phone(i % People), TextOf(i))), Ct);
        await WatchStagesAsync(host);
        Break(fake);

        await host.StartAsync();
        fake.Connect(FaultHost.Public, host.Address);
        await SettledAsync(host, fake);

        var settled = await host.RowsAsync();
        settled.Count.ShouldBe(Messages);
        EachHasItsEnd(settled, fake);
        LongOnesAreWhole(settled, fake);
        EachPersonGotThemInOrder(fake);
        await StagesNeverWentBackAsync(host);
        settled.Count(row => row.State == OutboxState.Sent).ShouldBeGreaterThan(Messages * 9 / 10);
    }

    private static Dictionary<string, string?> Settings(FakeTwilio fake) => new(fake.Settings(FaultHost.Public))
    {
        ["Twilio:MessagesPerSecond"] = "100000",
        ["Twilio:PersonPause"] = "00:00:00.0001",
        ["Twilio:SendTimeout"] = "00:00:01",
    };

    private static string Phone(int person) => $"+62812{person:00000000}";

    private static string TextOf(int i) => i % LongEvery == 0
        ? $"pesan {i}. {string.Concat(Enumerable.Repeat("Beras sudah ada. ", 110))}"
        : $"pesan {i}. Beras sudah ada.";

    private static int NumberIn(string body) => int.Parse(
        body["pesan ".Length..body.IndexOf('.', StringComparison.Ordinal)],
        System.Globalization.CultureInfo.InvariantCulture);

    // By hundreds of people: some of each kind, most of them without a fate.
    private static void Break(FakeTwilio fake)
    {
        for (var person = 0; person < People; person += 100)
        {
            fake.Undeliverable(Phone(person + 1), Lost);
            fake.Undeliverable(Phone(person + 2), Gone);
            fake.Undeliverable(Phone(person + 3), Passing);
            fake.OptOut(Phone(person + 4));
            for (var i = 5; i < 15; i++) fake.UndeliverableOnce(Phone(person + i), Passing);
        }

        fake.Callbacks = new FakeTwilioCallbacks
        {
            Stages = ["sent", "delivered", "read"],
            FailingStages = ["sent", "failed"],
            Times = 2,
            Shuffled = true,
            Lost = 0.3,
            Seed = Seed,
        };
        fake.Fail(FakeTwilioFault.Html(503), Outage);
        fake.FailAtRandom(Share, Seed, Faults);
    }

    private static Task<int> WatchStagesAsync(FaultHost host) => host.Database.WriteAsync(
        (desk, ct) => desk.Database.ExecuteSqlRawAsync(
            $"""
            create table went_back (id);
            create trigger watch_stage after update on outbox
            when new."Stage" < old."Stage" and new."State" <> {(int)OutboxState.Queued}
            begin insert into went_back values (new."Id"); end
            """,
            ct),
        Ct);

    private static async Task StagesNeverWentBackAsync(FaultHost host)
    {
        await using var desk = host.Database.Open();
        (await desk.Database.SqlQueryRaw<int>("""select count(*) as "Value" from went_back""").SingleAsync(Ct))
            .ShouldBe(0);
    }

    // A callback may bring a row back into the line, so both must be at rest at the same time.
    private static Task SettledAsync(FaultHost host, FakeTwilio fake) => Until.TrueAsync(
        async () =>
        {
            if (fake.CallbacksWaiting > 0) return false;
            var sent = fake.SentCount;
            return await host.UnsettledAsync() == 0 && fake.CallbacksWaiting == 0 && fake.SentCount == sent;
        },
        "every message has its end",
        Limit);

    private static void EachHasItsEnd(IReadOnlyList<OutboxMessage> rows, FakeTwilio fake)
    {
        var sent = new SentByRow(fake);
        var untold = fake.LostCallbacks.Where(lost => lost.Stage == "failed").Select(lost => lost.Sid).ToHashSet();
        var arrivedUntold = fake.LostCallbacks.Where(lost => lost.Stage == "delivered").Select(lost => lost.Sid)
            .Intersect(fake.LostCallbacks.Where(lost => lost.Stage == "read").Select(lost => lost.Sid)).ToHashSet();
        var wrong = rows.Where(row => !(row.State switch
        {
            // Taken by the provider; that it failed later can only be known when that was told.
            OutboxState.Sent => sent.Arrivals(row) > 0 || sent.Of(row).Any(s => untold.Contains(s.Sid)),
            OutboxState.Buried or OutboxState.Cancelled =>
                row.Error is { Length: > 0 }
                && sent.Of(row).All(s => s.Fate is not null || arrivedUntold.Contains(s.Sid)),
            _ => false,
        }));

        wrong.Select(row => $"{row.State} {row.Stage} {row.Error}: {sent.Of(row).Count} sent").ShouldBeEmpty();
        sent.DoubledUnmarked(rows).ShouldBeEmpty();
        rows.Count(row => row.PossiblyDoubled).ShouldBeInRange(1, Messages / 5);
    }

    private static void LongOnesAreWhole(IReadOnlyList<OutboxMessage> rows, FakeTwilio fake)
    {
        var beginnings = fake.Sent.Where(s => s.Body!.StartsWith("pesan ", StringComparison.Ordinal))
            .ToLookup(s => NumberIn(s.Body!));
        var numbers = rows.Where(row => row is { State: OutboxState.Sent, PossiblyDoubled: false })
            .Select(row => NumberIn(row.ToMessage().Text)).Where(number => number % LongEvery == 0).ToList();

        numbers.ShouldNotBeEmpty();
        numbers.Where(number => beginnings[number].Count() != 1).ShouldBeEmpty();
    }

    private static void EachPersonGotThemInOrder(FakeTwilio fake)
    {
        var failing = fake.Sent.Where(sent => sent.Fate is not null).Select(sent => sent.To).ToHashSet();
        var jumbled = fake.Sent
            .Where(s => !failing.Contains(s.To) && s.Body!.StartsWith("pesan ", StringComparison.Ordinal))
            .GroupBy(s => s.To, s => NumberIn(s.Body!))
            .Where(told => !told.Distinct().SequenceEqual(told.Distinct().Order()));
        jumbled.Select(told => told.Key).ShouldBeEmpty();
    }
}
