using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Observability;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Observability;

public sealed class HealthTests
{
    [Fact]
    public async Task A_live_process_without_dialogs_is_not_ready()
    {
        using var folder = new TempFolder();
        await using var app = await StartAsync(folder, hasDialogs: false);

        (await GetAsync(app, "/health/live")).ShouldBe((HttpStatusCode.OK, "live"));
        (await GetAsync(app, "/health/ready")).ShouldBe((HttpStatusCode.ServiceUnavailable, "not ready"));
        var (_, details) = await GetAsync(app, "/health");
        details.ShouldContain("{\"name\":\"database\",\"ready\":true");
        details.ShouldContain("{\"name\":\"dialogs\",\"ready\":false");
    }

    [Fact]
    public async Task It_is_ready_when_every_check_is_and_a_fault_or_a_hang_is_none()
    {
        using var folder = new TempFolder();
        var faults = new Queue<Func<CancellationToken, Task<bool>>>([
            _ => Task.FromResult(true), _ => throw new TimeoutException("secret host"), Hang,
        ]);
        await using var app = await StartAsync(folder, hasDialogs: true, faults.Dequeue);

        (await GetAsync(app, "/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        var (_, fault) = await GetAsync(app, "/health");
        fault.ShouldContain("TimeoutException");
        fault.ShouldNotContain("secret host");
        (await GetAsync(app, "/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Details_are_not_given_through_a_proxy()
    {
        using var folder = new TempFolder();
        await using var app = await StartAsync(folder, hasDialogs: true);

        (await GetAsync(app, "/health", forwardedFor: "203.0.113.9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Each_channel_shows_its_state_and_what_staff_should_do()
    {
        using var folder = new TempFolder();
        await using var app = await StartAsync(folder, hasDialogs: true, channel: Unused());
        var alarm = new ChannelAlarm
        {
            Channel = ChannelNames.Telegram,
            Code = ChannelAlarmCode.WebhookElsewhere,
            Since = DateTimeOffset.UnixEpoch,
            Detail = "no webhook is set",
        };
        await app.Services.GetRequiredService<DeskDatabase>().WriteAsync(
            (desk, _) => Task.FromResult(desk.ChannelAlarms.Add(alarm)), TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<ChannelHealth>().Open = [alarm];

        var (_, details) = await GetAsync(app, "/health");
        var (_, metrics) = await GetAsync(app, "/metrics");

        using var health = JsonDocument.Parse(details);
        var telegram = health.RootElement.GetProperty("channels")[0];
        telegram.GetProperty("channel").GetString().ShouldBe("telegram");
        telegram.GetProperty("condition").GetString().ShouldBe("Working");
        var shown = telegram.GetProperty("alarms")[0];
        shown.GetProperty("code").GetString().ShouldBe("WebhookElsewhere");
        shown.GetProperty("detail").GetString().ShouldBe("no webhook is set");
        shown.GetProperty("whatToDo").GetString().ShouldBe(AlarmAdvice.For(ChannelAlarmCode.WebhookElsewhere));
        metrics.ShouldContain("puskesos_channel_state{channel=\"telegram\",state=\"Working\"} 1");
        metrics.ShouldContain("puskesos_channel_alarm{alarm=\"WebhookElsewhere\",channel=\"telegram\"} 1");
    }

    [Fact]
    public void Every_alarm_has_one_sentence_for_staff()
    {
        foreach (var code in Enum.GetValues<ChannelAlarmCode>())
        {
            code.ToString().Length.ShouldBeLessThanOrEqualTo(20);
            AlarmAdvice.For(code).ShouldEndWith(".");
            AlarmAdvice.For(code).Count(c => c == '.').ShouldBe(1);
        }
    }

    [Fact]
    public async Task Metrics_are_served_as_prometheus_text()
    {
        using var folder = new TempFolder();
        await using var app = await StartAsync(folder, hasDialogs: true);

        var (status, text) = await GetAsync(app, "/metrics");

        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("dotnet_process_memory_working_set_bytes ");
    }

    private static ScriptedChannel Unused() =>
        new(ScriptedChannel.Unlimited, (_, _) => new SendResult.Accepted("m-1"));

    private static async Task<bool> Hang(CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        return true;
    }

    private static async Task<WebApplication> StartAsync(
        TempFolder folder, bool hasDialogs, Func<Func<CancellationToken, Task<bool>>>? check = null,
        IChannelSender? channel = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<DeskDatabase>(_ => new SqliteDatabase(folder.File("desk.db")));
        builder.Services.AddPuskesosObservability(_ => null)
            .AddReadyCheck("more", (_, ct) => (check?.Invoke() ?? Yes)(ct));
        if (channel is not null)
            builder.Services.AddSingleton(TimeProvider.System).AddSingleton(channel).AddSingleton<Sender>();
        if (hasDialogs)
            builder.Services.Remove(builder.Services.Single(
                service => service.ImplementationInstance is ReadyCheck { Name: "dialogs" }));
        var app = builder.Build();
        app.MapPuskesosObservability();
        await app.Services.GetRequiredService<DeskDatabase>().MigrateAsync(TestContext.Current.CancellationToken);
        await app.StartAsync();
        return app;
    }

    private static Task<bool> Yes(CancellationToken ct) => Task.FromResult(true);

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(
        WebApplication app, string path, string? forwardedFor = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.Single() + path);
        if (forwardedFor is not null) request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
