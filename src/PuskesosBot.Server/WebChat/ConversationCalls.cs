using System.Globalization;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>Starting, finding again and reading a conversation.</summary>
internal sealed class ConversationCalls(
    WebChatDoor door, TokenCalls tokens, WebChatLog log, WebChatAddresses addresses, WebChatSockets sockets,
    WebChatStream stream)
{
    /// <summary>POST conversations: 201 when it is new, 200 when the token's conversation was started before.</summary>
    public async Task<IResult> StartAsync(HttpContext http, CancellationToken ct)
    {
        var caller = door.Of(http.Request);
        if (caller.Error is { } error) return DirectLineAnswers.Refuse(http, error);
        var body = await BoundedBody.ReadAsync(http.Request, WebChatLimits.SmallBodyBytesMax, ct);
        if (body.Error is { } tooLarge) return DirectLineAnswers.Refuse(http, tooLarge);
        if (!TokenCalls.TryUser(body.Bytes, out var user))
        {
            return DirectLineAnswers.Refuse(http, DirectLineError.BadArgument);
        }

        // A token says whose it is; only the secret's holder may name a user.
        var grant = caller.Grant ?? tokens.New(user);
        var isNew = await log.StartAsync(grant.ConversationId, grant.UserId, ct);
        return Started(http, grant, after: 0, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>GET conversations/{id}: a new socket address, going on after the watermark.</summary>
    public async Task<IResult> ReconnectAsync(HttpContext http, string conversationId, CancellationToken ct)
    {
        var entry = await door.EnterAsync(http.Request, conversationId, ct);
        if (entry.Visitor is not { } visitor) return DirectLineAnswers.Refuse(http, entry.Error!);
        var grant = new WebChatGrant(GrantUse.Chat, visitor.ConversationId, visitor.UserId);
        return Started(http, grant, After(http.Request), StatusCodes.Status200OK);
    }

    /// <summary>GET conversations/{id}/activities.</summary>
    public async Task<IResult> ListAsync(HttpContext http, string conversationId, CancellationToken ct)
    {
        var entry = await door.EnterAsync(http.Request, conversationId, ct);
        if (entry.Visitor is not { } visitor) return DirectLineAnswers.Refuse(http, entry.Error!);
        var page = await log.ReadAsync(conversationId, After(http.Request), ct);
        var reader = new WebChatGrant(GrantUse.Chat, visitor.ConversationId, visitor.UserId);
        return DirectLineAnswers.Json(addresses.Set(page, reader, addresses.BaseOf(http.Request)));
    }

    /// <summary>GET conversations/{id}/stream: the socket.</summary>
    public async Task<IResult> StreamAsync(HttpContext http, string conversationId, CancellationToken ct)
    {
        if (door.Holder(http.Request, GrantUse.Stream, conversationId) is not { } grant)
        {
            return DirectLineAnswers.Refuse(http, DirectLineError.BadToken);
        }

        if (!http.WebSockets.IsWebSocketRequest) return DirectLineAnswers.Refuse(http, DirectLineError.BadArgument);
        using var seat = sockets.Sit(conversationId);
        if (seat is null) return DirectLineAnswers.Refuse(http, DirectLineError.TooMany);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = WebChatLimits.KeepAlive,
            KeepAliveTimeout = WebChatLimits.KeepAlive,
        });
        await stream.RunAsync(socket, seat, grant, addresses.BaseOf(http.Request), ct);
        return TypedResults.Empty;
    }

    private IResult Started(HttpContext http, WebChatGrant grant, long after, int status)
    {
        var answer = DirectLineAnswers.Token(grant.ConversationId, tokens.Issue(grant));
        answer["streamUrl"] = addresses.Stream(
            addresses.BaseOf(http.Request), grant.ConversationId, grant.UserId, after);
        return DirectLineAnswers.Json(answer.ToJsonString(), status);
    }

    // Ours are numbers. Whatever else a client kept means "from the start": ids keep lines from being shown twice.
    private static long After(HttpRequest request) =>
        long.TryParse(request.Query["watermark"], NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? after
            : 0;
}
