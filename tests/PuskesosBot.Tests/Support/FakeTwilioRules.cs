using System.Text.Json;
using System.Text.RegularExpressions;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Support;

/// <summary>What Twilio refuses at once: status, code and sentence; null when a message passes.</summary>
internal static partial class FakeTwilioRules
{
    private const int BodyCharsMax = 1600;

    public static (int Status, int Code, string Message)? Refusal(TwilioForm form, FakeTwilio fake)
    {
        if (form["To"].Length == 0) return (400, 21604, "A 'To' phone number is required.");
        if (!Address().IsMatch(form["To"])) return (400, 21211, "The 'To' number is not a valid phone number.");
        if (form["From"].Length == 0 && form["MessagingServiceSid"].Length == 0)
            return (400, 21603, "A 'From' phone number is required.");
        if (form["From"].Length > 0 && form["From"] != fake.From)
            return (400, 63007, "Twilio could not find a Channel with the specified From address");
        if (form["From"] == form["To"]) return (400, 63031, "Message cannot have the same To and From");
        return Content(form, fake);
    }

    private static (int Status, int Code, string Message)? Content(TwilioForm form, FakeTwilio fake)
    {
        var content = form["ContentSid"];
        if (content.Length == 0)
        {
            if (form["ContentVariables"].Length > 0) return (400, 21654, "ContentSid is required");
            if (form["Body"].Length == 0 && form["MediaUrl"].Length == 0)
                return (400, 21619, "A text message body or media urls must be specified.");
            return form["Body"].Length > BodyCharsMax
                ? (400, 21617, "The concatenated message body exceeds the 1600 character limit")
                : null;
        }

        if (!fake.HasContent(content)) return (400, 21655, "The ContentSid is Invalid");
        return IsObject(form["ContentVariables"]) ? null : (400, 21656, "The ContentVariables parameter is invalid.");
    }

    private static bool IsObject(string json)
    {
        if (json.Length == 0) return true;
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return parsed.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^whatsapp:(\+[1-9][0-9]{6,14}|[A-Z]{2}\.[A-Za-z0-9]+)\z")]
    private static partial Regex Address();
}
