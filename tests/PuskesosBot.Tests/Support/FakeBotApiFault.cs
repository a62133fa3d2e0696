namespace PuskesosBot.Tests.Support;

/// <summary>Something that goes wrong at Telegram, or on the way.</summary>
public abstract record FakeBotApiFault
{
    private FakeBotApiFault()
    {
    }

    /// <summary>Answers this and does nothing else.</summary>
    public sealed record Answer(
        int Status, string Body, string ContentType = "application/json", int? RetryAfter = null) : FakeBotApiFault;

    /// <summary>Cuts the connection without an answer.</summary>
    /// <param name="AfterWork">True: the call was carried out, only the answer is lost.</param>
    public sealed record Reset(bool AfterWork = false) : FakeBotApiFault;

    /// <summary>Never answers; ends when the caller gives up.</summary>
    /// <param name="AfterWork">True: the call was carried out.</param>
    public sealed record Hang(bool AfterWork = false) : FakeBotApiFault;

    /// <summary>Answers correctly, later.</summary>
    public sealed record Slow(TimeSpan By) : FakeBotApiFault;

    /// <summary>Answers 200 with a body that does not end before this many bytes.</summary>
    public sealed record Flood(long Bytes) : FakeBotApiFault;

    public static FakeBotApiFault Html(int status) =>
        new Answer(status, "<html><body><h1>Bad Gateway</h1></body></html>", "text/html");

    public static FakeBotApiFault Error(int code, string description) =>
        new Answer(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""");

    public static FakeBotApiFault TooMany(int seconds) => new Answer(
        429,
        $$$"""
        {"ok":false,"error_code":429,"description":"Too Many Requests: retry after {{{seconds}}}",
         "parameters":{"retry_after":{{{seconds}}}}}
        """,
        RetryAfter: seconds);
}
