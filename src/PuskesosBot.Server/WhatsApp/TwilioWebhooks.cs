using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>Takes Twilio's webhooks and answers 2xx only when what they brought is kept.</summary>
internal sealed class TwilioWebhooks(
    TwilioGate gate, TwilioAddresses addresses, WhatsAppReader reader, MediaWorker media, ILogger<TwilioWebhooks> log)
{
    private const string Inbound = "inbound", Status = "status", SoonSeconds = "1";

    // Replies go by the Messages API: what is said in this answer has no id to follow (Twilio, TwiML).
    private static readonly IResult NothingToSay = TypedResults.Text("<Response/>", "text/xml");

    public async Task<IResult> ReceiveAsync(HttpContext http, InboundHandler handle)
    {
        var passage = await gate.EnterAsync(http, addresses.Inbound, Inbound);
        if (passage.Refusal is { } refusal) return refusal;
        var reading = passage.Form is { } form
            ? reader.ReadInbound(form)
            : new WhatsAppReading.Ignored(WhatsAppIgnoreReason.Json);
        if (reading is not WhatsAppReading.Message { Inbound: var inbound })
            return Answer(reading, Inbound, NothingToSay);

        var verdict = await handle(inbound, http.RequestAborted);
        WhatsAppMetrics.Count(Inbound, OutcomeOf(verdict));
        if (verdict != InboundVerdict.Committed)
        {
            http.Response.Headers.RetryAfter = SoonSeconds;
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        media.Take(inbound);
        return NothingToSay;
    }

    public async Task<IResult> ReceiveStatusAsync(HttpContext http, DeliveryReportHandler handle)
    {
        var passage = await gate.EnterAsync(http, addresses.Status, Status);
        if (passage.Refusal is { } refusal) return refusal;
        var reading = passage.Form is { } form
            ? reader.ReadStatus(form, http.Request.Query[TwilioAddresses.KeyParameter])
            : new WhatsAppReading.Ignored(WhatsAppIgnoreReason.Json);
        if (reading is not WhatsAppReading.Report { Delivery: var report })
            return Answer(reading, Status, TypedResults.NoContent());

        await handle(report, http.RequestAborted);
        WhatsAppMetrics.Count(Status, "report");
        return TypedResults.NoContent();
    }

    private IResult Answer(WhatsAppReading reading, string kind, IResult fine)
    {
        switch (reading)
        {
            case WhatsAppReading.Ignored ignored:
                WhatsAppMetrics.Count(kind, "ignored", ignored.Reason);
                return fine;
            case WhatsAppReading.WrongAccount:
                return gate.Refuse(kind, "wrong_account", StatusCodes.Status403Forbidden).Refusal!;
            case WhatsAppReading.Malformed malformed:
                log.LogWarning("Twilio {Kind} webhook is malformed: {Reason}", kind, malformed.Reason);
                WhatsAppMetrics.Count(kind, "malformed");
                return TypedResults.BadRequest();
            default:
                throw new System.Diagnostics.UnreachableException(reading.GetType().Name);
        }
    }

    private static string OutcomeOf(InboundVerdict verdict) => verdict switch
    {
        InboundVerdict.Committed => "committed",
        InboundVerdict.QueueFull => "queue_full",
        InboundVerdict.Failed => "failed",
        _ => throw new System.Diagnostics.UnreachableException(verdict.ToString()),
    };
}
