using System.Globalization;

namespace PuskesosBot.Tests.Support;

/// <summary>What people send, as forms of Twilio.</summary>
internal static class FakeTwilioPeople
{
    public static List<KeyValuePair<string, string>> Says(string from, string text, string sid, FakeTwilio fake) =>
        Form(from, sid, fake, ("Body", text), ("MessageType", "text"), ("NumMedia", "0"));

    public static List<KeyValuePair<string, string>> Presses(
        string from, string label, string payload, string sid, FakeTwilio fake) => Form(
            from, sid, fake, ("Body", label), ("MessageType", "interactive"), ("NumMedia", "0"),
            ("ButtonText", label), ("ButtonPayload", payload));

    public static List<KeyValuePair<string, string>> Sends(
        string from, Uri media, string contentType, string sid, FakeTwilio fake) => Form(
            from, sid, fake, ("Body", ""), ("MessageType", contentType.Split('/')[0]), ("NumMedia", "1"),
            ("MediaUrl0", media.AbsoluteUri), ("MediaContentType0", contentType));

    public static List<KeyValuePair<string, string>> IsAt(
        string from, double latitude, double longitude, string sid, FakeTwilio fake) => Form(
            from, sid, fake, ("Body", ""), ("MessageType", "location"), ("NumMedia", "0"),
            ("Latitude", latitude.ToString(CultureInfo.InvariantCulture)),
            ("Longitude", longitude.ToString(CultureInfo.InvariantCulture)));

    public static List<KeyValuePair<string, string>> Status(FakeTwilioSent sent, string status, FakeTwilio fake)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("ChannelPrefix", "whatsapp"), new("ApiVersion", "2010-04-01"), new("MessageStatus", status),
            new("SmsSid", sent.Sid), new("SmsStatus", status), new("To", sent.To), new("From", fake.From),
            new("MessageSid", sent.Sid), new("AccountSid", fake.AccountSid),
        ];
        if (sent.Fate is { } code && status is "failed" or "undelivered")
        {
            form.Add(new("ErrorCode", sent.Fate!.Value.ToString(CultureInfo.InvariantCulture)));
            form.Add(new("ErrorMessage", "contoh"));
        }

        return form;
    }

    private static List<KeyValuePair<string, string>> Form(
        string from, string sid, FakeTwilio fake, params (string Name, string Value)[] content) =>
    [
        new("SmsMessageSid", sid), new("ProfileName", "Siti Contoh"), new("SmsSid", sid),
        new("WaId", from.TrimStart('+')), new("SmsStatus", "received"), new("To", fake.From),
        new("NumSegments", "1"), new("ReferralNumMedia", "0"), new("MessageSid", sid),
        new("AccountSid", fake.AccountSid), new("From", $"whatsapp:{from}"), new("ApiVersion", "2010-04-01"),
        .. content.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
    ];
}
