using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class DialogPositionTests
{
    [Fact]
    public void Idle_is_nearly_nothing() => DialogPosition.Idle.ToJson().ShouldBe("{}");

    [Fact]
    public void The_format_is_small_and_does_not_change()
    {
        var position = new DialogPosition
        {
            Question = 5,
            Frames =
            [
                new DialogFrame("main_menu", "register"),
                new DialogFrame("register", "rw")
                {
                    Tries = 1,
                    Answered = ["who"],
                    Slots = new Dictionary<string, SlotValue>
                    {
                        ["rw"] = "6",
                        ["list"] = SlotValue.List([new Dictionary<string, string> { ["id"] = "é\"" }]),
                    },
                },
            ],
        };
        const string json = """{"q":5,"f":[{"d":"main_menu","s":"register"},{"d":"register","s":"rw","t":1"""
            + ""","v":{"list":[{"id":"é\""}],"rw":"6"},"a":["who"]}]}""";

        position.ToJson().ShouldBe(json);
        DialogPosition.FromJson(json).ToJson().ShouldBe(json);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"q\":\"x\"}")]
    [InlineData("{\"q\":1e99}")]
    [InlineData("{\"f\":[1]}")]
    [InlineData("{\"f\":[{\"d\":1}]}")]
    [InlineData("{\"f\":[{\"v\":{\"a\":[1]}}]}")]
    [InlineData("{\"Frames\":[]")]
    public void Damage_gives_idle(string json) => DialogPosition.FromJson(json).ToJson().ShouldBe("{}");

    [Fact]
    public void Nothing_of_an_older_shape_breaks_a_conversation()
    {
        var chat = new TestChat(SmallDialogs.Load()) { Stored = """{"f":[{}]}""" };

        chat.Write("daftar").ShouldBe(["Maaf, bagian itu sudah berubah.", "RW berapa?"]);
    }
}
