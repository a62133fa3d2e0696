using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>Making and renewing tokens.</summary>
internal sealed class TokenCalls(
    WebChatDoor door, WebChatTokens tokens, WebChatRates rates, WebChatAddresses addresses,
    IOptions<WebChatOptions> options, TimeProvider time)
{
    private const int UserIdBytes = 16;

    /// <summary>POST tokens/generate: for servers that hold the secret.</summary>
    public async Task<IResult> GenerateAsync(HttpContext http, CancellationToken ct)
    {
        var caller = door.Of(http.Request);
        if (!caller.IsServer) return DirectLineAnswers.Refuse(http, caller.Error ?? DirectLineError.Forbidden);
        var body = await BoundedBody.ReadAsync(http.Request, WebChatLimits.SmallBodyBytesMax, ct);
        if (body.Error is { } tooLarge) return DirectLineAnswers.Refuse(http, tooLarge);
        if (!TryUser(body.Bytes, out var user)) return DirectLineAnswers.Refuse(http, DirectLineError.BadArgument);
        var grant = New(user);
        return DirectLineAnswers.Json(DirectLineAnswers.Token(grant.ConversationId, Issue(grant)).ToJsonString());
    }

    /// <summary>POST tokens/refresh: a new token for an unexpired one.</summary>
    public IResult Refresh(HttpContext http)
    {
        var caller = door.Of(http.Request);
        if (caller.Grant is not { } grant)
        {
            return DirectLineAnswers.Refuse(http, caller.Error ?? DirectLineError.Forbidden);
        }

        return DirectLineAnswers.Json(DirectLineAnswers.Token(grant.ConversationId, Issue(grant)).ToJsonString());
    }

    /// <summary>
    /// POST /webchat/token: for our own page. A token of an earlier visit gets that conversation back.
    /// </summary>
    public async Task<IResult> ForPageAsync(HttpContext http, CancellationToken ct)
    {
        if (!IsOwnPage(http.Request)) return DirectLineAnswers.Refuse(http, DirectLineError.Forbidden);
        if (!rates.MayVisit(http.Connection.RemoteIpAddress))
        {
            return DirectLineAnswers.Refuse(http, DirectLineError.TooMany);
        }

        var body = await BoundedBody.ReadAsync(http.Request, WebChatLimits.SmallBodyBytesMax, ct);
        if (body.Error is { } tooLarge) return DirectLineAnswers.Refuse(http, tooLarge);
        if (body.Bytes.Length > 0 && !http.Request.HasJsonContentType())
        {
            return DirectLineAnswers.Refuse(http, DirectLineError.WrongType);
        }

        if (!TryText(body.Bytes, "token", out var earlier))
        {
            return DirectLineAnswers.Refuse(http, DirectLineError.BadArgument);
        }

        var grant = tokens.Read(earlier, GrantUse.Chat, options.Value.ResumeFor) ?? New(user: null);
        var answer = DirectLineAnswers.Token(grant.ConversationId, Issue(grant));
        answer["userId"] = grant.UserId;
        return DirectLineAnswers.Json(answer.ToJsonString());
    }

    public WebChatGrant New(string? user)
    {
        var conversation = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        var made = $"web-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(UserIdBytes))}";
        return new WebChatGrant(GrantUse.Chat, conversation, user ?? made);
    }

    public string Issue(WebChatGrant grant) => tokens.Issue(grant, WebChatLimits.TokenLife);

    /// <summary>Reads <c>{"user":{"id":"..."}}</c>; an empty body and an absent id are fine.</summary>
    public static bool TryUser(byte[] body, out string? user)
    {
        user = null;
        if (!TryObject(body, out var posted)) return false;
        using (posted)
        {
            if (posted is null || !posted.RootElement.TryGetProperty("user", out var who)
                || who.ValueKind != JsonValueKind.Object || !who.TryGetProperty("id", out var id)
                || id.ValueKind == JsonValueKind.Null) return true;
            if (id.ValueKind != JsonValueKind.String) return false;
            // Compared undecoded first: an escaped half of a surrogate pair cannot be decoded and is no id either.
            if (id.GetRawText().Contains('\\', StringComparison.Ordinal)) return false;
            user = id.GetString();
            return user!.Length is > 0 and <= WebChatLimits.UserIdCharsMax && user.All(c => c is > ' ' and <= '~');
        }
    }

    private static bool TryText(byte[] body, string name, out string? text)
    {
        text = null;
        if (!TryObject(body, out var posted)) return false;
        using (posted)
        {
            if (posted is null || !posted.RootElement.TryGetProperty(name, out var value)) return true;
            if (value.ValueKind == JsonValueKind.Null) return true;
            if (value.ValueKind != JsonValueKind.String) return false;
            if (value.GetRawText().Contains('\\', StringComparison.Ordinal)) return false;
            text = value.GetString();
            return true;
        }
    }

    private static bool TryObject(byte[] body, out JsonDocument? posted)
    {
        posted = null;
        if (body.Length == 0) return true;
        try
        {
            posted = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DirectLineLimits.DepthMax });
        }
        catch (JsonException)
        {
            return false;
        }

        if (posted.RootElement.ValueKind == JsonValueKind.Object) return true;
        posted.Dispose();
        return false;
    }

    /// <remarks>
    /// Browsers say where a call comes from and pages cannot change that. What says nothing is no browser, and holds no
    /// visitor's trust that could be abused.
    /// </remarks>
    private bool IsOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site == "same-origin";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        return Uri.TryCreate(addresses.BaseOf(request), UriKind.Absolute, out var own)
            && string.Equals(origin, own.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
