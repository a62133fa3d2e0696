using System.Collections.Concurrent;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class PollingTests
{
    private const long Siti = 5100000001, Budi = 5100000002;

    [Fact]
    public async Task Updates_are_confirmed_after_their_turns_and_in_order()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var heard = new ConcurrentQueue<string>();
        foreach (var i in Enumerable.Range(1, 5)) telegram.Fake.Say(Siti, $"{i}");

        await PollUntilAsync(telegram, () => telegram.Fake.UpdatesWaiting == 0, (message, _) =>
        {
            heard.Enqueue(message.Text);
            return Task.FromResult(InboundVerdict.Committed);
        });

        heard.ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Theory]
    [InlineData(InboundVerdict.QueueFull)]
    [InlineData(InboundVerdict.Failed)]
    public async Task What_is_not_committed_comes_again_and_what_is_does_not(InboundVerdict first)
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var heard = new ConcurrentQueue<string>();
        telegram.Fake.Say(Siti, "satu");
        telegram.Fake.Say(Siti, "dua");
        telegram.Fake.Say(Budi, "lain");
        var refused = 0;

        await PollUntilAsync(telegram, () => telegram.Fake.UpdatesWaiting == 0, (message, _) =>
        {
            heard.Enqueue(message.Text);
            var isRefused = message.Text == "satu" && Interlocked.Exchange(ref refused, 1) == 0;
            return Task.FromResult(isRefused ? first : InboundVerdict.Committed);
        });

        heard.ShouldBe(["satu", "lain", "satu", "dua"]);
    }

    [Fact]
    public async Task A_broken_update_does_not_hold_up_the_good_one_behind_it()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var heard = new ConcurrentQueue<string>();
        telegram.Fake.Add("x", "message", "no object");
        telegram.Fake.Say(Siti, "halo");

        await PollUntilAsync(telegram, () => telegram.Fake.UpdatesWaiting == 0, (message, _) =>
        {
            heard.Enqueue(message.Text);
            return Task.FromResult(InboundVerdict.Committed);
        });

        heard.ShouldBe(["halo"]);
    }

    [Fact]
    public async Task Trouble_is_told_and_polling_goes_on()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        telegram.Fake.Fail(FakeBotApiFault.Error(409, "Conflict: terminated by other getUpdates request"),
            method: "getUpdates");
        telegram.Fake.Fail(FakeBotApiFault.Html(502), method: "getUpdates");
        telegram.Fake.Fail(new FakeBotApiFault.Reset(), method: "getUpdates");
        telegram.Fake.Fail(FakeBotApiFault.TooMany(2), method: "getUpdates");
        telegram.Fake.Say(Siti, "halo");

        var trouble = await PollUntilAsync(telegram, () => telegram.Fake.UpdatesWaiting == 0, (_, _) =>
            Task.FromResult(InboundVerdict.Committed));

        trouble.Count.ShouldBe(4);
        trouble.First().ShouldBe("getUpdates: 409 Conflict: terminated by other getUpdates request");
        trouble.ShouldAllBe(line => !line.Contains(telegram.Options.Token));
    }

    [Fact]
    public async Task Cancelling_ends_a_long_poll_at_once()
    {
        await using var telegram = await TelegramFixture.StartAsync();

        // Returning at all is the point: the poll would wait 5 s at the server, and the test has a limit.
        await PollUntilAsync(telegram, () => telegram.Fake.Calls.Count == 1, (_, _) =>
            Task.FromResult(InboundVerdict.Committed));

        telegram.Fake.Calls.Count.ShouldBe(1);
    }

    private static async Task<ConcurrentQueue<string>> PollUntilAsync(
        TelegramFixture telegram, Func<bool> isDone, InboundHandler handle)
    {
        var trouble = new ConcurrentQueue<string>();
        var time = new HurriedTime();
        var reader = new TelegramReader(new TelegramBot(new BotIdentity(7000000001, "PuskesosContohBot")), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var polling = new TelegramPoller(telegram.Api, reader, handle, time, trouble.Enqueue).RunAsync(stop.Token);
        await Until.TrueAsync(isDone, "the wanted state of polling");
        await stop.CancelAsync();
        await polling.WaitAsync(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);

        return trouble;
    }
}
