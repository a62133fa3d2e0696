using System.Net;
using System.Net.Sockets;
using PuskesosBot.Channels;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class FakeBotApiTests
{
    private const long Siti = 5100000001, Group = -1001999000111;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Siti, 5)]
    [InlineData(Group, 20)]
    public async Task Over_the_limit_of_a_chat_comes_a_429(long chat, int taken)
    {
        await using var telegram = await TelegramFixture.StartAsync();

        for (var i = 0; i < taken; i++) await telegram.Sender.SendAsync(TelegramFixture.To(chat, $"{i}"), Ct);
        var last = await telegram.Sender.SendAsync(TelegramFixture.To(chat, "satu lagi"), Ct);

        telegram.Fake.SentCount.ShouldBe(taken);
        last.ShouldBeOfType<SendResult.Throttled>().RetryAfter.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_gets_nothing()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        telegram.Fake.Block(Siti);

        var blocked = await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Halo"), Ct);
        telegram.Fake.Unblock(Siti);
        var unblocked = await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Halo"), Ct);

        blocked.ShouldBeOfType<SendResult.Blocked>();
        unblocked.ShouldBeOfType<SendResult.Accepted>();
    }

    [Fact]
    public async Task A_button_that_carries_too_much_is_refused()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var menu = TelegramFixture.To(Siti, "Pilih") with { Options = [new ChatOption("Cek", new string('x', 65))] };

        (await telegram.Sender.SendAsync(menu, Ct)).ShouldBe(
            new SendResult.Refused("400", "Bad Request: BUTTON_DATA_INVALID"));
    }

    [Fact]
    public async Task A_message_can_be_waited_for()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var waiting = telegram.Fake.WaitForSentAsync(sent => sent.Text == "dua");

        await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "satu"), Ct);
        await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "dua"), Ct);

        (await waiting).ChatId.ShouldBe(Siti);
        (await telegram.Fake.WaitForSentAsync(2)).Count.ShouldBe(2);
        await Should.ThrowAsync<TimeoutException>(
            telegram.Fake.WaitForSentAsync(3, TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task A_delivery_without_an_answer_or_with_half_of_one_comes_again()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        telegram.Fake.AnswerLimit = TimeSpan.FromMilliseconds(200);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await telegram.Api.SetWebhookAsync(new Uri($"http://127.0.0.1:{port}/webhooks/telegram"), Ct);

        telegram.Fake.Say(Siti, "halo");
        using var silent = await listener.AcceptTcpClientAsync(Ct);
        using (var broken = await listener.AcceptTcpClientAsync(Ct))
            await broken.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"u8.ToArray(), Ct);
        using var good = await listener.AcceptTcpClientAsync(Ct);
        await good.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Ct);

        await Until.TrueAsync(() => telegram.Fake.UpdatesWaiting == 0, "the update is acknowledged");
        telegram.Fake.Deliveries.Select(delivery => delivery.Status).ShouldBe([0, 0, 200]);
    }

    [Fact]
    public async Task A_delivery_that_could_not_even_be_tried_comes_again()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        telegram.Fake.AlsoBehind = [new Uri("ftp://127.0.0.1/no-post-goes-there")];
        await telegram.Api.SetWebhookAsync(new Uri($"http://{listener.LocalEndpoint}/webhooks/telegram"), Ct);

        telegram.Fake.Say(Siti, "halo");
        using var good = await listener.AcceptTcpClientAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Ct);
        await good.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Ct);

        await Until.TrueAsync(() => telegram.Fake.UpdatesWaiting == 0, "the update is acknowledged");
        telegram.Fake.Deliveries.Select(delivery => delivery.Status).ShouldBe([0, 200]);
    }

    [Fact]
    public async Task Processes_behind_one_address_get_the_updates_in_turn()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        telegram.Fake.AlsoBehind = [new Uri($"http://{other.LocalEndpoint}/webhooks/telegram")];
        await telegram.Api.SetWebhookAsync(new Uri($"http://{one.LocalEndpoint}/webhooks/telegram"), Ct);

        foreach (var chat in (long[])[Siti, Siti + 1]) telegram.Fake.Say(chat, "halo");

        using var first = await one.AcceptTcpClientAsync(Ct);
        using var second = await other.AcceptTcpClientAsync(Ct);
    }
}
