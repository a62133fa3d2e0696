using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>Lists everything that is wrong with the options at once. Never repeats a secret.</summary>
public sealed partial class TwilioOptionsCheck : IValidateOptions<TwilioOptions>
{
    private const int SecretCharsMin = 16, SecretCharsMax = 128, MediaHostsMax = 20;

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1), OneMinute = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>One sentence per problem: address, what is wrong, what is allowed. Empty: usable.</summary>
    public static IEnumerable<string> Problems(TwilioOptions options) =>
        from check in Accounts(options).Concat(Reaches(options)).Concat(Ranges(options))
        where !check.Holds
        select $"{TwilioOptions.Section}:{check.Name} {check.Wrong}";

    private static IEnumerable<(bool Holds, string Name, string Wrong)> Accounts(TwilioOptions o)
    {
        yield return (!o.Enabled || IsSid(o.AccountSid, "AC"), nameof(o.AccountSid),
            "is missing or malformed (needed when enabled: AC and 32 hexadecimal digits)");
        yield return (!o.Enabled || IsSecret(o.AuthToken), nameof(o.AuthToken),
            $"is missing or malformed (needed when enabled: {SecretCharsMin} to {SecretCharsMax} characters)");
        yield return (o.ApiKeySid.Length == 0 || IsSid(o.ApiKeySid, "SK"), nameof(o.ApiKeySid),
            "is malformed (allowed: SK and 32 hexadecimal digits)");
        yield return (o.ApiKeySid.Length == 0 || IsSecret(o.ApiKeySecret), nameof(o.ApiKeySecret),
            $"is missing or malformed (needed with ApiKeySid: {SecretCharsMin} to {SecretCharsMax} characters)");
        yield return (!o.Enabled || o.From.Length > 0 || o.MessagingServiceSid.Length > 0, nameof(o.From),
            "is missing (needed when enabled: this, or MessagingServiceSid)");
        yield return (o.From.Length == 0 || WhatsAppAddress.IdIn(o.Sender) is { } id && WhatsAppAddress.IsPhone(id),
            nameof(o.From), "is malformed (allowed: whatsapp:+ and digits)");
        yield return (o.MessagingServiceSid.Length == 0 || IsSid(o.MessagingServiceSid, "MG"),
            nameof(o.MessagingServiceSid), "is malformed (allowed: MG and 32 hexadecimal digits)");
    }

    private static IEnumerable<(bool Holds, string Name, string Wrong)> Reaches(TwilioOptions o)
    {
        const string noAddress = "is not an address of a server (allowed: absolute http or https without query)";
        yield return (IsWebAddress(o.BaseAddress), nameof(o.BaseAddress), noAddress);
        yield return (IsWebAddress(o.ContentBaseAddress), nameof(o.ContentBaseAddress), noAddress);
        yield return (IsWebAddress(o.MessagingBaseAddress), nameof(o.MessagingBaseAddress), noAddress);
        var hosts = o.MediaHosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        yield return (hosts.Length <= MediaHostsMax && hosts.All(h => Uri.CheckHostName(h) == UriHostNameType.Dns),
            nameof(o.MediaHosts), $"is malformed (allowed: up to {MediaHostsMax} host names, commas between)");
    }

    private static IEnumerable<(bool Holds, string Name, string Wrong)> Ranges(TwilioOptions o)
    {
        yield return Between(o.SendTimeout, OneSecond, OneMinute, nameof(o.SendTimeout));
        yield return Between(o.ConnectTimeout, OneSecond, OneMinute, nameof(o.ConnectTimeout));
        yield return Between(o.MediaTimeout, OneSecond, TimeSpan.FromMinutes(5), nameof(o.MediaTimeout));
        yield return Between(o.ConnectionsMax, 1, 512, nameof(o.ConnectionsMax));
        yield return Between(o.MessagesPerSecond, 1, 100_000, nameof(o.MessagesPerSecond));
        yield return Between(o.PersonPause, TimeSpan.FromMicroseconds(100), OneMinute, nameof(o.PersonPause));
    }

    private static bool IsSid(string sid, string kind) =>
        sid.StartsWith(kind, StringComparison.Ordinal) && Hexadecimal().IsMatch(sid.AsSpan(kind.Length));

    private static bool IsSecret(string secret) =>
        secret.Length is >= SecretCharsMin and <= SecretCharsMax && secret.All(c => c is > ' ' and <= '~');

    private static bool IsWebAddress(Uri? address) =>
        address is { IsAbsoluteUri: true, Query: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static (bool Holds, string Name, string Wrong) Between<T>(T value, T least, T most, string name)
        where T : IComparable<T> =>
        (value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, name,
            $"is out of range (allowed: {least} to {most})");

    [GeneratedRegex(@"^[0-9a-fA-F]{32}\z")]
    private static partial Regex Hexadecimal();
}
