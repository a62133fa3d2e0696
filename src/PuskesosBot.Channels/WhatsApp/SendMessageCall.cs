namespace PuskesosBot.Channels.WhatsApp;

/// <summary>Arguments of Twilio, Messages resource, create (API 2010-04-01).</summary>
/// <param name="To">Chat id, without the prefix.</param>
/// <param name="StatusCallback">Where Twilio tells what became of it.</param>
internal sealed record SendMessageCall(string To, Uri StatusCallback)
{
    public string? Body { get; init; }

    public Uri? MediaUrl { get; init; }

    /// <summary>Takes the place of body and media.</summary>
    public string? ContentSid { get; init; }

    /// <summary>An object of texts as JSON, by number.</summary>
    public string? ContentVariables { get; init; }

    public IEnumerable<KeyValuePair<string, string>> Fields(TwilioOptions sender)
    {
        yield return new("To", WhatsAppAddress.Of(To));
        if (sender.Sender.Length > 0) yield return new("From", sender.Sender);
        if (sender.MessagingServiceSid.Length > 0) yield return new("MessagingServiceSid", sender.MessagingServiceSid);
        yield return new("StatusCallback", StatusCallback.AbsoluteUri);
        if (Body is not null) yield return new("Body", Body);
        if (MediaUrl is not null) yield return new("MediaUrl", MediaUrl.AbsoluteUri);
        if (ContentSid is not null) yield return new("ContentSid", ContentSid);
        if (ContentVariables is not null) yield return new("ContentVariables", ContentVariables);
    }
}
