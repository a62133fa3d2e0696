using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class RandomWalkTests
{
    private const int WalksPerSeed = 150, MessagesPerWalk = 40;

    private static readonly string[] Texts =
    [
        "1", "2", "3", "9", "ya", "tidak", "6", "rw 06", "pkh", "halo", "menu", "batal", "kembali", "petugas", "0",
        "bahasa",
        "berhenti", "mulai", "lewati", "syarat", "daftar", "Siti", "", " ", "??", "😀", "\uD83D", "{name}", "$end",
    ];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Any_conversation_stays_within_bounds_and_is_answered(int seed)
    {
        var random = new Random(seed);
        var dialogs = SmallDialogs.Load();
        var passed = new HashSet<string>();
        for (var walk = 0; walk < WalksPerSeed; walk++)
        {
            var chat = new TestChat(dialogs)
            {
                IsNew = random.Next(3) == 0,
                Language = random.Next(2) == 0 ? "id" : "su",
            };
            for (var i = 0; i < MessagesPerWalk; i++)
            {
                Shuffle(random, chat);
                var input = Next(random, chat);
                var says = Should.NotThrow(() => chat.Send(input), $"seed {seed}, walk {walk}, message {i}: {input}");
                Check(chat, input, says, $"seed {seed}, walk {walk}, message {i}: {input}");
                foreach (var frame in chat.Position.Frames) passed.Add($"{frame.Dialog}.{frame.State}");
            }
        }

        var waiting = dialogs.Dialogs.SelectMany(dialog => dialog.States.Where(state => state.Waits)
            .Select(state => $"{dialog.Name}.{state.Name}"));
        waiting.Except(passed).ShouldBeEmpty($"seed {seed}");
    }

    private static void Check(TestChat chat, DialogInput input, IReadOnlyList<string> says, string at)
    {
        if (input is DialogInput.Message { Pressed: null }) says.ShouldNotBeEmpty(at);
        says.Count.ShouldBeLessThanOrEqualTo(DialogLimits.HopsPerStepMax, at);
        foreach (var said in chat.Last)
        {
            said.Text.Length.ShouldBeInRange(1, DialogLimits.TextCharsMax, at);
            said.Options.Count.ShouldBeLessThanOrEqualTo(DialogLimits.OptionsMax, at);
            said.Options.ShouldAllBe(option => option.Payload.Length <= 24 && option.Label.Length <= 24, at);
        }

        chat.Position.Frames.Count.ShouldBeLessThanOrEqualTo(DialogLimits.DepthMax, at);
        chat.Position.ToJson().ShouldBe(chat.Stored, at);
    }

    private static void Shuffle(Random random, TestChat chat)
    {
        chat.Facts["is_head"] = random.Next(2) == 0 ? "yes" : "no";
        chat.Outcomes["find_papers"] = TestChat.Outcome(random.Next(2) == 0 ? "found" : "none");
        var rows = Enumerable.Range(0, random.Next(15))
            .Select(i => new Dictionary<string, string> { ["id"] = $"P{i}", ["name"] = $"Program {i}" });
        chat.Outcomes["list_programmes"] = TestChat.Outcome("found", ("programmes", SlotValue.List(rows)));
    }

    private static DialogInput Next(Random random, TestChat chat) => random.Next(12) switch
    {
        0 => new DialogInput.Message("") { Pressed = $"q{random.Next(chat.Position.Question + 2)}:{random.Next(5)}" },
        1 => new DialogInput.Message("") { Pressed = Texts[random.Next(Texts.Length)] },
        2 => new DialogInput.Message("") { IsUnreadable = true },
        3 => new DialogInput.Message("") { Photo = "photo-1" },
        4 => new DialogInput.Event("staff_answer", new Dictionary<string, SlotValue> { ["answer"] = "besok" }),
        _ => new DialogInput.Message(Texts[random.Next(Texts.Length)]),
    };
}
