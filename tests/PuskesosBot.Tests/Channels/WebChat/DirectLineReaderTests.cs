using System.Text;
using System.Text.Json.Nodes;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Tests.Channels.WebChat;

public sealed class DirectLineReaderTests
{
    private static readonly DirectLinePost Post =
        new("01jkcontoh", "web-3f1c", "srv1", new DateTimeOffset(2026, 11, 2, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_text_as_Web_Chat_posts_it_is_read()
    {
        var taken = Read(Payload("post-activity-request.json")).ShouldBeOfType<DirectLineReading.Taken>();

        taken.Message.Text.ShouldBe("Selamat pagi");
        taken.Message.Key.ShouldBe(new MessageKey("webchat", "01jkcontoh|17f0c1-1"));
        taken.Message.Address.ShouldBe(new ChatAddress("webchat", "01jkcontoh"));
        taken.Message.LanguageHint.ShouldBe("id-ID");
        taken.Message.ProfileName.ShouldBe("");
        taken.Message.SentAt.ShouldBe(Post.ReceivedAt);
    }

    [Fact]
    public void Who_it_claims_to_be_from_is_not_kept() =>
        Read("""{"type":"message","text":"a","from":{"id":"puskesos","role":"bot"},"""
                + """ "suggestedActions":{},"attachments":[{}]}""")
            .ShouldBeOfType<DirectLineReading.Taken>().Activity.Select(p => p.Key).ShouldBe(["text", "type"]);

    [Fact]
    public void An_event_of_others_is_kept_and_not_answered() =>
        Read(Payload("event-activity.json")).ShouldBeOfType<DirectLineReading.Noted>()
            .Key.ExternalId.ShouldBe("01jkcontoh|17f0c1-2");

    [Fact]
    public void Opening_the_page_twice_is_one_delivery_without_words()
    {
        var first = Join("a").Message;
        var second = Join("b").Message;

        first.Key.ShouldBe(second.Key);
        first.Text.ShouldBe("");
        first.Kind.ShouldBe(InboundKind.Said);

        static DirectLineReading.Taken Join(string id) =>
            Read($$$"""{"type":"event","name":"webchat/join","channelData":{"clientActivityID":"{{{id}}}"}}""")
                .ShouldBeOfType<DirectLineReading.Taken>();
    }

    [Theory]
    [InlineData("""{"type":"message","text":"Ya"}""", "Ya", null)]
    [InlineData("""{"type":"message","value":"v1:menu","channelData":{"postBack":true}}""", "", "v1:menu")]
    [InlineData(
        """{"type":"message","text":"Info","value":{"k":"v1:menu:info"}}""", "Info", """{"k":"v1:menu:info"}""")]
    [InlineData("""{"type":"message","text":"a","value":"bukan ascii é"}""", "a", null)]
    [InlineData("""{"type":"message","text":"a","value":7}""", "a", null)]
    [InlineData("""{"type":"message","text":"baris\r\ndua\u0000\u0007"}""", "baris\ndua", null)]
    public void A_tapped_option_comes_as_text_or_value(string json, string text, string? pressed)
    {
        var message = Read(json).ShouldBeOfType<DirectLineReading.Taken>().Message;

        message.Text.ShouldBe(text);
        message.Pressed.ShouldBe(pressed);
    }

    [Theory]
    [InlineData("", "BadSyntax")]
    [InlineData("{", "BadSyntax")]
    [InlineData("""{"type":"message","type":"message","text":"a"}""", "BadSyntax")]
    [InlineData("""{"type":"message","text":"\ud83d"}""", "BadSyntax")]
    [InlineData("[]", "BadArgument")]
    [InlineData("null", "BadArgument")]
    [InlineData("{}", "BadArgument")]
    [InlineData("""{"type":7}""", "BadArgument")]
    [InlineData("""{"type":"message"}""", "MissingProperty")]
    [InlineData("""{"type":"message","text":null}""", "MissingProperty")]
    [InlineData("""{"type":"message","text":"\u0000"}""", "MissingProperty")]
    public void What_cannot_be_used_is_told_so(string json, string code) =>
        Read(json).ShouldBeOfType<DirectLineReading.Malformed>().Error.Code.ShouldBe(code);

    [Fact]
    public void Nesting_and_size_have_an_end()
    {
        var deep = $$"""{"type":"message","text":"a","value":{{new string('[', 40)}}{{new string(']', 40)}}}""";
        var wide = $$$"""{"type":"message","text":"a","channelData":{"x":"{{{new string('x', 9_000)}}}"}}""";
        var large = $$"""{"type":"message","text":"{{new string('x', 70_000)}}"}""";

        Read(deep).ShouldBeOfType<DirectLineReading.Malformed>().Error.Status.ShouldBe(400);
        Read(wide).ShouldBeOfType<DirectLineReading.Malformed>().Error.Status.ShouldBe(400);
        Read(large).ShouldBeOfType<DirectLineReading.Malformed>().Error.Status.ShouldBe(413);
    }

    [Theory]
    [InlineData("conversationUpdate")]
    [InlineData("endOfConversation")]
    public void Other_types_are_ignored(string type) =>
        Read($$"""{"type":"{{type}}"}""").ShouldBeOfType<DirectLineReading.Ignored>();

    [Fact]
    public void Typing_is_heard_and_is_no_message() =>
        Read("""{"type":"typing"}""").ShouldBeOfType<DirectLineReading.Typing>();

    [Fact]
    public void An_id_always_fits_and_stays_the_same()
    {
        var longId = new string('7', 300);
        var json = $$$"""{"type":"message","text":"a","channelData":{"clientActivityID":"{{{longId}}}"}}""";

        var once = Read(json).ShouldBeOfType<DirectLineReading.Taken>().Message.Key;

        once.ExternalId.Length.ShouldBeLessThanOrEqualTo(100);
        Read(json).ShouldBeOfType<DirectLineReading.Taken>().Message.Key.ShouldBe(once);
    }

    [Fact]
    public void A_reply_is_written_as_the_example_shows()
    {
        var at = new DateTimeOffset(2026, 1, 2, 1, 0, 0, 900, TimeSpan.Zero);
        var place = new ActivityPlace("01JKCONTOH", "web-3f1c", 3, at);
        var chat = new ChatAddress("webchat", "01JKCONTOH");
        var message = new OutboundMessage(chat, "Selamat pagi. Ada yang bisa dibantu?")
        {
            Options = [new ChatOption("Aduan", "v1:1"), new ChatOption("Info bantuan", "v1:2")],
            Language = "id-ID",
        };

        var written = JsonNode.Parse(DirectLineWriter.Said(place, message, "01JKCONTOH|0000001"))!;

        var example = JsonNode.Parse(Payload("activity-set.json"))!["activities"]![2]!;
        // The example's second action is a postBack; ours all say their label.
        example["suggestedActions"]!["actions"]![1] =
            new JsonObject { ["type"] = "imBack", ["title"] = "Info bantuan", ["value"] = "Info bantuan" };
        JsonNode.DeepEquals(written, example).ShouldBeTrue(written.ToJsonString());
    }

    private static DirectLineReading Read(string json) => DirectLineReader.Read(Encoding.UTF8.GetBytes(json), Post);

    private static string Payload(string name) => Payloads.Text($"directline/{name}");
}
