using System.Text;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class SendResultTests
{
    private static readonly TimeSpan Seven = TimeSpan.FromSeconds(7);

    [Theory]
    [MemberData(nameof(EveryResponse))]
    public void Every_example_answer_has_its_result(string name, int status, SendResult expected) =>
        Of(status, TelegramPayloads.Response(name)).ShouldBe(expected);

    [Fact]
    public void No_example_answer_is_left_out_of_the_table() =>
        EveryResponse().Select(row => row.Data.Item1).Append("webhook-reply-body").ShouldBe(
            TelegramPayloads.ResponseNames(), ignoreOrder: true, "the last one is a call of ours, not an answer");

    [Theory]
    [InlineData(502, "<html>Bad Gateway</html>", true)]
    [InlineData(504, "", true)]
    [InlineData(503, "<html>busy</html>", false)]
    [InlineData(500, """{"ok":false,"error_code":500,"description":"Internal Server Error: restart"}""", false)]
    [InlineData(200, "<html>captive portal</html>", true)]
    [InlineData(200, "{}", true)]
    [InlineData(401, "<html>proxy</html>", false)]
    [InlineData(403, "null", false)]
    public void What_is_no_answer_of_the_Bot_API_is_worth_another_try(int status, string body, bool mayHaveArrived) =>
        Of(status, Encoding.UTF8.GetBytes(body)).ShouldBeOfType<SendResult.Unreachable>()
            .MayHaveArrived.ShouldBe(mayHaveArrived);

    [Fact]
    public void A_429_in_a_group_silences_the_group_only() =>
        Of(429, TelegramPayloads.Response("error-429"), isGroup: true)
            .ShouldBe(new SendResult.Throttled(Seven, WholeChannel: false));

    [Theory]
    [InlineData("""{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":9999999}}""", null, 3600)]
    [InlineData("""{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":0}}""", null, 1)]
    [InlineData("""{"ok":false,"error_code":429,"description":"x"}""", 9, 9)]
    [InlineData("<html>slow down</html>", 9, 9)]
    [InlineData("<html>slow down</html>", null, 5)]
    public void A_429_is_obeyed_within_reason(string body, int? header, int seconds)
    {
        TimeSpan? told = header is { } wait ? TimeSpan.FromSeconds(wait) : null;
        var answer = TelegramAnswer.Read(429, Encoding.UTF8.GetBytes(body), told);

        TelegramSendResults.Of(answer, isGroup: false)
            .ShouldBe(new SendResult.Throttled(TimeSpan.FromSeconds(seconds), WholeChannel: true));
    }

    [Fact]
    public void An_unknown_refusal_keeps_its_code_and_no_long_digits()
    {
        var body = """{"ok":false,"error_code":418,"description":"Teapot: 3273024107850000 is odd"}"""u8;

        TelegramSendResults.Of(TelegramAnswer.Read(418, body, null), isGroup: false)
            .ShouldBe(new SendResult.Refused("418", "Teapot: # is odd"));
    }

    public static TheoryData<string, int, SendResult> EveryResponse() => new()
    {
        { "boolean-ok", 200, new SendResult.Accepted("") },
        { "error-400-chat-not-found", 400, new SendResult.Blocked("Bad Request: chat not found") },
        { "error-400-group-upgraded", 400, new SendResult.ChatMoved("-1001999000333") },
        { "error-400-message-not-modified", 400, new SendResult.Accepted("") },
        { "error-400-query-too-old", 400, new SendResult.Accepted("") },
        { "error-401-unauthorized", 401, new SendResult.Misconfigured("401", "Unauthorized") },
        { "error-403-blocked", 403, new SendResult.Blocked("Forbidden: bot was blocked by the user") },
        { "error-403-deactivated", 403, new SendResult.Blocked("Forbidden: user is deactivated") },
        { "error-404-method", 404, new SendResult.Misconfigured("404", "Not Found: method not found") },
        { "error-409-webhook-active", 409, new SendResult.Refused("409", Conflict) },
        { "error-429", 429, new SendResult.Throttled(Seven, WholeChannel: true) },
        { "get-file-ok", 200, new SendResult.Accepted("") },
        { "get-webhook-info-with-error", 200, new SendResult.Accepted("") },
        { "send-message-ok", 200, new SendResult.Accepted("61") },
    };

    private static string Conflict =>
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

    private static SendResult Of(int status, byte[] body, bool isGroup = false) =>
        TelegramSendResults.Of(TelegramAnswer.Read(status, body, null), isGroup);
}
