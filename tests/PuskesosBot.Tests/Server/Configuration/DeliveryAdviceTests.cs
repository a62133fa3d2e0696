using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Configuration;

/// <summary>Whatever does not arrive, staff are told what to do.</summary>
public sealed class DeliveryAdviceTests
{
    private static readonly DeliveryAdvice Advice = DeliveryAdviceFile.Load(Repository.Path("config"));

    [Fact]
    public void Every_code_of_Twilio_that_we_know_has_its_own_sentence()
    {
        var otherwise = Advice.For(ChannelNames.WhatsApp, "1: never seen");

        TwilioErrors.Known.Keys
            .Where(code => Advice.For(ChannelNames.WhatsApp, $"{code}: told by the provider") == otherwise)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("telegram", "403: Forbidden: bot was blocked by the user", "memblokir")]
    [InlineData("telegram", "401: Unauthorized", "token")]
    [InlineData("whatsapp", "given up after 20 tries: 503", "berkali-kali")]
    [InlineData("whatsapp", "too old after the provider was down: 503", "lebih dari sehari")]
    [InlineData("whatsapp", null, "24 jam")]
    public void The_sentence_fits_the_reason(string channel, string? error, string words) =>
        Advice.For(channel, error).ShouldContain(words);

    [Fact]
    public void Every_problem_of_the_file_is_told_at_once()
    {
        var yaml = ConfigurationFile.Parse<DeliveryAdviceFile.AdviceYaml>("a.yaml", """
            actions: { given_up: "Coba cara lain." }
            codes:
              whatsapp: { given_up: [1, 1], nothing_known: [2] }
              pigeon: { given_up: [3] }
            """);

        Should.Throw<ConfigurationProblemsException>(() => DeliveryAdviceFile.Of("a.yaml", yaml))
            .Problems.Count.ShouldBe(6);
    }
}
