using System.Text.Json.Nodes;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>Answers in the shapes of Direct Line 3.0.</summary>
internal static class DirectLineAnswers
{
    public static IResult Refuse(HttpContext http, DirectLineError error)
    {
        if (error.Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer";
        if (error.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        return Json(error.ToJson(), error.Status);
    }

    public static IResult Id(string id) => Json(new JsonObject { ["id"] = id }.ToJsonString());

    public static JsonObject Token(string conversation, string token) => new()
    {
        ["conversationId"] = conversation,
        ["token"] = token,
        ["expires_in"] = (int)WebChatLimits.TokenLife.TotalSeconds,
    };

    public static IResult Json(string json, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(json, "application/json; charset=utf-8", statusCode: status);
}
