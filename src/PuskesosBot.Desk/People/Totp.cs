using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PuskesosBot.Desk.People;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, six digits, steps of 30 seconds.</summary>
/// <remarks>What every app understands without being told; others ignore the algorithm that a QR code names.</remarks>
public static class Totp
{
    public const int Digits = 6, StepSeconds = 30, SecretBytes = 20;

    /// <summary>Steps accepted before and after ours: clocks of phones differ, and people type slowly.</summary>
    public const int StepsAside = 1;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A random key in base 32 (RFC 4648), as apps take it.</summary>
    public static string NewSecret()
    {
        var text = new StringBuilder(SecretBytes * 8 / 5);
        int bits = 0, held = 0;
        foreach (var part in RandomNumberGenerator.GetBytes(SecretBytes))
        {
            bits = (bits << 8) | part;
            for (held += 8; held >= 5; held -= 5) text.Append(Alphabet[(bits >> (held - 5)) & 31]);
            bits &= (1 << held) - 1;
        }

        return text.ToString();
    }

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <param name="secret">Base 32.</param>
    /// <param name="digits">Six; the RFC's own examples have eight.</param>
    public static string CodeAt(string secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> digest = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The apps know no other, and HMAC does not need SHA-1 to be free of collisions.
        HMACSHA1.HashData(KeyOf(secret), counter, digest);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(digest[(digest[^1] & 15)..]) & int.MaxValue;
        var cut = number % (int)Math.Pow(10, digits);
        return cut.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step that a code belongs to; null when it is none of now.</summary>
    public static long? StepOf(string secret, string code, DateTimeOffset now)
    {
        var given = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - StepsAside; step <= StepAt(now) + StepsAside; step++)
        {
            // All are compared, so that the time tells nothing.
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeAt(secret, step))))
                found = step;
        }

        return found;
    }

    /// <summary>What the QR code holds.</summary>
    public static string Address(string issuer, string account, string secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}"
        + $"?secret={secret}&issuer={Uri.EscapeDataString(issuer)}";

    private static byte[] KeyOf(string secret)
    {
        var key = new byte[secret.Length * 5 / 8];
        int bits = 0, held = 0, filled = 0;
        foreach (var letter in secret)
        {
            bits = ((bits << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            held += 5;
            if (held < 8) continue;
            key[filled++] = (byte)(bits >> (held - 8));
            held -= 8;
        }

        return key;
    }
}
