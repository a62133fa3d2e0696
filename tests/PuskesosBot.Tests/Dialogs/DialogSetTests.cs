using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class DialogSetTests
{
    private readonly DialogSet _set = SmallDialogs.Load();

    [Fact]
    public void What_a_transcript_must_cover_can_be_listed()
    {
        var register = _set.Find("register")!;

        register.Ends.ShouldBe(["done", "stopped"]);
        register.Find("rw")!.On.Keys.ShouldBe(["answered", "tries_exhausted"]);
        register.States.Select(state => state.Name).ShouldBe(["rw", "who", "note", "thanks", "stop"]);
        _set.Languages.Select(language => language.Key).ShouldBe(["id", "su"]);
        _set.ForIntent("REQUIREMENTS")!.Name.ShouldBe("papers");
        _set.ForIntent("EMERGENCY").ShouldBeNull();
    }

    [Fact]
    public void A_host_says_texts_of_its_own_with_values() => _set.Say("su", "staff_said",
        new Dictionary<string, SlotValue> { ["answer"] = "besok" }).ShouldBe("Jawaban petugas: besok");
}
