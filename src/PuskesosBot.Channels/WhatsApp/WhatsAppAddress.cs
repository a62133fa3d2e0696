using System.Text.RegularExpressions;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>
/// Addresses at Twilio are <c>whatsapp:</c> and what names the person at WhatsApp: an E.164 number, or for people who
/// hide theirs a business-scoped id such as <c>ID.0123</c>. Our chat id is what follows the prefix.
/// </summary>
internal static partial class WhatsAppAddress
{
    public const string Prefix = "whatsapp:";

    /// <summary>The chat id; null when it is no WhatsApp address.</summary>
    public static string? IdIn(string address) =>
        address.StartsWith(Prefix, StringComparison.Ordinal) && IsId(address[Prefix.Length..])
            ? address[Prefix.Length..]
            : null;

    public static bool IsId(string id) => Id().IsMatch(id);

    public static bool IsPhone(string id) => Phone().IsMatch(id);

    public static string Of(string id) => Prefix + id;

    // ITU-T E.164: at most 15 digits, the first of a country code is never 0.
    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[+A-Za-z0-9][A-Za-z0-9._-]{2,79}\z")]
    private static partial Regex Id();
}
