using System.Security.Cryptography;
using System.Text;

namespace PuskesosBot.Channels.Telegram;

/// <summary>Tells Telegram's deliveries from anybody else's (setWebhook, <c>secret_token</c>).</summary>
public sealed class TelegramSecret
{
    public const string Header = "X-Telegram-Bot-Api-Secret-Token";

    private readonly byte[] _hash;

    public TelegramSecret(string secret)
    {
        // Without a secret everybody would be let in.
        ArgumentException.ThrowIfNullOrEmpty(secret);
        _hash = HashOf(secret);
    }

    /// <summary>Takes as long for a wrong value as for the right one; hashing hides the length as well.</summary>
    public bool Matches(string? header) => CryptographicOperations.FixedTimeEquals(HashOf(header ?? ""), _hash);

    private static byte[] HashOf(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
