using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Desk.Conversations;

public sealed class RecentPositionsTests
{
    private static readonly DialogPosition AtMenu = new()
    {
        Question = 3,
        Frames = [new DialogFrame("main_menu", "menu")
        {
            Slots = new Dictionary<string, SlotValue>
            {
                ["rw"] = "06",
                ["empty"] = "",
                ["rows"] = SlotValue.List([new Dictionary<string, string> { ["id"] = "1" }]),
            },
            Answered = ["ask_rw"],
            Subject = new Subject("STATUS_CHECK") { Heard = "abdi tos kalebet", Used = ["rw"] },
        }],
    };

    private readonly RecentPositions _positions = new();
    private readonly Guid _contact = new IdSource(TimeProvider.System).Next();

    [Fact]
    public void What_a_turn_wrote_the_next_one_finds_read()
    {
        var json = _positions.Write(_contact, AtMenu);

        _positions.Read(_contact, json).ShouldBeSameAs(AtMenu);
        DialogPosition.FromJson(json).ToJson().ShouldBe(json);
    }

    [Fact]
    public void What_the_database_says_counts()
    {
        _positions.Write(_contact, AtMenu);

        _positions.Read(_contact, """{"q":9}""").Question.ShouldBe(9);
    }

    [Fact]
    public void Conversations_that_share_a_place_do_not_mix()
    {
        var ids = new IdSource(TimeProvider.System);
        var written = Enumerable.Range(0, 5_000)
            .Select(n => (Contact: ids.Next(), Json: $$"""{"q":{{n + 1}}}""", Question: n + 1)).ToList();
        foreach (var one in written)
            _positions.Write(one.Contact, new DialogPosition { Question = one.Question }).ShouldBe(one.Json);

        foreach (var one in written) _positions.Read(one.Contact, one.Json).Question.ShouldBe(one.Question);
    }
}
