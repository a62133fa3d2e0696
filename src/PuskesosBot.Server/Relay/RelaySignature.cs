using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PuskesosBot.Server.Relay;

/// <summary>
/// Signs a body with the time: header <c>t=seconds,v1=hex</c>, where hex is the HMAC-SHA256 of <c>seconds.body</c>.
/// </summary>
internal static class RelaySignature
{
    internal const string Header = "X-Puskesos-Signature";

    /// <summary>How far the clocks of both sides may be apart; an older request may be a recorded one.</summary>
    internal static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    internal static string Sign(string secret, ReadOnlySpan<byte> body, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(Mac(secret, seconds, body))}";
    }

    internal static bool IsGenuine(string secret, ReadOnlySpan<byte> body, string? header, DateTimeOffset now)
    {
        if (header?.Split(',') is not [['t', '=', .. var seconds], ['v', '1', '=', .. var hex]]) return false;
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return false;
        if (Math.Abs(now.ToUnixTimeSeconds() - at) > Tolerance.TotalSeconds) return false;
        var mac = Convert.ToHexStringLower(Mac(secret, seconds, body));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(mac), Encoding.UTF8.GetBytes(hex));
    }

    private static byte[] Mac(string secret, string seconds, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.ASCII.GetBytes(seconds + "."));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }
}
