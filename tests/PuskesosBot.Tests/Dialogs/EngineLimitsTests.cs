using System.Globalization;
using System.Text;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class EngineLimitsTests
{
    [Fact]
    public void A_long_message_is_cut_and_told_so()
    {
        var chat = new TestChat(SmallDialogs.Load());
        chat.Write("daftar");
        chat.Write("6");

        chat.Write(new string('a', 5000)).ShouldBe(["Pesannya panjang, kami baca awalnya saja.", "Ada catatan?"]);
        chat.Position.Frames[^1].Slots["name"].Text.Length.ShouldBe(DialogLimits.TextAnswerCharsMax);
    }

    [Fact]
    public void More_states_than_one_step_may_pass_end_at_the_menu()
    {
        var chain = new StringBuilder("dialog: papers\nstart: s0\nstates:\n");
        for (var i = 0; i < DialogLimits.HopsPerStepMax + 5; i++)
            chain.AppendLine(CultureInfo.InvariantCulture, $"  s{i}: {{ say: papers_none, next: s{i + 1} }}");
        chain.AppendLine(CultureInfo.InvariantCulture, $"  s{DialogLimits.HopsPerStepMax + 5}: {{ end: done }}");
        var chat = new TestChat(SmallDialogs.Load(files => files["papers.yaml"] = chain.ToString()));

        var says = chat.Write("syarat");

        says.Count.ShouldBeLessThanOrEqualTo(DialogLimits.HopsPerStepMax + 3);
        says[^3].ShouldBe("Maaf, bagian itu sudah berubah.");
        chat.Position.Frames.Single().Dialog.ShouldBe("main_menu");
    }

    [Fact]
    public void Dialogs_entered_deeper_than_allowed_end_at_the_menu()
    {
        var chat = new TestChat(SmallDialogs.Load(files =>
        {
            for (var i = 1; i < DialogLimits.DepthMax; i++)
                files[$"deep{i}.yaml"] = $"dialog: deep{i}\nstart: go\nstates:\n"
                    + $"  go: {{ enter: deep{i + 1}, on: {{ done: $end }} }}";
            files[$"deep{DialogLimits.DepthMax}.yaml"] =
                $"dialog: deep{DialogLimits.DepthMax}\nstart: go\nstates:\n  go: {{ say: bye, end: done }}";
            files["_everywhere.yaml"] = SmallDialogs.Everywhere
                .Replace("stop: notices", "stop: deep1", StringComparison.Ordinal);
        }));
        chat.Write("berhenti").ShouldBe(["Baik, tidak disimpan.", "Ketik menu kapan saja."]);
        chat.Write("daftar");

        chat.Write("berhenti")[0].ShouldBe("Maaf, bagian itu sudah berubah.");
        chat.Position.Frames.Single().Dialog.ShouldBe("main_menu");
    }

    [Fact]
    public void Results_too_long_for_a_message_with_buttons_go_ahead_of_the_options()
    {
        var chat = new TestChat(SmallDialogs.Load(files => files["papers.yaml"] = SmallDialogs.Papers
            .Replace("tell: { say: papers_found, end: done }", """
            tell:
                say: papers_found
                choose:
                  - { label: enough, next: $end }
            """, StringComparison.Ordinal)));
        chat.Outcomes["find_papers"] = TestChat.Outcome("found", ("papers", SlotValue.List(
            Enumerable.Range(0, 300).Select(i => new Dictionary<string, string> { ["name"] = $"Surat {i}" }))));
        chat.Write("syarat");
        chat.Write("pkh");

        var says = chat.Write("ya");

        says.Count.ShouldBe(2);
        says[0].Length.ShouldBeLessThanOrEqualTo(DialogLimits.TextCharsMax);
        says[0].ShouldEndWith("…");
        says[1].ShouldBe("1. Cukup");
    }

    [Fact]
    public void A_list_longer_than_a_phone_shows_offers_its_first_rows()
    {
        var chat = new TestChat(SmallDialogs.Load());
        chat.Outcomes["list_programmes"] = TestChat.Outcome("found", ("programmes", SlotValue.List(
            Enumerable.Range(0, 50).Select(i => new Dictionary<string, string> { ["name"] = $"P{i}" }))));
        chat.Write("syarat");
        chat.Write("3");

        chat.Last[0].Options.Count.ShouldBe(DialogLimits.OptionsMax);
    }

    [Fact]
    public void Only_so_many_questions_are_remembered_for_going_back()
    {
        var chat = new TestChat(SmallDialogs.Load());
        chat.Write("syarat");
        for (var i = 0; i < 30; i++)
        {
            chat.Write("pkh");
            chat.Write("tidak");
        }

        chat.Position.Frames[^1].Answered.Count.ShouldBe(DialogLimits.AnsweredMax);
        chat.Write("kembali").ShouldBe(["Yakin?"]);
    }
}
