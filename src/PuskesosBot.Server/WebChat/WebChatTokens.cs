using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuskesosBot.Server.WebChat;

/// <summary>
/// Makes and reads signed grants. They are JWTs (HS256), because clients look in them for the claim <c>user</c>.
/// </summary>
/// <param name="key">16 bytes or more, known to this installation only.</param>
internal sealed class WebChatTokens(byte[] key, TimeProvider time)
{
    // One algorithm, compared as text: a header that names another one is simply not ours.
    private static readonly string Header =
        Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + ".";

    public string Issue(WebChatGrant grant, TimeSpan life)
    {
        var expires = (time.GetUtcNow() + life).ToUnixTimeSeconds();
        var claims = JsonSerializer.SerializeToUtf8Bytes(grant with { Expires = expires });
        var body = Header + Base64Url.EncodeToString(claims);
        return $"{body}.{Base64Url.EncodeToString(Sign(body))}";
    }

    /// <param name="token">As presented; anything.</param>
    /// <param name="use">What it is presented for; a grant for another use is wrong.</param>
    /// <param name="grace">How long after its end it still counts.</param>
    /// <returns>Null when forged, damaged, for another use or expired.</returns>
    public WebChatGrant? Read(string? token, GrantUse use, TimeSpan grace = default)
    {
        if (token is null || token.Length > WebChatLimits.TokenCharsMax) return null;
        var end = token.LastIndexOf('.');
        if (end <= Header.Length || !token.StartsWith(Header, StringComparison.Ordinal)) return null;
        var signature = Decode(token.AsSpan(end + 1));
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(token[..end]))) return null;

        var grant = JsonSerializer.Deserialize<WebChatGrant>(Decode(token.AsSpan(Header.Length, end - Header.Length)));
        var isInTime = DateTimeOffset.FromUnixTimeSeconds(grant!.Expires) + grace > time.GetUtcNow();
        return grant.Use == use && isInTime ? grant : null;
    }

    private byte[] Sign(string body) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(body));

    private static byte[] Decode(ReadOnlySpan<char> text) =>
        Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];
}

/// <summary>What a signature vouches for.</summary>
internal sealed record WebChatGrant(
    [property: JsonPropertyName("use")] GrantUse Use,
    [property: JsonPropertyName("conv")] string ConversationId,
    [property: JsonPropertyName("user")] string UserId)
{
    /// <summary>Unix seconds, UTC; set when issued.</summary>
    [JsonPropertyName("exp")]
    public long Expires { get; init; }

    /// <summary>Where a stream begins: after this sequence number.</summary>
    [JsonPropertyName("after")]
    public long After { get; init; }
}

/// <summary>Numbers are part of issued tokens.</summary>
internal enum GrantUse { Chat = 1, Stream = 2, Media = 3 }
