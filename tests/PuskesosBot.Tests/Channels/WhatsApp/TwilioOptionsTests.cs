using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Channels.WhatsApp;

public sealed class TwilioOptionsTests
{
    private const string Sid = "00000000000000000000000000000001";

    [Fact]
    public void Defaults_are_fine_while_the_channel_is_off() =>
        TwilioOptionsCheck.Problems(new TwilioOptions()).ShouldBeEmpty();

    [Fact]
    public void Every_problem_is_listed_at_once_and_no_secret_is_repeated()
    {
        var options = new TwilioOptions
        {
            Enabled = true,
            AccountSid = "AC-no",
            AuthToken = "short-token",
            ApiKeySid = "SK" + Sid,
            ApiKeySecret = "short-secret",
            From = "whatsapp:0812",
            MessagingServiceSid = "MG1",
            BaseAddress = new Uri("ftp://example.org/"),
            MediaHosts = "a.example,*",
            SendTimeout = TimeSpan.Zero,
            MessagesPerSecond = 0,
        };

        var problems = TwilioOptionsCheck.Problems(options).ToList();

        problems.Count.ShouldBe(9);
        problems.ShouldAllBe(p => !p.Contains("short-"));
    }

    [Theory]
    [InlineData("whatsapp:+6281200009999", "")]
    [InlineData("+6281200009999", "")]
    [InlineData("", "MG" + Sid)]
    public void A_number_or_a_service_is_enough(string from, string service)
    {
        var options = new TwilioOptions
        {
            Enabled = true,
            AccountSid = "AC" + Sid,
            AuthToken = "puskesos-example-auth-token-0001",
            From = from,
            MessagingServiceSid = service,
        };

        new TwilioOptionsCheck().Validate(null, options).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("bot.example", false)]
    [InlineData("http://bot.example/", false)]
    [InlineData("https://my_bot.example/", false)]
    [InlineData("https://bot.example/puskesos/", true)]
    public void Twilio_must_be_able_to_reach_us(string? address, bool isFine)
    {
        var publicBase = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute);

        (TwilioAddresses.Problem(publicBase, new TwilioOptions()) is null).ShouldBe(isFine);
    }

    [Fact]
    public void A_path_before_our_own_is_part_of_the_signed_address() =>
        TwilioAddresses.Of(new Uri("https://bot.example/puskesos/")).Inbound.AbsoluteUri
            .ShouldBe("https://bot.example/puskesos/webhooks/twilio/whatsapp");
}
