using Microsoft.Extensions.Options;

namespace PuskesosBot.Channels.Telegram;

/// <summary>Lists everything that is wrong with the options at once. Never repeats a secret.</summary>
public sealed class TelegramOptionsCheck : IValidateOptions<TelegramOptions>
{
    /// <summary>Limit of the Bot API server (ClientManager).</summary>
    internal const int TokenCharsMax = 80;

    internal const int SecretCharsMin = 16;
    internal const int SecretCharsMax = 256;

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1), OneMinute = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>One sentence per problem: address, what is wrong, what is allowed. Empty: usable.</summary>
    public static IEnumerable<string> Problems(TelegramOptions options) =>
        from check in Checks(options)
        where !check.Holds
        select $"{TelegramOptions.Section}:{check.Name} {check.Wrong}";

    private static IEnumerable<(bool Holds, string Name, string Wrong)> Checks(TelegramOptions o)
    {
        yield return (Enum.IsDefined(o.Mode), nameof(o.Mode), "is unknown (allowed: Webhook, Polling)");
        yield return (!o.Enabled || IsToken(o.Token), nameof(o.Token),
            $"is missing or malformed (needed when enabled: id, colon, secret; at most {TokenCharsMax} characters)");
        yield return (!NeedsSecret(o) || IsSecret(o.WebhookSecret), nameof(o.WebhookSecret),
            $"is missing or malformed (needed for webhooks: {SecretCharsMin} to {SecretCharsMax} of A-Z a-z 0-9 _ -)");
        yield return (IsWebAddress(o.BaseAddress), nameof(o.BaseAddress),
            "is not an address of a server (allowed: absolute http or https without query)");
        yield return Between(o.SendTimeout, OneSecond, OneMinute, nameof(o.SendTimeout));
        yield return Between(o.ConnectTimeout, OneSecond, OneMinute, nameof(o.ConnectTimeout));
        yield return Between(o.PollTimeout, TimeSpan.Zero, TimeSpan.FromSeconds(50), nameof(o.PollTimeout));
        yield return Between(o.ConnectionsMax, 1, 512, nameof(o.ConnectionsMax));
        yield return Between(o.MessagesPerSecond, 1, 100_000, nameof(o.MessagesPerSecond));
        yield return Between(o.MessagesPerSecondPerChat, 1, 10_000, nameof(o.MessagesPerSecondPerChat));
        yield return Between(o.MessagesPerMinutePerGroup, 1, 1000, nameof(o.MessagesPerMinutePerGroup));
        yield return Between(o.PollUpdatesMax, 1, 100, nameof(o.PollUpdatesMax));
        yield return Between(o.WebhookConnectionsMax, 1, 100, nameof(o.WebhookConnectionsMax));
    }

    private static bool NeedsSecret(TelegramOptions o) => o.Enabled && o.Mode == TelegramMode.Webhook;

    private static bool IsToken(string token) =>
        token.Length <= TokenCharsMax
        && token.Split(':') is [var id, var secret]
        && long.TryParse(id, System.Globalization.NumberStyles.None, null, out _)
        && secret.Length > 0 && secret.All(IsUrlSafe);

    private static bool IsSecret(string secret) =>
        secret.Length is >= SecretCharsMin and <= SecretCharsMax && secret.All(IsUrlSafe);

    private static bool IsUrlSafe(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private static bool IsWebAddress(Uri? address) =>
        address is { IsAbsoluteUri: true, Query: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static (bool Holds, string Name, string Wrong) Between<T>(T value, T least, T most, string name)
        where T : IComparable<T> =>
        (value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, name,
            $"is out of range (allowed: {least} to {most})");
}
