namespace PuskesosBot.Tests.Support;

/// <summary>Something that goes wrong at Twilio, or on the way.</summary>
public abstract record FakeTwilioFault
{
    private FakeTwilioFault()
    {
    }

    /// <summary>Answers this and does nothing else.</summary>
    public sealed record Answer(
        int Status, string Body, string ContentType = "application/json", int? RetryAfter = null) : FakeTwilioFault;

    /// <summary>Cuts the connection without an answer.</summary>
    /// <param name="AfterWork">True: the message was taken, only the answer is lost.</param>
    public sealed record Reset(bool AfterWork = false) : FakeTwilioFault;

    /// <summary>Never answers; ends when the caller gives up.</summary>
    /// <param name="AfterWork">True: the message was taken.</param>
    public sealed record Hang(bool AfterWork = false) : FakeTwilioFault;

    /// <summary>Answers correctly, later.</summary>
    public sealed record Slow(TimeSpan By) : FakeTwilioFault;

    /// <summary>Takes the message and answers one byte at a time, this long in all.</summary>
    public sealed record Drip(TimeSpan Over) : FakeTwilioFault;

    /// <summary>Answers 200 with a body that does not end before this many bytes.</summary>
    public sealed record Flood(long Bytes) : FakeTwilioFault;

    public static FakeTwilioFault Html(int status) =>
        new Answer(status, "<html><body><h1>Bad Gateway</h1></body></html>", "text/html");

    public static FakeTwilioFault Error(int status, int code, string message = "contoh") =>
        new Answer(status, FakeTwilioReplies.ErrorBody(status, code, message));

    public static FakeTwilioFault TooMany(int seconds) => new Answer(
        429, FakeTwilioReplies.ErrorBody(429, 20429, "Too Many Requests"), RetryAfter: seconds);
}
