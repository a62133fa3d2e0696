using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// A Bot API server of our own on 127.0.0.1: checks the token and the calls, keeps Telegram's limits, records what
/// comes in, queues updates for getUpdates or delivers them to the webhook that was set, and fails on demand.
/// </summary>
public sealed class FakeBotApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FakeBotApiLimiter _limiter;
    private readonly FakeBotApiLog _log = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeBotApiFault>> _faults =
        new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<long, byte> _blocked = [];
    private readonly ConcurrentDictionary<string, byte> _expired = [];
    private readonly FakeBotApiUpdates _updates = new();
    private readonly FakeBotApiFiles _files = new();
    private readonly TimeProvider _time;
    private readonly string _prefix;
    private FakeBotApiWebhook? _webhook;
    private long _messageId;

    private FakeBotApi(WebApplication app, FakeBotApiLimits limits, TimeProvider time)
    {
        (_app, _time, _limiter) = (app, time, new FakeBotApiLimiter(limits, time));
        _prefix = $"/bot{Token}/";
    }

    /// <summary>What goes into <c>Telegram:BaseAddress</c>.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    public string Token { get; } = "7000000001:AAcontoh_only-fake-bot-api-0001";

    public long BotId { get; } = 7000000001;

    public string Username { get; } = "PuskesosContohBot";

    /// <summary>What a second between two tries of a webhook delivery lasts. Default 20 ms.</summary>
    public TimeSpan RetryPace { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the webhook may take to answer. Read when it is set. Default 20 s.</summary>
    public TimeSpan AnswerLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Further processes that share the webhook's address behind a balancer. Read when it is set.</summary>
    public IReadOnlyList<Uri> AlsoBehind { get; set; } = [];

    /// <summary>Messages taken so far, in order; a copy.</summary>
    public IReadOnlyList<FakeBotApiSent> Sent => _log.Sent();

    public int SentCount => _log.SentCount;

    /// <summary>Every request so far, in order; a copy.</summary>
    public IReadOnlyList<FakeBotApiCall> Calls => _log.Calls();

    /// <summary>Tries to deliver updates to the webhook.</summary>
    public IReadOnlyList<FakeBotApiDelivery> Deliveries => _webhook?.Deliveries.ToArray() ?? [];

    /// <summary>Updates neither confirmed by an offset nor acknowledged by the webhook.</summary>
    public int UpdatesWaiting => _updates.Count;

    public Uri? WebhookAddress => _webhook?.Address;

    /// <param name="limits">Null: Telegram's.</param>
    /// <param name="time">Null: the system's.</param>
    public static async Task<FakeBotApi> StartAsync(FakeBotApiLimits? limits = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeBotApi(app, limits ?? FakeBotApiLimits.Telegram, time ?? TimeProvider.System);
        app.Run(fake.AnswerAsync);
        await app.StartAsync();
        var features = app.Services.GetRequiredService<IServer>().Features;
        fake.BaseAddress = new Uri(features.Get<IServerAddressesFeature>()!.Addresses.First());
        return fake;
    }

    /// <summary>Lets the next calls of a method go wrong, one fault each, before the ones queued later.</summary>
    public void Fail(FakeBotApiFault fault, int times = 1, string method = "sendMessage")
    {
        var queue = _faults.GetOrAdd(method, _ => new ConcurrentQueue<FakeBotApiFault>());
        for (var i = 0; i < times; i++) queue.Enqueue(fault);
    }

    /// <summary>Takes back the faults that were not used.</summary>
    public void Heal() => _faults.Clear();

    /// <summary>Lets a press be forgotten, as Telegram does after 150 s.</summary>
    public void ExpirePress(string pressId) => _expired[pressId] = 0;

    /// <summary>A file that somebody sent: getFile finds it, and it can be downloaded.</summary>
    public void Keep(string fileId, byte[] content) => _files.Keep(fileId, content);

    /// <summary>A person writes; the update id.</summary>
    public long Say(long chatId, string text) => Add(FakeBotApiPeople.Says(chatId, text, NextMessageId(), Now()));

    /// <summary>A person presses a button; the update id.</summary>
    public long Press(long chatId, string data) => Add(FakeBotApiPeople.Presses(chatId, data, NextMessageId(), Now()));

    /// <summary>A person blocks the bot: an update comes, and messages to them are refused with 403.</summary>
    public long Block(long chatId)
    {
        _blocked[chatId] = 0;
        return Add(FakeBotApiPeople.Membership(chatId, "member", "kicked", Now()));
    }

    public long Unblock(long chatId)
    {
        _blocked.TryRemove(chatId, out _);
        return Add(FakeBotApiPeople.Membership(chatId, "kicked", "member", Now()));
    }

    /// <summary>Any other update; the update id.</summary>
    /// <param name="lane">Updates of one lane arrive in order; the chat's id for messages.</param>
    /// <param name="type">Field name in the update.</param>
    /// <param name="content">Anything that serialises to the field's JSON.</param>
    public long Add(string lane, string type, object content) => Add((lane, type, content));

    /// <summary>Waits until so many messages were taken, and returns all of them.</summary>
    public Task<IReadOnlyList<FakeBotApiSent>> WaitForSentAsync(int count, TimeSpan? limit = null) =>
        _log.WaitForCountAsync(count, limit ?? DefaultLimit);

    /// <summary>Waits for a message like this, one already taken included.</summary>
    public Task<FakeBotApiSent> WaitForSentAsync(Func<FakeBotApiSent, bool> wanted, TimeSpan? limit = null) =>
        _log.WaitForAsync(wanted, limit ?? DefaultLimit);

    public async ValueTask DisposeAsync()
    {
        if (_webhook is not null) await _webhook.DisposeAsync();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(10);

    private long NextMessageId() => Interlocked.Increment(ref _messageId);

    private long Now() => _time.GetUtcNow().ToUnixTimeSeconds();

    private long Add((string Lane, string Type, object Content) update)
    {
        var added = _updates.Add(update.Lane, update.Type, update.Content);
        _webhook?.Take(added);
        return added.Id;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await FakeBotApiReplies.BodyOfAsync(http.Request);
        var path = http.Request.Path.Value ?? "";
        if (path.StartsWith($"/file{_prefix}", StringComparison.Ordinal))
        {
            await _files.DownloadAsync(http, path[$"/file{_prefix}".Length..]);
            return;
        }

        if (!path.StartsWith(_prefix, StringComparison.Ordinal))
        {
            var isBot = path.StartsWith("/bot", StringComparison.Ordinal);
            await FakeBotApiReplies.ErrorAsync(http, isBot ? 401 : 404, isBot ? "Unauthorized" : "Not Found");
            return;
        }

        var method = path[_prefix.Length..];
        _log.Add(new FakeBotApiCall(method, body, _time.GetUtcNow()));
        var fault = _faults.TryGetValue(method, out var queue) && queue.TryDequeue(out var next) ? next : null;
        Task Unheard() => WorkAsync(null, method, body);
        if (fault is null || !await FakeBotApiReplies.MisbehaveAsync(http, fault, Unheard))
            await WorkAsync(http, method, body);
    }

    private async Task WorkAsync(HttpContext? http, string method, byte[] body)
    {
        if (!FakeBotApiRules.Knows(method))
        {
            await FakeBotApiReplies.ErrorAsync(http, 404, "Not Found: method not found");
            return;
        }

        if (!TryParse(body, out var call))
        {
            await FakeBotApiReplies.ErrorAsync(http, 400, "Bad Request: can't parse JSON object");
            return;
        }

        using (call)
        {
            if (FakeBotApiRules.Refusal(method, call.RootElement) is { } refusal)
                await FakeBotApiReplies.ErrorAsync(http, 400, refusal);
            else await WorkAsync(http, method, call.RootElement);
        }
    }

    private Task WorkAsync(HttpContext? http, string method, JsonElement call) => method switch
    {
        "sendMessage" => SendMessageAsync(http, call),
        "getMe" => FakeBotApiReplies.OkAsync(http, $$"""
            {"id":{{BotId}},"is_bot":true,"first_name":"Puskesos Bot","username":"{{Username}}",
             "can_join_groups":true,"can_read_all_group_messages":false}
            """),
        "getUpdates" => GetUpdatesAsync(http, call),
        "setWebhook" => SetWebhookAsync(http, call),
        "deleteWebhook" => DeleteWebhookAsync(http),
        "getWebhookInfo" => FakeBotApiReplies.OkAsync(http, $$"""
            {"url":"{{WebhookAddress}}","has_custom_certificate":false,"pending_update_count":{{_updates.Count}}}
            """),
        "answerCallbackQuery" => _expired.ContainsKey(FakeBotApiRules.TextOf(call, "callback_query_id"))
            ? FakeBotApiReplies.ErrorAsync(http, 400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid")
            : FakeBotApiReplies.OkAsync(http, "true"),
        "getFile" => _files.AnswerAsync(http, FakeBotApiRules.TextOf(call, "file_id")),
        _ => FakeBotApiReplies.OkAsync(http, "true"),
    };

    private async Task SendMessageAsync(HttpContext? http, JsonElement call)
    {
        var chatId = FakeBotApiRules.NumberOf(call, "chat_id")!.Value;
        if (_blocked.ContainsKey(chatId))
        {
            await FakeBotApiReplies.ErrorAsync(http, 403, "Forbidden: bot was blocked by the user");
            return;
        }

        if (_limiter.SecondsToWait(chatId) is { } seconds)
        {
            await FakeBotApiReplies.TooManyAsync(http, seconds);
            return;
        }

        var sent = FakeBotApiReplies.SentOf(call, NextMessageId(), chatId, _time.GetUtcNow());
        _log.Add(sent);
        await FakeBotApiReplies.MessageAsync(http, sent, BotId, Username);
    }

    private async Task GetUpdatesAsync(HttpContext? http, JsonElement call)
    {
        if (_webhook is not null)
        {
            await FakeBotApiReplies.ErrorAsync(http, 409, "Conflict: can't use getUpdates method while webhook is "
                + "active; use deleteWebhook to delete the webhook first");
            return;
        }

        var wait = TimeSpan.FromSeconds(Math.Clamp(FakeBotApiRules.NumberOf(call, "timeout") ?? 0, 0, 50));
        var updates = await _updates.FetchAsync(
            FakeBotApiRules.NumberOf(call, "offset"), (int)(FakeBotApiRules.NumberOf(call, "limit") ?? 100), wait,
            http?.RequestAborted ?? CancellationToken.None);
        await (updates is null
            ? FakeBotApiReplies.ErrorAsync(http, 409, "Conflict: terminated by other getUpdates request; make sure "
                + "that only one bot instance is running")
            : FakeBotApiReplies.OkAsync(http, updates));
    }

    private async Task SetWebhookAsync(HttpContext? http, JsonElement call)
    {
        if (_webhook is not null) await _webhook.DisposeAsync();
        var url = FakeBotApiRules.TextOf(call, "url");
        var secret = FakeBotApiRules.TextOf(call, "secret_token");
        var connections = (int)(FakeBotApiRules.NumberOf(call, "max_connections") ?? 40);
        _webhook = url.Length == 0 ? null : new FakeBotApiWebhook(
            new FakeBotApiTarget(
                [new Uri(url), .. AlsoBehind], secret.Length == 0 ? null : secret, connections, RetryPace, AnswerLimit),
            _updates, _time);
        foreach (var update in _updates.All()) _webhook?.Take(update);
        await FakeBotApiReplies.OkAsync(http, "true");
    }

    private async Task DeleteWebhookAsync(HttpContext? http)
    {
        if (_webhook is not null) await _webhook.DisposeAsync();
        _webhook = null;
        await FakeBotApiReplies.OkAsync(http, "true");
    }

    private static bool TryParse(byte[] body, out JsonDocument call)
    {
        try
        {
            call = JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
            return true;
        }
        catch (JsonException)
        {
            call = null!;
            return false;
        }
    }
}
