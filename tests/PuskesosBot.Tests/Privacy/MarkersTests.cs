using Microsoft.Extensions.Logging;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Privacy;

/// <summary>The net itself is tested, because a net with a hole finds nothing and looks fine.</summary>
public sealed class MarkersTests
{
    private const string Phone = "+62 812-0000-4321";

    private static readonly Markers Sent = new(new Dictionary<string, string>
    {
        ["phone"] = Phone,
        ["token"] = "987654321:AAmarker_token",
        ["text"] = "beras saya dimakan tikus",
    });

    [Theory]
    [InlineData("sent to +62 812-0000-4321")]
    [InlineData("sent to 081200004321")]
    [InlineData("POST /bot987654321%3AAAmarker_token/sendMessage")]
    [InlineData("Beras saya dimakan tikus!")]
    public void What_was_logged_in_any_form_is_found(string line)
    {
        using var capture = new LogCapture();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(capture).SetMinimumLevel(LogLevel.Trace));

        logs.CreateLogger("a").LogTrace("{Line}", line);

        Should.Throw<ShouldAssertException>(() => Sent.ShouldNotBeIn(("logs", capture.Lines)))
            .Message.ShouldNotContain(line);
    }

    [Fact]
    public void Values_scopes_and_exceptions_are_looked_into()
    {
        using var capture = new LogCapture();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(capture));
        var log = logs.CreateLogger("a");

        using (log.BeginScope(new Dictionary<string, object> { ["chat"] = Phone })) log.LogError("in a scope");
        log.LogError(new InvalidOperationException("outer", new FormatException(Phone)), "with a fault");

        capture.Lines.Count.ShouldBe(2);
        capture.Lines.ShouldAllBe(line => line.Contains(Phone));
    }

    [Fact]
    public void Ids_and_counts_pass()
    {
        Sent.ShouldNotBeIn(
            ("logs", ["turn 0193b1c2 took 12 ms", "update 700001 ignored"]),
            ("metrics", ["turns_total 3"]));
    }
}
