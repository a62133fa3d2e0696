using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class WebhookTests
{
    private const long Siti = 5100000001;

    private static readonly byte[] Hello = TelegramPayloads.Update("01-message-text");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(InboundVerdict.Committed, 200, null)]
    [InlineData(InboundVerdict.QueueFull, 503, "1")]
    [InlineData(InboundVerdict.Failed, 503, null)]
    public async Task The_answer_is_what_became_of_the_turn(InboundVerdict verdict, int status, string? retryAfter)
    {
        using var answer = await PostAsync(Hello, TelegramHost.Secret, (_, _) => Task.FromResult(verdict));

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Headers.RetryAfter?.ToString().ShouldBe(retryAfter);
    }

    [Theory]
    [InlineData("28-inline-query-not-subscribed", 200)]
    [InlineData("27-unknown-future-update-type", 200)]
    public async Task What_is_not_for_us_is_acknowledged_without_a_turn(string name, int status)
    {
        using var answer = await PostAsync(TelegramPayloads.Update(name), TelegramHost.Secret, Never);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("contoh-secret_0002")]
    public async Task A_wrong_secret_is_refused_whatever_the_body(string? secret)
    {
        using var answer = await PostAsync(Hello, secret, Never);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(3, 400)]
    [InlineData(TelegramReader.BodyBytesMax + 1, 413)]
    public async Task What_is_no_update_is_refused(int bytes, int status)
    {
        using var answer = await PostAsync(new byte[bytes], TelegramHost.Secret, Never);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Telegram_delivers_again_until_it_is_committed_and_keeps_the_order()
    {
        await using var fake = await FakeBotApi.StartAsync();
        var heard = new ConcurrentQueue<string>();
        var refusals = 3;
        await using var host = await TelegramHost.StartAsync(fake, (message, _) =>
        {
            if (Interlocked.Decrement(ref refusals) >= 0) return Task.FromResult(InboundVerdict.QueueFull);
            heard.Enqueue(message.Text);
            return Task.FromResult(InboundVerdict.Committed);
        });
        await SetupFor(host).SetAsync(host.Address, Ct);

        foreach (var i in Enumerable.Range(1, 4)) fake.Say(Siti, $"{i}");

        await Until.TrueAsync(() => fake.UpdatesWaiting == 0, "every update is acknowledged");
        heard.ShouldBe(["1", "2", "3", "4"]);
        fake.Deliveries.Count(d => d.Status == 503).ShouldBe(3);
    }

    [Fact]
    public async Task Polling_hears_the_same_and_there_is_no_webhook_then()
    {
        await using var fake = await FakeBotApi.StartAsync();
        var heard = new ConcurrentQueue<string>();
        await using var host = await TelegramHost.StartAsync(fake, (message, _) =>
        {
            heard.Enqueue(message.Text);
            return Task.FromResult(InboundVerdict.Committed);
        }, ("Telegram:Mode", "Polling"));

        fake.Say(Siti, "halo");
        await Until.TrueAsync(() => fake.UpdatesWaiting == 0, "every update is acknowledged");
        using var answer = await PostToAsync(host, Hello, TelegramHost.Secret);

        heard.ShouldBe(["halo"]);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_token_is_in_no_log_line_and_no_trace()
    {
        await using var fake = await FakeBotApi.StartAsync();
        await using var host = await TelegramHost.StartAsync(fake, Never);
        var sender = host.Services.GetRequiredService<IChannelSender>();
        fake.Fail(FakeBotApiFault.Html(502));
        fake.Fail(new FakeBotApiFault.Reset());

        for (var i = 0; i < 3; i++) await sender.SendAsync(TelegramFixture.To(Siti, "tanda-rahasia"), Ct);
        await fake.DisposeAsync();
        await sender.SendAsync(TelegramFixture.To(Siti, "tanda-rahasia"), Ct);

        fake.SentCount.ShouldBe(1);
        host.Lines.ShouldNotBeEmpty();
        host.Lines.Where(line => line.Contains(fake.Token, StringComparison.Ordinal)
            || line.Contains("tanda-rahasia", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Enabled_without_secrets_the_process_does_not_start_and_says_all_that_is_missing()
    {
        await using var fake = await FakeBotApi.StartAsync();

        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => TelegramHost.StartAsync(
            fake, Never, ("Telegram:Token", ""), ("Telegram:WebhookSecret", ""), ("Telegram:SendTimeout", "1:00:00")));

        refusal.Failures.Count().ShouldBe(3);
    }

    [Fact]
    public async Task Info_tells_bot_and_webhook_and_a_missing_one_is_a_problem()
    {
        await using var fake = await FakeBotApi.StartAsync();
        await using var host = await TelegramHost.StartAsync(fake, Never);
        var output = new StringWriter();
        var setup = SetupFor(host, output);

        (await setup.InfoAsync(Ct)).ShouldBe(1);
        (await setup.SetAsync(host.Address, Ct)).ShouldBe(0);
        (await setup.InfoAsync(Ct)).ShouldBe(0);
        (await setup.SetAsync(null, Ct)).ShouldBe(2);

        var told = output.ToString();
        told.ShouldContain("Bot: @PuskesosContohBot");
        told.ShouldContain("Webhook: not set");
        told.ShouldContain($"Webhook: {host.Address}webhooks/telegram");
        told.ShouldNotContain(TelegramHost.Secret);
    }

    private static Task<InboundVerdict> Never(InboundMessage message, CancellationToken ct) =>
        throw new InvalidOperationException("no turn was to be taken");

    private static TelegramWebhookSetup SetupFor(TelegramHost host, TextWriter? output = null) => new(
        host.Services.GetRequiredService<TelegramApi>(), host.Services.GetRequiredService<TelegramOptions>(),
        TelegramCommands.Of(TestDesk.Content.Dialogs), output ?? TextWriter.Null);

    private static async Task<HttpResponseMessage> PostAsync(byte[] body, string? secret, InboundHandler handle)
    {
        await using var fake = await FakeBotApi.StartAsync();
        await using var host = await TelegramHost.StartAsync(fake, handle);
        return await PostToAsync(host, body, secret);
    }

    private static async Task<HttpResponseMessage> PostToAsync(TelegramHost host, byte[] body, string? secret)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, TelegramWiring.WebhookPath));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new("application/json");
        if (secret is not null) request.Headers.Add(TelegramSecret.Header, secret);
        return await http.SendAsync(request, Ct);
    }
}
