using System.Globalization;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>Reads what an inbound message holds.</summary>
internal sealed class WhatsAppContent(TwilioOptions options)
{
    private const int ProfileNameCharsMax = 128, PressedCharsMax = 64, ReferenceCharsMax = 512;

    private static readonly string[] VcardTypes = ["text/vcard", "text/x-vcard", "text/directory"];

    public WhatsAppReading Fill(InboundMessage inbound, TwilioForm form)
    {
        var name = form["ProfileName"];
        var filled = inbound with
        {
            Text = form["Body"],
            Pressed = PressedIn(form),
            Location = PointOf(form),
            Media = MediaOf(form),
            ProfileName = name.Length <= ProfileNameCharsMax ? name : name[..ProfileNameCharsMax],
            Forwarded = form["Forwarded"] == "true" || form["FrequentlyForwarded"] == "true",
            RepliesTo = Optional(form["OriginalRepliedMessageSid"]),
        };
        if (filled is not { Text: "", Pressed: null, Location: null, Media: null })
            return new WhatsAppReading.Message(filled);
        // A kind of content that Twilio has no fields for: the person shall hear that it was not understood.
        return form["MessageType"] is "" or "text"
            ? new WhatsAppReading.Ignored(WhatsAppIgnoreReason.Empty)
            : new WhatsAppReading.Message(filled with { Media = new InboundMedia(MediaKind.Other, "") });
    }

    // Our payloads are shorter, so a longer one is somebody else's button and counts as its words.
    private static string? PressedIn(TwilioForm form)
    {
        var pressed = form["ButtonPayload"].Length > 0 ? form["ButtonPayload"] : form["ListId"];
        return pressed.Length is > 0 and <= PressedCharsMax ? pressed : null;
    }

    private static GeoPoint? PointOf(TwilioForm form) =>
        Degrees(form["Latitude"], 90) is { } latitude && Degrees(form["Longitude"], 180) is { } longitude
            ? new GeoPoint(latitude, longitude)
            : null;

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;

    private InboundMedia? MediaOf(TwilioForm form)
    {
        if (form["MediaUrl0"].Length == 0) return null;
        var type = form["MediaContentType0"].Split(';')[0].Trim().ToLowerInvariant();
        // Somebody else's number is on the card: it must not travel any further.
        if (VcardTypes.Contains(type) || form["MessageType"] == "contacts")
            return new InboundMedia(MediaKind.Other, "");
        return new InboundMedia(KindOf(type, form["MessageType"]), ReferenceOf(form["MediaUrl0"]), Optional(type));
    }

    private static MediaKind KindOf(string type, string messageType) => type.Split('/')[0] switch
    {
        _ when messageType == "sticker" => MediaKind.Sticker,
        "image" => MediaKind.Photo,
        "audio" => MediaKind.Voice,
        "application" => MediaKind.Document,
        _ => MediaKind.Other,
    };

    // An address elsewhere would make us fetch whatever a forger likes.
    private string ReferenceOf(string url) =>
        url.Length <= ReferenceCharsMax && TwilioMediaSource.IsOurs(url, options) ? url : "";

    private static string? Optional(string text) => text.Length is > 0 and <= ReferenceCharsMax ? text : null;
}
