using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// Twilio's Messages, Content and Typing API on 127.0.0.1: checks credentials, fields, rate and the 24-hour window,
/// records what comes in, tells by signed callbacks what became of it, lets people write, and fails on demand.
/// </summary>
public sealed class FakeTwilio : IAsyncDisposable
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(10);

    private readonly WebApplication _app;
    private readonly FakeTwilioRate _rate;
    private readonly TimeProvider _time;
    private readonly FakeTwilioLog _log = new();
    private readonly FakeTwilioFiles _files = new();
    private readonly FakeTwilioWebhooks _webhooks;
    private readonly ConcurrentQueue<FakeTwilioFault> _faults = [];
    private readonly FakeTwilioChats _chats;
    private Func<int, FakeTwilioFault?> _luck = _ => null;
    private int _sids, _sends;
    private bool _isGone;

    private FakeTwilio(WebApplication app, FakeTwilioLimits limits, TimeProvider time)
    {
        (_app, _time, _chats) = (app, time, new FakeTwilioChats(limits.Window, time));
        _rate = new FakeTwilioRate(limits.PerSecond, time);
        _webhooks = new FakeTwilioWebhooks(AuthToken, time);
    }

    /// <summary>What goes into the three addresses of section <c>Twilio</c>.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    public string AccountSid { get; } = "AC00000000000000000000000000000001";

    public string AuthToken { get; } = "puskesos-example-auth-token-0001";

    public string ApiKeySid { get; } = "SK00000000000000000000000000000001";

    public string ApiKeySecret { get; } = "puskesos-example-api-secret-0001";

    public string From { get; } = "whatsapp:+6281200009999";

    /// <summary>How status callbacks come from now on. Default: sent, delivered, once, in order.</summary>
    public FakeTwilioCallbacks Callbacks
    {
        get => _webhooks.Callbacks;
        set => _webhooks.Callbacks = value;
    }

    /// <summary>Messages taken so far, in order; a copy. Those that will fail later are among them.</summary>
    public IReadOnlyList<FakeTwilioSent> Sent => _log.Sent();

    public int SentCount => _log.SentCount;

    /// <summary>Every request so far, in order; a copy.</summary>
    public IReadOnlyList<FakeTwilioCall> Calls => _log.Calls();

    /// <summary>Webhooks and callbacks posted to us, in order.</summary>
    public IReadOnlyList<FakeTwilioDelivery> Deliveries => [.. _webhooks.Deliveries];

    /// <summary>Sid and stage of callbacks that never come.</summary>
    public IReadOnlyList<(string Sid, string Stage)> LostCallbacks => [.. _webhooks.Lost];

    /// <summary>Messages whose callbacks are still on their way.</summary>
    public int CallbacksWaiting => _webhooks.Waiting;

    /// <summary>Credentials that were shown to another host; must stay empty.</summary>
    public IReadOnlyList<string> Leaked => [.. _files.Leaked];

    /// <param name="limits">Null: WhatsApp's.</param>
    /// <param name="time">Null: the system's. Decides the window and the rate.</param>
    public static async Task<FakeTwilio> StartAsync(FakeTwilioLimits? limits = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeTwilio(app, limits ?? FakeTwilioLimits.WhatsApp, time ?? TimeProvider.System);
        app.Run(fake.AnswerAsync);
        await app.StartAsync();
        var features = app.Services.GetRequiredService<IServer>().Features;
        fake.BaseAddress = new Uri(features.Get<IServerAddressesFeature>()!.Addresses.First());
        return fake;
    }

    /// <summary>Tells where webhooks and callbacks go.</summary>
    /// <param name="publicBase"><c>Public:BaseAddress</c> of the host.</param>
    /// <param name="actual">Where it listens; null: there.</param>
    public void Connect(Uri publicBase, Uri? actual = null) =>
        (_webhooks.PublicBase, _webhooks.Actual) = (publicBase, actual ?? publicBase);

    /// <summary>Lets the next sends go wrong, one fault each.</summary>
    public void Fail(FakeTwilioFault fault, int times = 1)
    {
        for (var i = 0; i < times; i++) _faults.Enqueue(fault);
    }

    /// <summary>Lets sends go wrong at random, until <see cref="Heal"/>.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="seed">The same one fails the same sends, in the order they come in.</param>
    /// <param name="faults">One of them each time.</param>
    public void FailAtRandom(double share, int seed, params FakeTwilioFault[] faults)
    {
        var random = new Random(seed);
        var turn = new Lock();
        _luck = _ =>
        {
            lock (turn) return random.NextDouble() < share ? faults[random.Next(faults.Length)] : null;
        };
    }

    /// <summary>Takes back the faults that were not used.</summary>
    public void Heal()
    {
        _faults.Clear();
        _luck = _ => null;
    }

    /// <summary>Messages to this person are taken and fail later with this code; null: they arrive again.</summary>
    /// <param name="phone">E.164.</param>
    public void Undeliverable(string phone, int? code)
    {
        if (code is { } fate) _chats.Fates[phone] = fate;
        else _chats.Fates.TryRemove(phone, out _);
    }

    /// <summary>The next message to this person is taken and fails later; the one after it arrives.</summary>
    public void UndeliverableOnce(string phone, int code) => _chats.NextFates[phone] = code;

    /// <summary>Messages to this person are refused at once with 21610.</summary>
    public void OptOut(string phone) => _chats.OptedOut[phone] = 0;

    /// <summary>Lets free text pass as if the person had just written.</summary>
    public void OpenWindow(string phone) => _chats.OpenWindow(phone);

    public void CloseWindow(string phone) => _chats.CloseWindow(phone);

    /// <summary>A content that exists. Status: approved, pending, rejected, paused, unsubmitted ...</summary>
    public void AddContent(string contentSid, string status = "approved") => _chats.Contents[contentSid] = status;

    /// <summary>A person writes; the answer of the webhook.</summary>
    /// <param name="phone">E.164, or a business-scoped id.</param>
    /// <param name="text">What is written.</param>
    /// <param name="sid">Null: a new one. The same one again is a redelivery.</param>
    public Task<FakeTwilioDelivery> SayAsync(string phone, string text, string? sid = null) =>
        ReceiveAsync(phone, FakeTwilioPeople.Says(phone, text, sid ?? NextSid("SM"), this));

    public Task<FakeTwilioDelivery> PressAsync(string phone, string label, string payload) =>
        ReceiveAsync(phone, FakeTwilioPeople.Presses(phone, label, payload, NextSid("SM"), this));

    public Task<FakeTwilioDelivery> ShareLocationAsync(string phone, double latitude, double longitude) =>
        ReceiveAsync(phone, FakeTwilioPeople.IsAt(phone, latitude, longitude, NextSid("SM"), this));

    /// <summary>A person sends a file.</summary>
    /// <param name="phone">E.164.</param>
    /// <param name="bytes">What really comes.</param>
    /// <param name="contentType">What it claims to be.</param>
    public Task<FakeTwilioDelivery> SendFileAsync(string phone, byte[] bytes, string contentType)
    {
        var sid = NextSid("MM");
        var path = $"/2010-04-01/Accounts/{AccountSid}/Messages/{sid}/Media/{NextSid("ME")}";
        _files.Add(path, bytes, contentType);
        return ReceiveAsync(
            phone, FakeTwilioPeople.Sends(phone, new Uri(BaseAddress, path), contentType, sid, this));
    }

    /// <summary>Posts any body to any address of ours.</summary>
    /// <param name="path">With query.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="signature">Null: the right one.</param>
    /// <param name="contentType">Of the body.</param>
    public Task<FakeTwilioDelivery> PostAsync(
        string path, byte[] body, string? signature = null, string contentType = "application/x-www-form-urlencoded") =>
        _webhooks.PostAsync(UrlOf(path), body, signature, contentType);

    /// <summary>The signature of a form at an address of ours.</summary>
    public string Sign(string path, byte[] body) => _webhooks.Sign(UrlOf(path), body);

    /// <summary>Waits until so many messages were taken, and returns all of them.</summary>
    public Task<IReadOnlyList<FakeTwilioSent>> WaitForSentAsync(int count, TimeSpan? limit = null) =>
        _log.WaitForAsync(sent => sent.Count >= count, $"{count} messages", limit ?? DefaultLimit);

    /// <summary>Waits for a message like this, one already taken included.</summary>
    public async Task<FakeTwilioSent> WaitForSentAsync(Func<FakeTwilioSent, bool> wanted, TimeSpan? limit = null) =>
        (await _log.WaitForAsync(sent => sent.Any(wanted), "the wanted message", limit ?? DefaultLimit)).First(wanted);

    /// <summary>May be called early: a Twilio that is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isGone, true)) return;
        await _webhooks.DisposeAsync();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    internal bool HasContent(string contentSid) => _chats.Contents.ContainsKey(contentSid);

    private string UrlOf(string path) => _webhooks.PublicBase!.GetLeftPart(UriPartial.Path).TrimEnd('/') + path;

    private string NextSid(string kind) =>
        kind + Interlocked.Increment(ref _sids).ToString("x32", CultureInfo.InvariantCulture);

    private async Task<FakeTwilioDelivery> ReceiveAsync(string phone, List<KeyValuePair<string, string>> form)
    {
        OpenWindow(phone);
        return await PostAsync(TwilioAddresses.InboundPath, await FakeTwilioWebhooks.BytesAsync(form));
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await FakeTwilioReplies.BodyOfAsync(http.Request);
        var path = http.Request.Path.Value ?? "";
        _log.Add(new FakeTwilioCall(
            http.Request.Method, path, http.Request.QueryString.Value ?? "", Encoding.UTF8.GetString(body),
            _time.GetUtcNow()));
        if (FakeTwilioFiles.IsElsewhere(path)) await _files.AnswerAsync(http, path);
        else if (!IsAllowed(http.Request)) await FakeTwilioReplies.ErrorAsync(http, 401, 20003, "Authenticate");
        else if (_files.Has(path)) await _files.AnswerAsync(http, path);
        else await AnswerAsync(http, path, body);
    }

    private Task AnswerAsync(HttpContext http, string path, byte[] body)
    {
        var isPost = HttpMethods.IsPost(http.Request.Method);
        if (path == $"/2010-04-01/Accounts/{AccountSid}/Messages.json")
            return isPost ? SendAsync(http, body) : FakeTwilioReplies.JsonAsync(http, new { messages = Sent.Take(1) });
        if (path == "/v2/Indicators/Typing.json" && isPost)
            return FakeTwilioReplies.JsonAsync(http, new { success = true });
        return path.Split('/') is ["", "v1", "Content", var sid, "ApprovalRequests"]
            && _chats.Contents.TryGetValue(sid, out var status)
            ? FakeTwilioReplies.ApprovalAsync(http, sid, AccountSid, status)
            : FakeTwilioReplies.ErrorAsync(http, 404, 20404, "The requested resource was not found");
    }

    private async Task SendAsync(HttpContext http, byte[] body)
    {
        var fault = _faults.TryDequeue(out var next) ? next : _luck(Interlocked.Increment(ref _sends));
        if (fault is null || !await FakeTwilioReplies.MisbehaveAsync(http, fault, unheard => TakeAsync(unheard, body)))
            await TakeAsync(http, body);
    }

    private async Task TakeAsync(HttpContext? http, byte[] body)
    {
        var form = TwilioForm.Parse(body);
        if (!_rate.TryTake())
        {
            if (http is not null) http.Response.Headers.RetryAfter = "1";
            await FakeTwilioReplies.ErrorAsync(http, 429, 20429, "Too Many Requests");
        }
        else if (form is null)
        {
            await FakeTwilioReplies.ErrorAsync(http, 400, 20001, "Malformed");
        }
        else if (FakeTwilioRules.Refusal(form, this) is { } refusal)
        {
            await FakeTwilioReplies.ErrorAsync(http, refusal.Status, refusal.Code, refusal.Message);
        }
        else if (_chats.HasOptedOut(form))
        {
            await FakeTwilioReplies.ErrorAsync(http, 400, 21610, "Attempt to send to unsubscribed recipient");
        }
        else
        {
            await KeepAsync(http, form);
        }
    }

    private async Task KeepAsync(HttpContext? http, TwilioForm form)
    {
        var sent = new FakeTwilioSent(
            NextSid(form["MediaUrl"].Length > 0 ? "MM" : "SM"), form["To"], Optional(form["Body"]),
            Optional(form["ContentSid"]), Optional(form["ContentVariables"]), Optional(form["MediaUrl"]),
            Optional(form["StatusCallback"]), _chats.FateOf(form), _time.GetUtcNow());
        _log.Add(sent);
        var telling = _webhooks.TellAsync(sent, this);
        if (Callbacks.BeforeAnswer) await telling;
        await FakeTwilioReplies.JsonAsync(http, FakeTwilioReplies.Message(sent, AccountSid, From), 201);
    }

    private bool IsAllowed(HttpRequest request)
    {
        static string Basic(string user, string password) =>
            $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
        return request.Headers.Authorization == Basic(AccountSid, AuthToken)
            || request.Headers.Authorization == Basic(ApiKeySid, ApiKeySecret);
    }

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
