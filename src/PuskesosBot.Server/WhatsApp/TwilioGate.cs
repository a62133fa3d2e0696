using System.Net.Http.Headers;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>
/// Lets only Twilio's own requests in. The signed address is the configured one; the query comes as it was sent,
/// because it is signed too.
/// </summary>
internal sealed class TwilioGate(TwilioSignature signature, ILogger<TwilioGate> log)
{
    private const string FormType = "application/x-www-form-urlencoded", JsonType = "application/json";

    /// <param name="http">The request.</param>
    /// <param name="address">What Twilio was given, without query.</param>
    /// <param name="kind">For counting: inbound or status.</param>
    public async Task<TwilioPassage> EnterAsync(HttpContext http, Uri address, string kind)
    {
        var header = http.Request.Headers[TwilioSignature.Header].ToString();
        if (header.Length == 0) return Refuse(kind, "wrong_signature", StatusCodes.Status403Forbidden);
        byte[]? body;
        try
        {
            body = await RequestBody.ReadAsync(http.Request, TwilioForm.BodyBytesMax, http.RequestAborted);
        }
        catch (BadHttpRequestException broken)
        {
            return Refuse(kind, "malformed", broken.StatusCode);
        }

        if (body is null) return Refuse(kind, "too_large", StatusCodes.Status413PayloadTooLarge);
        var url = address + http.Request.QueryString.Value;
        return TypeOf(http.Request) switch
        {
            FormType => EnterWithForm(kind, url, body, header),
            // Whoever adds the hash to the address of a form gains nothing: the type decides which check counts.
            JsonType when signature.MatchesJson(url, body, header) => new TwilioPassage(null, null),
            JsonType => Refuse(kind, "wrong_signature", StatusCodes.Status403Forbidden),
            _ => Refuse(kind, "malformed", StatusCodes.Status400BadRequest),
        };
    }

    /// <summary>Counted and told, by what it was and never by what it said.</summary>
    internal TwilioPassage Refuse(string kind, string outcome, int status)
    {
        WhatsAppMetrics.Count(kind, outcome);
        log.LogWarning("Twilio {Kind} webhook refused: {Outcome}", kind, outcome);
        return new TwilioPassage(null, TypedResults.StatusCode(status));
    }

    private TwilioPassage EnterWithForm(string kind, string url, byte[] body, string header)
    {
        if (TwilioForm.Parse(body) is not { } form)
            return Refuse(kind, "malformed", StatusCodes.Status400BadRequest);
        return signature.Matches(url, form, header)
            ? new TwilioPassage(form, null)
            : Refuse(kind, "wrong_signature", StatusCodes.Status403Forbidden);
    }

    private static string? TypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType?.ToLowerInvariant() : null;
}

/// <summary>A signed form, a refusal, or neither: signed JSON, in which nothing is for us.</summary>
internal readonly record struct TwilioPassage(TwilioForm? Form, IResult? Refusal);
