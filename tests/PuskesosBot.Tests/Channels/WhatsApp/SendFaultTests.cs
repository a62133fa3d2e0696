using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

/// <summary>What goes wrong at Twilio or on the way is told as it is.</summary>
public sealed class SendFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<FakeTwilioFault, SendResult> Faults() => new()
    {
        { new FakeTwilioFault.Reset(), new SendResult.Unreachable("", MayHaveArrived: true) },
        { new FakeTwilioFault.Reset(AfterWork: true), new SendResult.Unreachable("", MayHaveArrived: true) },
        { new FakeTwilioFault.Hang(), new SendResult.Unreachable("", MayHaveArrived: true) },
        { new FakeTwilioFault.Drip(TimeSpan.FromSeconds(30)), new SendResult.Unreachable("", MayHaveArrived: true) },
        { new FakeTwilioFault.Flood(64L * 1024 * 1024), new SendResult.Unreachable("", MayHaveArrived: true) },
        { FakeTwilioFault.Html(502), new SendResult.Unreachable("", MayHaveArrived: true) },
        { FakeTwilioFault.Html(500), new SendResult.Unreachable("", MayHaveArrived: true) },
        { FakeTwilioFault.Html(503), new SendResult.Unreachable("", MayHaveArrived: false) },
        { FakeTwilioFault.Error(500, 20500), new SendResult.Unreachable("", MayHaveArrived: true) },
        { FakeTwilioFault.TooMany(3), new SendResult.Throttled(TimeSpan.FromSeconds(3), WholeChannel: true) },
        {
            new FakeTwilioFault.Slow(TimeSpan.FromMilliseconds(200)),
            new SendResult.Accepted("SM00000000000000000000000000000001")
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_on_the_way_is_told_as_it_is(FakeTwilioFault fault, SendResult expected)
    {
        var isEndless = fault is FakeTwilioFault.Hang or FakeTwilioFault.Drip;
        await using var whatsApp = await WhatsAppFixture.StartAsync(isEndless ? TimeSpan.FromSeconds(1) : null);
        whatsApp.Fake.Fail(fault);

        var result = await whatsApp.Sender.SendAsync(WhatsAppFixture.Say("Halo"), Ct);

        if (expected is SendResult.Unreachable { MayHaveArrived: var mayHaveArrived })
            result.ShouldBeOfType<SendResult.Unreachable>().MayHaveArrived.ShouldBe(mayHaveArrived);
        else result.ShouldBe(expected);
        result.ToString().ShouldNotContain(whatsApp.Options.AuthToken);
    }

    [Theory]
    [InlineData(400, 21610, typeof(SendResult.Blocked))]
    [InlineData(400, 63003, typeof(SendResult.Blocked))]
    [InlineData(400, 63024, typeof(SendResult.Blocked))]
    [InlineData(400, 63014, typeof(SendResult.Blocked))]
    [InlineData(400, 21211, typeof(SendResult.Blocked))]
    [InlineData(400, 63016, typeof(SendResult.Refused))]
    [InlineData(400, 63049, typeof(SendResult.Refused))]
    [InlineData(400, 21617, typeof(SendResult.Refused))]
    [InlineData(400, 63041, typeof(SendResult.Refused))]
    [InlineData(400, 63015, typeof(SendResult.Refused))]
    [InlineData(400, 63999, typeof(SendResult.Refused))]
    [InlineData(400, 63007, typeof(SendResult.Misconfigured))]
    [InlineData(404, 20404, typeof(SendResult.Misconfigured))]
    [InlineData(401, 20003, typeof(SendResult.Misconfigured))]
    [InlineData(403, 20003, typeof(SendResult.Misconfigured))]
    [InlineData(400, 63051, typeof(SendResult.Misconfigured))]
    [InlineData(429, 63018, typeof(SendResult.Throttled))]
    [InlineData(400, 63018, typeof(SendResult.Throttled))]
    [InlineData(400, 63038, typeof(SendResult.Throttled))]
    [InlineData(400, 30001, typeof(SendResult.Throttled))]
    [InlineData(400, 30008, typeof(SendResult.Unreachable))]
    [InlineData(400, 63010, typeof(SendResult.Unreachable))]
    public async Task A_code_means_what_the_dictionary_says(int status, int code, Type expected)
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        whatsApp.Fake.Fail(FakeTwilioFault.Error(status, code, "to whatsapp:+6281200000001"));

        var result = await whatsApp.Sender.SendAsync(WhatsAppFixture.Say("Halo"), Ct);

        result.ShouldBeOfType(expected);
        result.ToString().ShouldNotContain("6281200000001");
        if (result is SendResult.Refused refused) refused.Code.ShouldBe($"{code}");
    }

    [Theory]
    [InlineData(63018, 60)]
    [InlineData(20429, 2)]
    [InlineData(63038, 3600)]
    public void Without_a_word_how_long_the_silence_fits_the_limit(int code, int seconds)
    {
        var now = new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.Zero);

        WhatsAppSendResults.Of(new TwilioAnswer.Failed(429, code, "", null), now)
            .ShouldBe(new SendResult.Throttled(TimeSpan.FromSeconds(seconds), WholeChannel: true));
    }

    [Fact]
    public async Task A_refused_connection_means_that_nothing_left()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        await whatsApp.Fake.DisposeAsync();

        var result = await whatsApp.Sender.SendAsync(WhatsAppFixture.Say("Halo"), Ct);

        result.ShouldBe(new SendResult.Unreachable("ConnectionError", MayHaveArrived: false));
    }

    [Fact]
    public async Task A_wrong_token_stops_the_channel()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync(token: "puskesos-example-auth-token-0002");

        var result = await whatsApp.Sender.SendAsync(WhatsAppFixture.Say("Halo"), Ct);

        result.ShouldBeOfType<SendResult.Misconfigured>().Code.ShouldBe("20003");
    }

    [Fact]
    public async Task A_second_part_that_fails_says_that_the_first_arrived()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync(
            limits: new FakeTwilioLimits(1, TimeSpan.Zero), time: WhatsAppFixture.Standing);

        var result = await whatsApp.Sender.SendAsync(WhatsAppFixture.Say(new string('x', 2000)), Ct);

        result.ShouldBe(new SendResult.Throttled(TimeSpan.FromSeconds(1), WholeChannel: true) { PartlySent = true });
    }

    [Fact]
    public async Task Cancelling_ends_a_hanging_call_at_once()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        whatsApp.Fake.Fail(new FakeTwilioFault.Hang());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var sending = whatsApp.Sender.SendAsync(WhatsAppFixture.Say("Halo"), cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
    }
}
