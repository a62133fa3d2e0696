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
}
