using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.Relay;

/// <summary>
/// Tells the outside queue what is due: signed JSON, one request a change, its id as idempotency key.
/// </summary>
internal sealed partial class RelayRound(
    HttpClient http, RelayDesk relays, RelayOptions options, TimeProvider time, ILogger<RelayRound> log)
{
    internal async Task RunAsync(CancellationToken ct)
    {
        if (!options.IsOn) return;
        while (await relays.TakeAsync(time.GetUtcNow(), ct) is { Count: > 0 } due)
        {
            foreach (var item in due) await TellAsync(item, ct);
        }
    }

    private async Task TellAsync(RelayItem item, CancellationToken ct)
    {
        var failure = await TryTellAsync(item, ct);
        if (failure is null)
        {
            await relays.SentAsync(item.Id, time.GetUtcNow(), ct);
            return;
        }

        LogNotTold(log, item.Id, failure.Value.Error);
        await relays.FailedAsync(item.Id, failure.Value.Error, failure.Value.IsFinal, time.GetUtcNow(), ct);
    }

    private async Task<(string Error, bool IsFinal)?> TryTellAsync(RelayItem item, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(RelayChange.Of(item), RelayJson.Default.RelayChange);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Address);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(RelaySignature.Header, RelaySignature.Sign(options.Secret, body, time.GetUtcNow()));
        request.Headers.Add("Idempotency-Key", item.Id.ToString("N"));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return response.IsSuccessStatusCode ? null : Refusal(response.StatusCode);
        }
        catch (HttpRequestException fault)
        {
            return (fault.HttpRequestError.ToString(), false);
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return ("timeout", false);
        }
    }

    // Who says "never" gets no second try: 4xx but for those that mean "later" and those that a person may mend.
    private static (string Error, bool IsFinal) Refusal(HttpStatusCode status)
    {
        var isLater = status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        return (code, (int)status is >= 400 and < 500 && !isLater);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "change {Id} not told to the outside queue: {Error}")]
    private static partial void LogNotTold(ILogger log, Guid id, string error);
}
