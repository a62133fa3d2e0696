using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PuskesosBot.Channels.Telegram;

/// <summary>
/// The Bot API calls we make, one HTTP request each. The token is part of the path, so no exception, result or
/// message from here holds an address. Throws only when cancelled.
/// </summary>
public sealed class TelegramApi(HttpClient http, TelegramOptions options)
{
    /// <summary>The update types we ask for; everything else would be ignored by the reader anyway.</summary>
    public static IReadOnlyList<string> AllowedUpdates { get; } =
        ["message", "edited_message", "callback_query", "my_chat_member"];

    /// <summary>Longest answer read to all but getUpdates; a sent message comes back whole.</summary>
    internal const int AnswerBytesMax = 1024 * 1024;

    /// <summary>A hundred updates of the largest size seen stay far below.</summary>
    internal const int UpdatesBytesMax = 16 * 1024 * 1024;

    /// <summary>What the server may need on top of its long-polling wait.</summary>
    private static readonly TimeSpan PollGrace = TimeSpan.FromSeconds(10);

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    // Indonesian text with emoji is half as long unescaped, and no browser ever reads it.
    private static readonly TelegramCallsJson Calls = new(new JsonSerializerOptions(TelegramCallsJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    // Absolute, because a relative "bot123:..." would parse as an address of the scheme "bot123".
    private readonly string _prefix =
        $"{options.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/')}/bot{options.Token}/";

    private readonly string _files =
        $"{options.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/')}/file/bot{options.Token}/";

    public Task<TelegramAnswer> GetMeAsync(CancellationToken ct) =>
        CallAsync("getMe", new NoArguments(), Calls.NoArguments, ct);

    /// <param name="offset">One above the last update that may be forgotten; null at the first call.</param>
    /// <param name="ct">Ends the wait at once.</param>
    public Task<TelegramAnswer> GetUpdatesAsync(long? offset, CancellationToken ct) =>
        CallAsync("getUpdates",
            new GetUpdatesCall(offset, options.PollUpdatesMax, (int)options.PollTimeout.TotalSeconds, AllowedUpdates),
            Calls.GetUpdatesCall, options.PollTimeout + PollGrace, UpdatesBytesMax, ct);

    public Task<TelegramAnswer> SetWebhookAsync(Uri address, CancellationToken ct) =>
        CallAsync("setWebhook",
            new SetWebhookCall(
                address.AbsoluteUri, options.WebhookSecret, options.WebhookConnectionsMax, AllowedUpdates),
            Calls.SetWebhookCall, ct);

    /// <summary>Keeps what is waiting: polling takes it over.</summary>
    public Task<TelegramAnswer> DeleteWebhookAsync(CancellationToken ct) =>
        CallAsync("deleteWebhook", new DeleteWebhookCall(DropPendingUpdates: false), Calls.DeleteWebhookCall, ct);

    public Task<TelegramAnswer> GetWebhookInfoAsync(CancellationToken ct) =>
        CallAsync("getWebhookInfo", new NoArguments(), Calls.NoArguments, ct);

    internal Task<TelegramAnswer> SendMessageAsync(SendMessageCall call, CancellationToken ct) =>
        CallAsync("sendMessage", call, Calls.SendMessageCall, ct);

    /// <summary>Stops the spinner on the pressed button; Telegram forgets a press after 150 s.</summary>
    public Task<TelegramAnswer> AnswerCallbackQueryAsync(string pressId, CancellationToken ct) =>
        CallAsync("answerCallbackQuery", new AnswerCallbackQueryCall(pressId), Calls.AnswerCallbackQueryCall, ct);

    /// <summary>Shows "typing" for 5 s or until the next message.</summary>
    public Task<TelegramAnswer> SendTypingAsync(long chatId, long? threadId, CancellationToken ct) =>
        CallAsync("sendChatAction", new SendChatActionCall(chatId, "typing", threadId), Calls.SendChatActionCall, ct);

    /// <param name="commands">At most 100.</param>
    /// <param name="language">Two letters; null for everybody without a list of their own.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<TelegramAnswer> SetMyCommandsAsync(
        IReadOnlyList<TelegramBotCommand> commands, string? language, CancellationToken ct) =>
        CallAsync("setMyCommands",
            new SetMyCommandsCall(commands, new CommandScope("all_private_chats"), language),
            Calls.SetMyCommandsCall, ct);

    /// <summary>Where a file of up to 20 MB can be fetched for at least an hour.</summary>
    public Task<TelegramAnswer> GetFileAsync(string fileId, CancellationToken ct) =>
        CallAsync("getFile", new GetFileCall(fileId), Calls.GetFileCall, ct);

    /// <summary>The bytes of a file that getFile named; null when there is none, or more of it than may be.</summary>
    /// <param name="path">As getFile gave it; anything that leads elsewhere is refused.</param>
    /// <param name="bytesMax">Longer files are not held.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<byte[]?> DownloadAsync(string path, int bytesMax, CancellationToken ct)
    {
        if (path.Contains("..", StringComparison.Ordinal) || path.Any(c => c is not ('/' or '.' or '_' or '-')
            && !char.IsAsciiLetterOrDigit(c))) return null;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(options.SendTimeout);
        try
        {
            using var response = await http.GetAsync(
                new Uri(_files + path), HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            if (!response.IsSuccessStatusCode) return null;
            return await ProviderHttp.ReadAsync(response.Content, bytesMax, deadline.Token) is { Length: > 0 } bytes
                ? bytes
                : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    private Task<TelegramAnswer> CallAsync<T>(string method, T call, JsonTypeInfo<T> type, CancellationToken ct) =>
        CallAsync(method, call, type, options.SendTimeout, AnswerBytesMax, ct);

    private async Task<TelegramAnswer> CallAsync<T>(
        string method, T call, JsonTypeInfo<T> type, TimeSpan limit, int bytesMax, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(limit);
        using var request = new HttpRequestMessage(HttpMethod.Post, _prefix + method);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(call, type));
        request.Content.Headers.ContentType = Json;
        try
        {
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var body = await ProviderHttp.ReadAsync(response.Content, bytesMax, deadline.Token);
            return TelegramAnswer.Read((int)response.StatusCode, body, response.Headers.RetryAfter?.Delta);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Without our deadline it was the handler that gave up, and it does so only while connecting.
            return deadline.IsCancellationRequested
                ? new TelegramAnswer.Nothing("no answer in time", MayHaveArrived: true)
                : new TelegramAnswer.Nothing("no connection in time", MayHaveArrived: false);
        }
        catch (HttpRequestException failure)
        {
            var error = failure.HttpRequestError;
            return new TelegramAnswer.Nothing(error.ToString(), MayHaveArrived: !ProviderHttp.NeverLeft(error));
        }
        catch (IOException)
        {
            return new TelegramAnswer.Nothing("connection lost", MayHaveArrived: true);
        }
    }
}
