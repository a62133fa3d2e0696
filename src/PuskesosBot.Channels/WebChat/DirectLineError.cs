using System.Text.Json.Nodes;

namespace PuskesosBot.Channels.WebChat;

/// <summary>
/// A refusal as Direct Line 3.0 words it: <c>{"error":{"code","message"}}</c>. Codes are stable, messages not.
/// </summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">What a client may branch on.</param>
/// <param name="Message">For developers; English, without anything the resident typed.</param>
public sealed record DirectLineError(int Status, string Code, string Message)
{
    public static readonly DirectLineError BadSyntax = new(400, "BadSyntax", "The body is not JSON that can be read");
    public static readonly DirectLineError BadArgument = new(400, "BadArgument", "The activity is not usable");
    public static readonly DirectLineError EmptyActivity = new(400, "MissingProperty", "The message says nothing");
    public static readonly DirectLineError BadUpload = new(400, "BadArgument", "One picture and at most one activity");
    public static readonly DirectLineError NoToken = new(401, "Unauthorized", "Authorization must be 'Bearer <token>'");
    public static readonly DirectLineError BadToken = new(403, "TokenExpired", "Token is wrong or has expired");
    public static readonly DirectLineError NotYours = new(403, "Forbidden", "The token is for another conversation");
    public static readonly DirectLineError Forbidden = new(403, "Forbidden", "Not offered to this caller");
    public static readonly DirectLineError NotFound = new(404, "ConversationNotFound", "No such conversation");
    public static readonly DirectLineError NoMedia = new(404, "MediaNotFound", "No such file");
    public static readonly DirectLineError TooLarge = new(413, "MessageSizeTooBig", "The body is too large");
    public static readonly DirectLineError WrongType = new(415, "UnsupportedMediaType", "JSON, or PNG, JPEG or WebP");
    public static readonly DirectLineError TooMany = new(429, "TooManyRequests", "Slow down");
    public static readonly DirectLineError Rejected =
        new(502, "BotRejectedActivity", "The bot did not accept the activity");
    public static readonly DirectLineError Busy = new(503, "ServiceUnavailable", "Too many are waiting; come back");

    public string ToJson() =>
        new JsonObject { ["error"] = new JsonObject { ["code"] = Code, ["message"] = Message } }.ToJsonString();
}
