using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>Who is calling, by the Authorization header, and whether they may enter a conversation.</summary>
internal sealed class WebChatDoor(WebChatTokens tokens, WebChatLog log, IOptions<WebChatOptions> options)
{
    private const int ConversationIdCharsMax = 64;
    private const string Scheme = "Bearer ";
    private readonly string? _secret = options.Value.Secret;

    public Caller Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var hasBearer = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        var bearer = hasBearer ? header[Scheme.Length..].Trim() : "";
        if (bearer.Length == 0) return new Caller(null, IsServer: false, DirectLineError.NoToken);
        if (IsSecret(bearer)) return new Caller(null, IsServer: true, null);
        return tokens.Read(bearer, GrantUse.Chat) is { } grant
            ? new Caller(grant, IsServer: false, null)
            : new Caller(null, IsServer: false, DirectLineError.BadToken);
    }

    /// <summary>Lets the caller into a conversation that was started.</summary>
    public async Task<Entry> EnterAsync(HttpRequest request, string conversation, CancellationToken ct)
    {
        var caller = Of(request);
        if (caller.Error is { } error) return new Entry(null, error);
        if (!IsConversationId(conversation)) return new Entry(null, DirectLineError.NotFound);
        if (caller.Grant is { } grant && grant.ConversationId != conversation)
        {
            return new Entry(null, DirectLineError.NotYours);
        }

        return await log.UserOfAsync(conversation, ct) is { } user
            ? new Entry(new Visitor(conversation, user), null)
            : new Entry(null, DirectLineError.NotFound);
    }

    /// <summary>Lets the holder of a signed address in; sockets and pictures have no header.</summary>
    public WebChatGrant? Holder(HttpRequest request, GrantUse use, string conversation) =>
        tokens.Read(request.Query["t"], use) is { } grant && grant.ConversationId == conversation ? grant : null;

    private static bool IsConversationId(string id) =>
        id.Length is > 0 and <= ConversationIdCharsMax && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    // Hashed first, because the comparison takes constant time only for equal lengths.
    private bool IsSecret(string bearer) =>
        _secret is { Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(bearer)), SHA256.HashData(Encoding.UTF8.GetBytes(_secret)));
}

/// <summary>A client with a token, a server with the secret, or a refusal.</summary>
internal sealed record Caller(WebChatGrant? Grant, bool IsServer, DirectLineError? Error);

/// <summary>One of both.</summary>
internal readonly record struct Entry(Visitor? Visitor, DirectLineError? Error);
