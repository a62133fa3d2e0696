using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class EventTests
{
    private readonly TestChat _chat = new(SmallDialogs.Load());

    private static DialogInput.Event StaffAnswer => new(
        "staff_answer", new Dictionary<string, SlotValue> { ["answer"] = "besok" });

    [Fact]
    public void An_event_goes_on_where_it_is_waited_for_with_its_template()
    {
        _chat.Write("petugas");

        _chat.Send(StaffAnswer).ShouldBe(["Jawaban petugas: besok", "Ketik menu kapan saja."]);
        _chat.Last[0].Template.ShouldBe("staff_said");
    }

    [Fact]
    public void An_event_reaches_a_wait_that_words_interrupted()
    {
        _chat.Write("petugas");
        _chat.Write("bahasa");

        _chat.Send(StaffAnswer)[0].ShouldBe("Jawaban petugas: besok");
    }

    [Fact]
    public void An_event_nobody_waits_for_changes_nothing()
    {
        _chat.Write("daftar");
        var before = _chat.Stored;

        _chat.Send(StaffAnswer).ShouldBeEmpty();
        _chat.Stored.ShouldBe(before);
    }

    [Fact]
    public void Writing_while_the_desk_works_repeats_what_is_waited_for()
    {
        _chat.Write("petugas");

        _chat.Write("kapan?").ShouldBe(["Mohon tunggu petugas."]);
    }

    [Fact]
    public void An_outcome_without_an_action_is_a_fault_of_the_host()
    {
        _chat.Write("daftar");

        Should.Throw<DialogContractException>(() => _chat.StepOnce(TestChat.Outcome("found")));
    }

    [Fact]
    public void An_outcome_the_action_cannot_have_is_a_fault_of_the_host()
    {
        _chat.Write("syarat");
        _chat.Write("pkh");
        _chat.StepOnce(new DialogInput.Message("ya")).Action.ShouldNotBeNull();

        Should.Throw<DialogContractException>(() => _chat.StepOnce(TestChat.Outcome("exploded")))
            .Message.ShouldContain("exploded");
    }
}
