using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

/// <summary>A bulk send to providers that enforce their rate, while people go on asking.</summary>
public sealed class RateOverHttpTests
{
    private const int Askers = 8, WhatsAppPerSecond = 70, TelegramPerSecond = 26, Seconds = 6;

    // Provider and sender share a process here, and a call may be long on its way; so a little under what is allowed.
    private const int WhatsAppAllowed = 80, TelegramAllowed = 30;
    private const string Secret = "contoh-secret_0001";

    // A slow machine sends late what it should have sent earlier; never the other way round.
    private static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(600);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_WhatsApp_bulk_leaves_room_for_replies_and_nothing_is_throttled()
    {
        await using var fake = await FakeTwilio.StartAsync(
            FakeTwilioLimits.None with { PerSecond = WhatsAppAllowed });
        await using var host = await FaultHost.BuildAsync(
        [
            .. fake.Settings(FaultHost.Public), new("Twilio:MessagesPerSecond", $"{WhatsAppPerSecond}"),
        ]);
        await host.StartAsync();
        fake.Connect(FaultHost.Public, host.Address);
        var bulk = await QueueAsync(host, ChannelNames.WhatsApp, WhatsAppPerSecond, i => $"+62812{i:00000000}");

        for (var i = 0; i < Askers; i++)
        {
            await fake.WaitForSentAsync(fake.SentCount + (WhatsAppPerSecond / 3), Limit);
            var phone = $"+62813{i:00000000}";
            var before = fake.SentCount;
            (await fake.SayAsync(phone, "halo")).Status.ShouldBe(200);
            await fake.WaitForSentAsync(sent => sent.To == $"whatsapp:{phone}", Limit);
            (fake.SentCount - before).ShouldBeLessThan(bulk / 2, "a reply does not wait for the bulk");
        }

        await AllSentAsync(host);
        fake.Calls.Count(call => call.Path.EndsWith("/Messages.json", StringComparison.Ordinal))
            .ShouldBe(fake.SentCount, "none was throttled");
        BulkKeptToItsShare(
            [.. fake.Sent.Where(s => s.To.StartsWith("whatsapp:+62812", StringComparison.Ordinal)).Select(s => s.At)],
            bulk, WhatsAppPerSecond);
    }

    [Fact]
    public async Task On_Telegram_bulk_leaves_room_for_replies_and_nothing_is_throttled()
    {
        await using var fake = await FakeBotApi.StartAsync(
            FakeBotApiLimits.Telegram with { PerSecond = TelegramAllowed });
        await using var host = await FaultHost.BuildAsync(
        [
            new("Telegram:Enabled", "true"), new("Telegram:Token", fake.Token),
            new("Telegram:WebhookSecret", Secret), new("Telegram:BaseAddress", fake.BaseAddress.AbsoluteUri),
            new("Telegram:Mode", "Polling"), new("Telegram:PollTimeout", "00:00:02"),
            new("Telegram:MessagesPerSecond", $"{TelegramPerSecond}"),
        ]);
        await host.StartAsync();
        var bulk = await QueueAsync(host, ChannelNames.Telegram, TelegramPerSecond, i => $"{5_300_000_000 + i}");

        for (var i = 0; i < Askers; i++)
        {
            await fake.WaitForSentAsync(fake.SentCount + (TelegramPerSecond / 3), Limit);
            var chat = 5_100_300_000 + i;
            var before = fake.SentCount;
            fake.Say(chat, "halo");
            await fake.WaitForSentAsync(sent => sent.ChatId == chat, Limit);
            (fake.SentCount - before).ShouldBeLessThan(bulk / 2, "a reply does not wait for the bulk");
        }

        await AllSentAsync(host);
        fake.Calls.Count(call => call.Method == "sendMessage").ShouldBe(fake.SentCount, "none was throttled");
        BulkKeptToItsShare(
            [.. fake.Sent.Where(s => s.ChatId >= 5_300_000_000).Select(s => s.At)], bulk, TelegramPerSecond);
    }

    private static async Task<int> QueueAsync(FaultHost host, string channel, int perSecond, Func<int, string> address)
    {
        var rows = new QueuedRows(host.Database, channel, host.DeskId);
        var some = Enumerable.Range(0, perSecond * Seconds).Select(i => (address(i), "Beras sudah ada."));
        return (await rows.AddAsync(some, Ct)).Count;
    }

    private static Task AllSentAsync(FaultHost host) => Until.TrueAsync(
        async () => (await host.RowsAsync()).All(row => row.State == OutboxState.Sent), "everything is sent",
        Limit);

    // A second's worth may go at once; the rest at the rate.
    private static void BulkKeptToItsShare(IReadOnlyList<DateTimeOffset> at, int bulk, int perSecond)
    {
        at.Count.ShouldBe(bulk);
        var share = perSecond * DeliveryLimits.BulkShare;
        var least = TimeSpan.FromSeconds((bulk - share - 1) / share);
        (at[^1] - at[0]).ShouldBeGreaterThan(least - Jitter);
    }
}
