using System.Text;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class UpdateReadingTests
{
    private static readonly BotIdentity Us = new(7000000001, "PuskesosContohBot");

    [Theory]
    [MemberData(nameof(ExpectedReadings.EveryPayload), MemberType = typeof(ExpectedReadings))]
    public void Every_example_update_gives_what_is_expected(string name, object expected)
    {
        var reading = ReaderFor(Us).Read(TelegramPayloads.Update(name));

        switch (expected)
        {
            case string reason:
                reading.ShouldBe(new TelegramReading.Ignored(reason));
                break;
            case InboundMessage message:
                reading.ShouldBeOfType<TelegramReading.Message>().Inbound.ShouldBe(message);
                break;
        }
    }

    [Fact]
    public void No_example_update_is_left_out_of_the_table() =>
        ExpectedReadings.EveryPayload().Select(row => row.Data.Item1).ShouldBe(TelegramPayloads.UpdateNames());

    [Theory]
    [InlineData("@PuskesosContohBot kapan cair?", true, "kapan cair?")]
    [InlineData("@puskesoscontohbot kapan cair?", true, "kapan cair?")]
    [InlineData("@TetanggaBot kapan cair?", false, "")]
    public void A_group_is_answered_when_it_mentions_us(string text, bool isForUs, string words)
    {
        var length = text.IndexOf(' ', StringComparison.Ordinal);
        var update = GroupText(text, $$"""[{"type":"mention","offset":0,"length":{{length}}}]""");

        var reading = ReaderFor(Us).Read(update);

        if (isForUs) reading.ShouldBeOfType<TelegramReading.Message>().Inbound.Text.ShouldBe(words);
        else reading.ShouldBe(new TelegramReading.Ignored(IgnoreReason.NotAddressed));
    }

    [Theory]
    [InlineData("/menu@PuskesosContohBot", "PuskesosContohBot", "/menu")]
    [InlineData("/menu", "PuskesosContohBot", "/menu")]
    [InlineData("/menu@OtherBot", "PuskesosContohBot", null)]
    public void A_group_command_is_taken_only_when_it_is_ours(string text, string username, string? taken)
    {
        var update = GroupText(text, $$"""[{"type":"bot_command","offset":0,"length":{{text.Length}}}]""");

        var reading = ReaderFor(new BotIdentity(Us.Id, username)).Read(update);

        if (taken is null) reading.ShouldBe(new TelegramReading.Ignored(IgnoreReason.CommandForAnother));
        else reading.ShouldBeOfType<TelegramReading.Message>().Inbound.Text.ShouldBe(taken);
    }

    [Fact]
    public void A_named_command_waits_until_we_know_our_name()
    {
        var update = GroupText("/menu@X", """[{"type":"bot_command","offset":0,"length":7}]""");

        ReaderFor(new BotIdentity(Us.Id, "")).Read(update).ShouldBe(new TelegramReading.TooEarly());
    }

    [Fact]
    public void A_reply_to_us_in_a_group_is_for_us()
    {
        const string reply = """ "reply_to_message":{"from":{"id":7000000001,"is_bot":true},"date":1} """;
        var update = GroupText("ya", "[]", reply);

        ReaderFor(Us).Read(update).ShouldBeOfType<TelegramReading.Message>().Inbound.Text.ShouldBe("ya");
    }

    [Theory]
    [InlineData("/start hello world")]
    [InlineData("/start aduan!")]
    public void A_start_with_something_else_than_a_parameter_stays_text(string text)
    {
        var update = Private($$"""
            "text":"{{text}}","entities":[{"type":"bot_command","offset":0,"length":6}]
            """);

        var inbound = ReaderFor(Us).Read(update).ShouldBeOfType<TelegramReading.Message>().Inbound;

        inbound.Text.ShouldBe(text);
        inbound.StartParameter.ShouldBeNull();
    }

    [Theory]
    [InlineData(""" "poll":{"id":"1"} """)]
    [InlineData(""" "dice":{"value":3} """)]
    [InlineData(""" "video":{"file_id":"v","duration":3} """)]
    [InlineData(""" "contact":{"phone_number":"081200000009","user_id":5100000009} """)]
    public void What_no_step_can_take_is_unreadable_and_carries_no_phone_number(string content)
    {
        var inbound = ReaderFor(Us).Read(Private(content)).ShouldBeOfType<TelegramReading.Message>().Inbound;

        inbound.IsUnreadable.ShouldBeTrue();
        inbound.OwnPhone.ShouldBeNull();
        inbound.ToString().ShouldNotContain("0812");
    }

    [Fact]
    public void A_venue_is_a_place()
    {
        var update = Private("""
            "venue":{"location":{"latitude":-6.89,"longitude":107.61},"title":"Posyandu","address":"Jl. Contoh"}
            """);

        ReaderFor(Us).Read(update).ShouldBeOfType<TelegramReading.Message>().Inbound.Location
            .ShouldBe(new GeoPoint(-6.89, 107.61));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"update_id":null}""")]
    [InlineData("""{"update_id":"1"}""")]
    [InlineData("""{"update_id":1}{"update_id":2}""")]
    [InlineData("""{"update_id":1,"message":{"text":"x"}}""")]
    [InlineData("""{"update_id":1,"message":{"chat":{"id":1,"type":"private"},"date":99999999999999}}""")]
    [InlineData("""{"update_id":1,"message":{"text":"\ud800"}}""")]
    [InlineData("""{"update_id":1,"my_chat_member":{}}""")]
    public void What_is_not_an_update_is_called_malformed(string body) =>
        ReaderFor(Us).Read(Encoding.UTF8.GetBytes(body)).ShouldBeOfType<TelegramReading.Malformed>();

    [Fact]
    public void A_body_over_the_limit_is_not_read() =>
        ReaderFor(Us).Read(new byte[TelegramReader.BodyBytesMax + 1])
            .ShouldBe(new TelegramReading.Malformed("too large"));

    [Theory]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123456789abcdeF", false)]
    [InlineData("0123456789abcde", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_secret_itself_matches(string? header, bool matches) =>
        new TelegramSecret("0123456789abcdef").Matches(header).ShouldBe(matches);

    private static TelegramReader ReaderFor(BotIdentity identity) =>
        new(new TelegramBot(identity), new FixedTime(ExpectedReadings.Now));

    private static byte[] Private(string content) => Encoding.UTF8.GetBytes($$$"""
        {"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":5100000001,"first_name":"Siti"},
         "chat":{"id":5100000001,"type":"private"},{{{content}}}}}
        """);

    private static byte[] GroupText(string text, string entities, string more = "\"message_id\":1") =>
        Encoding.UTF8.GetBytes($$$"""
            {"update_id":1,"message":{"date":1,"from":{"id":5,"first_name":"Siti"},
             "chat":{"id":-1001999000222,"type":"supergroup"},
             "text":"{{{text}}}","entities":{{{entities}}},{{{more}}}}}
            """);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
