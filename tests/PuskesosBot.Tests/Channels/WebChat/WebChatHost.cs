using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.WebChat;

namespace PuskesosBot.Tests.Channels.WebChat;

/// <summary>The web chat on a real port and a real file, with a bot that does what the test says.</summary>
internal sealed partial class WebChatHost : IAsyncDisposable
{
    public const string Secret = "rahasia-contoh-hanya-untuk-uji";
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;

    private WebChatHost(WebApplication app, DirectoryInfo folder, bool ownsFolder)
    {
        _app = app;
        _folder = folder;
        _ownsFolder = ownsFolder;
        Http = Client.Of(app.Urls.Single());
    }

    public HttpClient Http { get; }

    public string Folder => _folder.FullName;

    public ManualTime Time => (ManualTime)_app.Services.GetRequiredService<TimeProvider>();

    public string Address => _app.Urls.Single();

    public WebChatLog Log => _app.Services.GetRequiredService<WebChatLog>();

    public WebChatTokens Tokens => _app.Services.GetRequiredService<WebChatTokens>();

    public IChannelSender Sender => _app.Services.GetRequiredService<IChannelSender>();

    /// <summary>What the bot was given, in order.</summary>
    public ConcurrentQueue<InboundMessage> Heard { get; } = [];

    /// <summary>What the bot does; by default it takes everything and says nothing.</summary>
    public Func<InboundMessage, WebChatHost, Task<InboundVerdict>> Bot { get; set; } =
        (_, _) => Task.FromResult(InboundVerdict.Committed);

    public static Task<WebChatHost> StartAsync(
        DirectoryInfo? folder = null, params (string Name, string Value)[] options) =>
        StartAsync(folder, new ManualTime(), options);

    /// <param name="time">The computer's where a browser looks on: it compares time stamps with its own clock.</param>
    public static async Task<WebChatHost> StartAsync(
        DirectoryInfo? folder, TimeProvider time, params (string Name, string Value)[] options)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("puskesos-webchat-");
        WebChatHost? host = null;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = data.FullName });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            [new("Data:Folder", data.FullName), .. options.Select(o => KeyValuePair.Create(o.Name, (string?)o.Value))]);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<DeskDatabase>(new SqliteDatabase(Path.Combine(data.FullName, "desk.db")));
        builder.Services.AddSingleton(IdentifierVault.OpenOrCreate(Path.Combine(data.FullName, "keys")));
        builder.Services.AddSingleton<TextMask>(text => SixteenDigits().Replace(text, "****"));
        builder.Services.AddSingleton<InboundHandler>((message, _) =>
        {
            host!.Heard.Enqueue(message);
            return host.Bot(message, host);
        });
        builder.Services.AddSingleton(new WebChatFace("Puskesos Lebak Siliwangi"));
        builder.Services.AddWebChat(builder.Configuration);
        var app = builder.Build();
        app.UseWebChat();
        await app.Services.GetRequiredService<DeskDatabase>().MigrateAsync(CancellationToken.None);
        await app.StartAsync();
        return host = new WebChatHost(app, data, folder is null);
    }

    /// <summary>Opens a chat as the page does.</summary>
    public async Task<WebChatClient> OpenAsync()
    {
        var chat = await TokenAsync();
        await chat.StartAsync();
        return chat;
    }

    public async Task<WebChatClient> TokenAsync()
    {
        using var answer = await PageTokenAsync();
        var token = await answer.JsonAsync();
        return new WebChatClient(
            Http, (string)token["token"]!, (string)token["conversationId"]!, (string)token["userId"]!);
    }

    /// <param name="body">JSON; null sends nothing.</param>
    public Task<HttpResponseMessage> PageTokenAsync(string? body = null) => Http.PostAsync(
        "/webchat/token", body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path);

    public Task<HttpResponseMessage> CallAsync(HttpRequestMessage request) => Http.SendAsync(request);

    public Task<SendResult> SayAsync(string conversation, string text, params ChatOption[] options) =>
        Sender.SendAsync(
            new OutboundMessage(new ChatAddress(ChannelNames.WebChat, conversation), text) { Options = options },
            CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder) _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"\d{16}")]
    private static partial Regex SixteenDigits();
}

/// <summary>Time that stands until it is moved, but never at the same instant twice.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 11, 2, 1, 0, 0, TimeSpan.Zero).Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Increment(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}

/// <summary>A Direct Line client that keeps its answers raw.</summary>
internal sealed class WebChatClient(HttpClient http, string token, string conversation, string user)
{
    public const string Base = "/directline/v3/directline";

    public string Token => token;

    public string Conversation => conversation;

    public string User => user;

    public string Path => $"{Base}/conversations/{conversation}";

    public Task<HttpResponseMessage> StartAsync() => SendAsync(HttpMethod.Post, $"{Base}/conversations");

    public Task<HttpResponseMessage> PostAsync(string json, string type = "application/json") =>
        SendAsync(HttpMethod.Post, $"{Path}/activities", new StringContent(json, Encoding.UTF8, type));

    public Task<HttpResponseMessage> SayAsync(string text, string? clientId = null)
    {
        var activity = new JsonObject { ["type"] = "message", ["text"] = text };
        if (clientId is not null) activity["channelData"] = new JsonObject { ["clientActivityID"] = clientId };
        return PostAsync(activity.ToJsonString());
    }

    public async Task<JsonObject> ReadAsync(string watermark = "")
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{Path}/activities?watermark={watermark}");
        ((int)answer.StatusCode).ShouldBe(200);
        return (await answer.JsonAsync()).AsObject();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }
}

internal static class Client
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static HttpClient Of(string address)
    {
#pragma warning disable RS0030 // A test talks to the one server it started itself; there is nothing to pool or to log.
        return new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
#pragma warning restore RS0030
    }
}
