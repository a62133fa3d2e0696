using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>Tells Twilio's requests from anybody else's (Twilio, Webhooks security: X-Twilio-Signature).</summary>
/// <remarks>Comparing takes as long for a wrong signature as for the right one.</remarks>
public sealed class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    private const string BodyHash = "bodySHA256";

    private readonly byte[] _key;

    /// <param name="authToken">The account's primary auth token; an API key's secret does not sign.</param>
    public TwilioSignature(string authToken)
    {
        // Without a key everybody could sign.
        ArgumentException.ThrowIfNullOrEmpty(authToken);
        _key = Encoding.UTF8.GetBytes(authToken);
    }

    /// <param name="url">As configured at Twilio, with the query string as it came.</param>
    /// <param name="form">Every field, unknown ones included.</param>
    /// <param name="header">What came in <see cref="Header"/>.</param>
    public bool Matches(string url, TwilioForm form, string? header) => Matches(url, Signed(form), header);

    /// <summary>The same for a JSON body, whose hash Twilio puts into the query.</summary>
    public bool MatchesJson(string url, ReadOnlySpan<byte> body, string? header)
    {
        var claimed = Encoding.UTF8.GetBytes(QueryValue(url, BodyHash));
        var actual = Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body)));
        return Matches(url, "", header) & CryptographicOperations.FixedTimeEquals(claimed, actual);
    }

    /// <summary>The signature that Twilio would send.</summary>
    public string Of(string url, TwilioForm form) => Sign(url + Signed(form));

    private bool Matches(string url, string signed, string? header)
    {
        var given = Encoding.UTF8.GetBytes(header ?? "");
        // Twilio's back end writes the port sometimes, so its own libraries accept both.
        var (without, with) = PortVariants(url.Split('#')[0]);
        return IsSame(given, Sign(without + signed)) | IsSame(given, Sign(with + signed));
    }

    private static bool IsSame(byte[] given, string expected) =>
        CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(expected));

    private string Sign(string data)
    {
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1; there is no other choice.
        return Convert.ToBase64String(HMACSHA1.HashData(_key, Encoding.UTF8.GetBytes(data)));
#pragma warning restore CA5350
    }

    // Ordinal: a culture puts lower-case names elsewhere, and the signature would be another.
    private static string Signed(TwilioForm form)
    {
        var text = new StringBuilder();
        foreach (var field in form.Fields.DistinctBy(f => (f.Key, f.Value))
            .OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal))
        {
            text.Append(field.Key).Append(field.Value);
        }

        return text.ToString();
    }

    private static (string Without, string With) PortVariants(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var length = url.AsSpan(start).IndexOfAny('/', '?');
        var end = length < 0 ? url.Length : start + length;
        var authority = url[start..end];
        var colon = authority.LastIndexOf(':');
        var isWritten = colon > authority.LastIndexOf(']');
        var host = isWritten ? authority[..colon] : authority;
        var standard = url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        var port = isWritten ? authority[colon..] : standard;
        return (url[..start] + host + url[end..], string.Create(
            CultureInfo.InvariantCulture, $"{url[..start]}{host}{port}{url[end..]}"));
    }

    private static string QueryValue(string url, string name)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return "";
        foreach (var pair in url[(query + 1)..].Split('#')[0].Split('&'))
            if (pair.StartsWith(name + "=", StringComparison.Ordinal)) return pair[(name.Length + 1)..];
        return "";
    }
}
