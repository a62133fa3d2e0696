using System.Globalization;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>
/// Turns the fields of a webhook into a message or a report for the desk, or a reason why not. Never throws.
/// </summary>
public sealed class WhatsAppReader(TwilioOptions options, TimeProvider time)
{
    private const int SidCharsMax = 64, CodeCharsMax = 9;

    /// <summary>A message for us (Twilio, Messaging webhooks).</summary>
    public WhatsAppReading ReadInbound(TwilioForm form)
    {
        if (Refusal(form) is { } refusal) return refusal;
        if (form["From"].Length == 0 || form["To"].Length == 0)
            return new WhatsAppReading.Malformed("no sender or no receiver");
        if (WhatsAppAddress.IdIn(form["From"]) is not { } sender)
            return new WhatsAppReading.Ignored(WhatsAppIgnoreReason.NotWhatsApp);

        var inbound = new InboundMessage(
            new MessageKey(ChannelNames.WhatsApp, form["MessageSid"]),
            new ChatAddress(ChannelNames.WhatsApp, sender),
            // The webhook carries no time of its own.
            time.GetUtcNow())
        {
            // Twilio vouches for the sender's address, so a number in it is proven; WaId or a contact card is not.
            OwnPhone = WhatsAppAddress.IsPhone(sender) ? sender : null,
        };
        return new WhatsAppContent(options).Fill(inbound, form);
    }

    /// <summary>A status callback for a message of ours (Twilio, Messages resource, message status).</summary>
    /// <param name="form">The fields.</param>
    /// <param name="key">Value of <see cref="TwilioAddresses.KeyParameter"/> in the query, if any.</param>
    public WhatsAppReading ReadStatus(TwilioForm form, string? key)
    {
        if (Refusal(form) is { } refusal) return refusal;
        var status = form["MessageStatus"];
        if (status.Length == 0) return new WhatsAppReading.Malformed("no status");
        if (status is "received" or "receiving")
            return new WhatsAppReading.Ignored(WhatsAppIgnoreReason.InboundStatus);
        if (StageOf(status) is not { } stage)
            return new WhatsAppReading.Ignored(WhatsAppIgnoreReason.UnknownStatus);

        var code = form["ErrorCode"];
        var isCode = stage == DeliveryStage.Failed && code.Length is > 0 and <= CodeCharsMax
            && code.All(char.IsAsciiDigit);
        return new WhatsAppReading.Report(
            new DeliveryReport(
                ChannelNames.WhatsApp, form["MessageSid"], stage, isCode ? code : null, time.GetUtcNow())
            {
                Key = key is { Length: > 0 and <= SidCharsMax } ? key : null,
                Failure = isCode ? TwilioErrors.FailureOf(int.Parse(code, CultureInfo.InvariantCulture)) : default,
            });
    }

    private WhatsAppReading? Refusal(TwilioForm form)
    {
        if (!IsSid(form["MessageSid"]) || !IsSid(form["AccountSid"]))
            return new WhatsAppReading.Malformed("no message or no account");
        return form["AccountSid"] == options.AccountSid ? null : new WhatsAppReading.WrongAccount();
    }

    private static DeliveryStage? StageOf(string status) => status switch
    {
        "accepted" or "scheduled" or "queued" or "sending" => DeliveryStage.Queued,
        "sent" => DeliveryStage.Sent,
        "delivered" => DeliveryStage.Delivered,
        "read" => DeliveryStage.Read,
        "failed" or "undelivered" or "canceled" => DeliveryStage.Failed,
        _ => null,
    };

    private static bool IsSid(string sid) => sid.Length is > 0 and <= SidCharsMax && sid.All(char.IsAsciiLetterOrDigit);
}
