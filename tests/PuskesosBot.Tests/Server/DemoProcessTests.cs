using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using PuskesosBot.Tests.Privacy;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server;

/// <summary>The real program with the demo desk, spoken to over Telegram as a resident would.</summary>
public sealed class DemoProcessTests : IAsyncLifetime
{
    private const string Secret = "contoh-secret_0001";
    private const long Chat = 5100000001;
    private readonly TempFolder _folder = new();
    private FakeBotApi _telegram = null!;
    private ServerProcess _server = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await FakeBotApi.StartAsync(FakeBotApiLimits.None);
        _server = await ServerProcess.StartAsync(
            ServerProcess.FreeAddress(),
            new Dictionary<string, string>
            {
                ["Data__Folder"] = KeptModel.CopyTo(_folder.Path),
                ["Telegram__Enabled"] = "true",
                ["Telegram__Token"] = _telegram.Token,
                ["Telegram__WebhookSecret"] = Secret,
                ["Telegram__BaseAddress"] = _telegram.BaseAddress.ToString(),
                ["Telegram__MessagesPerSecondPerChat"] = "1000",
                ["Logging__LogLevel__Default"] = "Trace",
                ["Logging__LogLevel__Microsoft"] = "Debug",
                ["Logging__LogLevel__System"] = "Debug",
            },
            "demo");
        using var http = new HttpClient(new SocketsHttpHandler());
        var call = new { url = new Uri(_server.Address, "/webhooks/telegram").ToString(), secret_token = Secret };
        using var set = await http.PostAsJsonAsync(
            new Uri(_telegram.BaseAddress, $"/bot{_telegram.Token}/setWebhook"), call, Ct);
        set.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _telegram.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_first_start_keeps_what_it_learned_for_the_next_one_and_gives_the_memory_back()
    {
        using var empty = new TempFolder();
        var environment = new Dictionary<string, string> { ["Data__Folder"] = empty.Path };

        await using var first = await ServerProcess.StartAsync(ServerProcess.FreeAddress(), environment, "demo");

        await Until.TrueAsync(
            () => File.Exists(empty.File("intents.model")), "the model is kept", TimeSpan.FromMinutes(3));
        await Until.TrueAsync(
            () => Kilobytes(first.Id, "VmRSS") < Kilobytes(first.Id, "VmHWM") / 2,
            "half of what learning took is given back", TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_person_of_the_demo_list_proves_who_asks_and_gets_the_status()
    {
        foreach (var words in (string[])["halo", "1", "1", "1", "lewati", "rw opat", "14-5-1974", "9313"])
            _telegram.Say(Chat, words);

        var status = await _telegram.WaitForSentAsync(
            sent => sent.Text.Contains("Data bantuan", StringComparison.Ordinal), TimeSpan.FromSeconds(30));

        status.Text.ShouldContain("Gojali");
        status.Text.ShouldContain("PKH");
        status.Text.ShouldContain("BPNT");
        status.Buttons.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nothing_personal_and_no_secret_is_in_the_logs_or_the_metrics()
    {
        var markers = new Markers(new Dictionary<string, string>
        {
            ["nik"] = "3273021405749466",
            ["kk"] = "3273022304149313",
            ["phone"] = "081200001005",
            ["token"] = _telegram.Token,
            ["text"] = "kalimat rahasia warga",
        });
        foreach (var value in (string[])["halo", "1", "1", "nik saya 3273021405749466", "kk 3273022304149313",
            "hubungi 081200001005", "kalimat rahasia warga", "menu"])
        {
            _telegram.Say(Chat, value);
        }

        await Until.TrueAsync(() => _telegram.UpdatesWaiting == 0, "every message is taken");
        using var http = new HttpClient(new SocketsHttpHandler());
        var metrics = await http.GetStringAsync(new Uri(_server.Address, "/metrics"), Ct);
        markers.ShouldNotBeIn(("logs", [_server.Output]), ("metrics", [metrics]));
    }

    [Theory]
    [InlineData("wrong-secret_00001", "{}", HttpStatusCode.Unauthorized)]
    [InlineData(Secret, "not json", HttpStatusCode.BadRequest)]
    [InlineData(Secret, """{"update_id":1,"some_future_update":{"id":"1"}}""", HttpStatusCode.OK)]
    public async Task A_delivery_gets_the_right_status(string secret, string body, HttpStatusCode expected)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, "/webhooks/telegram"));
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(expected);
    }

    /// <summary>As in proc_pid_status(5).</summary>
    private static int Kilobytes(int process, string field)
    {
        var lines = File.ReadLines($"/proc/{process}/status");
        var line = lines.First(one => one.StartsWith(field, StringComparison.Ordinal));
        return int.Parse(line[(field.Length + 1)..^"kB".Length], CultureInfo.InvariantCulture);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
