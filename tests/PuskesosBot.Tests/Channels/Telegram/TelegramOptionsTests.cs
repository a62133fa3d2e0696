using PuskesosBot.Channels.Telegram;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class TelegramOptionsTests
{
    [Fact]
    public void Defaults_are_fine_while_the_channel_is_off() =>
        TelegramOptionsCheck.Problems(new TelegramOptions()).ShouldBeEmpty();

    [Fact]
    public void Every_problem_is_listed_at_once_and_no_secret_is_repeated()
    {
        var options = new TelegramOptions
        {
            Enabled = true,
            Token = "no-colon-secret-token",
            WebhookSecret = "short!",
            BaseAddress = new Uri("ftp://example.org/"),
            SendTimeout = TimeSpan.Zero,
            MessagesPerSecond = 0,
        };

        var problems = TelegramOptionsCheck.Problems(options).ToList();

        problems.Count.ShouldBe(5);
        problems.ShouldAllBe(p => !p.Contains("no-colon") && !p.Contains("short!"));
    }

    [Theory]
    [InlineData(TelegramMode.Webhook, false)]
    [InlineData(TelegramMode.Polling, true)]
    public void Only_webhooks_need_a_secret(TelegramMode mode, bool isFine)
    {
        var options = new TelegramOptions { Enabled = true, Mode = mode, Token = "7000000001:AAcontoh_only-0001" };

        new TelegramOptionsCheck().Validate(null, options).Succeeded.ShouldBe(isFine);
    }
}
