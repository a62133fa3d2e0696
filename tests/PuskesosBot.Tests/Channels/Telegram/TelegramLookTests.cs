using PuskesosBot.Channels.Telegram;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class TelegramLookTests
{
    private const string Ours = "https://bot.example/webhooks/telegram";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Ours, 0, 0, "")]
    [InlineData(Ours, 3, 3600, "")]
    [InlineData(Ours, 0, 60, "")]
    [InlineData("", 0, 0, "WebhookElsewhere no webhook is set")]
    [InlineData("https://lain.example/hook/rahasia", 0, 0,
        "WebhookElsewhere the webhook points to another address, on lain.example")]
    [InlineData(Ours, 3, 60, "WebhookErrors 3 updates wait; 502 Bad Gateway")]
    [InlineData(Ours, 100, 0, "WebhookErrors 100 updates wait")]
    public async Task A_webhook_is_judged_by_where_it_points_and_what_waits(
        string address, int waiting, int secondsSinceError, string trouble)
    {
        var error = secondsSinceError == 0 ? "" : $"""
            ,"last_error_date":{Now.ToUnixTimeSeconds() - secondsSinceError},"last_error_message":"502 Bad Gateway"
            """;
        await using var telegram = await TelegramFixture.StartAsync();
        telegram.Fake.Fail(
            new FakeBotApiFault.Answer(200, $$$"""
                {"ok":true,"result":{"url":"{{{address}}}","pending_update_count":{{{waiting}}}{{{error}}}}}
                """),
            method: "getWebhookInfo");

        var told = await LookOf(telegram).AskAsync(Ct);

        string.Join('\n', told!.Select(t => $"{t.Code} {t.Detail}")).ShouldBe(trouble);
    }

    [Fact]
    public async Task A_refused_token_is_told_and_a_server_that_is_away_tells_nothing()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        telegram.Fake.Fail(FakeBotApiFault.Error(401, "Unauthorized"), method: "getWebhookInfo");
        telegram.Fake.Fail(FakeBotApiFault.Html(502), method: "getWebhookInfo");

        (await LookOf(telegram).AskAsync(Ct))!.Single()
            .ShouldBe(new ChannelTrouble(ChannelAlarmCode.TokenRefused, "401 Unauthorized"));
        (await LookOf(telegram).AskAsync(Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task With_polling_any_webhook_is_one_too_many()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var look = new TelegramLook(
            new TelegramOptions { Mode = TelegramMode.Polling }, null, new ManualTime(Now)).With(telegram.Api);

        (await look.AskAsync(Ct)).ShouldBeEmpty();
        await telegram.Api.SetWebhookAsync(new Uri("https://lain.example/hook"), Ct);
        (await look.AskAsync(Ct))!.Single().Code.ShouldBe(ChannelAlarmCode.WebhookElsewhere);
    }

    private static ChannelLook LookOf(TelegramFixture telegram) =>
        new TelegramLook(telegram.Options, new Uri("https://bot.example/"), new ManualTime(Now)).With(telegram.Api);
}
