using PuskesosBot.Dialogs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Dialogs;

/// <summary>What is done about a likely intent, of a model that knows a handful of sentences.</summary>
public sealed class MeaningTests
{
    private const string Stop = "stop kirim pesan", Fire = "tolong kebakaran rumah tetangga", Longer = " beras",
        Beside = " beras kapan beras kapan beras kapan";

    /// <summary>From here on a story is believed as well.</summary>
    private const double CertainMin = 0.98;

    /// <summary>Words of the longest message that is no story.</summary>
    private const int NoStoryWords = 27, WordsOfMatter = 21;

    private static readonly DialogSet Dialogs = TestDesk.Content.Dialogs;

    private static readonly IntentModel Model = Trained((Stop, "OPT_OUT"), (Fire, "EMERGENCY"),
        ("halo selamat pagi", "GREETING"), ("beras kapan dibagi", "PICKUP_SCHEDULE"));

    private readonly Meaning _meaning = new(Dialogs.Intents!, Model);

    [Fact]
    public void What_somebody_tells_in_a_long_story_silences_nobody_before_it_is_asked_about()
    {
        var story = Repeated(Stop) + Beside;
        Words.Split(story).Count.ShouldBe(NoStoryWords);
        Model.Guess(story)[0].Probability.ShouldBeLessThan(CertainMin);

        var (plain, told) = (_meaning.Hear(story), _meaning.Hear(story + Longer));

        (plain.First!.Name, plain.IsSure).ShouldBe(("OPT_OUT", true));
        (told.First!.Name, told.IsSure).ShouldBe(("OPT_OUT", false));
    }

    [Fact]
    public void Danger_in_a_long_story_is_answered_at_once()
    {
        var story = Repeated(Fire) + Beside + Longer;
        Model.Guess(story)[0].Probability.ShouldBeLessThan(CertainMin);

        var told = _meaning.Hear(story);

        (told.First!.Name, told.IsSure).ShouldBe(("EMERGENCY", true));
    }

    private static string Repeated(string sentence) =>
        string.Join(' ', Enumerable.Repeat(sentence, WordsOfMatter / Words.Split(sentence).Count));

    private static IntentModel Trained(params (string Text, string Intent)[] sentences)
    {
        var utterances = sentences.SelectMany((sentence, family) => Enumerable.Repeat(
            new Utterance(sentence.Text, sentence.Intent, "", "id", family, new SourcePlace("", 1, 1)), 3));
        return IntentTrainer.Train(Dialogs.Intents!, Dialogs.Spelling, new TrainingTexts([.. utterances], []));
    }
}
