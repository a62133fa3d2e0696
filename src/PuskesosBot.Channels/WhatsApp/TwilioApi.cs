using System.Net.Http.Headers;
using System.Text;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>
/// The Twilio calls we make, one HTTP request each. Throws only when cancelled. No exception, result or message from
/// here holds a credential or what was sent.
/// </summary>
public sealed class TwilioApi(HttpClient http, TwilioOptions options)
{
    /// <summary>Longest answer read; a message comes back whole.</summary>
    internal const int AnswerBytesMax = 1024 * 1024;

    private readonly AuthenticationHeaderValue _credentials = CredentialsOf(options);
    private readonly string _messages =
        $"{RootOf(options.BaseAddress)}/2010-04-01/Accounts/{options.AccountSid}/Messages.json";

    /// <summary>The newest message of the account: tells whether account and credentials are right.</summary>
    public Task<TwilioAnswer> PeekAsync(CancellationToken ct) =>
        CallAsync(HttpMethod.Get, _messages + "?PageSize=1", null, ct);

    /// <summary>Approval of one template (Twilio Content API v1, FetchApproval).</summary>
    /// <param name="contentSid"><c>HX</c> and 32 hexadecimal digits.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<TwilioAnswer> GetApprovalAsync(string contentSid, CancellationToken ct) => CallAsync(
        HttpMethod.Get, $"{RootOf(options.ContentBaseAddress)}/v1/Content/{contentSid}/ApprovalRequests", null, ct);

    /// <summary>Shows "typing" to the person (Twilio Messaging v2, TypingIndicator).</summary>
    /// <param name="messageSid">Of the message that is being answered.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<TwilioAnswer> SendTypingAsync(string messageSid, CancellationToken ct) => CallAsync(
        HttpMethod.Post, $"{RootOf(options.MessagingBaseAddress)}/v2/Indicators/Typing.json",
        [new("channel", "whatsapp"), new("messageId", messageSid)], ct);

    /// <summary>There is no idempotency key: after a lost answer, calling again may send twice.</summary>
    internal Task<TwilioAnswer> SendMessageAsync(SendMessageCall call, CancellationToken ct) =>
        CallAsync(HttpMethod.Post, _messages, call.Fields(options), ct);

    internal static string RootOf(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    internal static AuthenticationHeaderValue CredentialsOf(TwilioOptions options)
    {
        var (user, password) = options.ApiKeySid.Length > 0
            ? (options.ApiKeySid, options.ApiKeySecret)
            : (options.AccountSid, options.AuthToken);
        return new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    private async Task<TwilioAnswer> CallAsync(
        HttpMethod method, string address, IEnumerable<KeyValuePair<string, string>>? form, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(options.SendTimeout);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = _credentials;
        if (form is not null) request.Content = new FormUrlEncodedContent(form);
        try
        {
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var body = await ProviderHttp.ReadAsync(response.Content, AnswerBytesMax, deadline.Token);
            return TwilioAnswer.Read((int)response.StatusCode, body, response.Headers.RetryAfter?.Delta);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Without our deadline it was the handler that gave up, and it does so only while connecting.
            return deadline.IsCancellationRequested
                ? new TwilioAnswer.Nothing("no answer in time", MayHaveArrived: true)
                : new TwilioAnswer.Nothing("no connection in time", MayHaveArrived: false);
        }
        catch (HttpRequestException failure)
        {
            var error = failure.HttpRequestError;
            return new TwilioAnswer.Nothing(error.ToString(), MayHaveArrived: !ProviderHttp.NeverLeft(error));
        }
        catch (IOException)
        {
            return new TwilioAnswer.Nothing("connection lost", MayHaveArrived: true);
        }
    }
}
