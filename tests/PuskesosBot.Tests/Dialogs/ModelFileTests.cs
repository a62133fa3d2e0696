using PuskesosBot.Desk.Conversations.Actions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Dialogs;

/// <summary>What was learned is kept between two starts, and never stands in the way of one.</summary>
public sealed class ModelFileTests : IDisposable
{
    private const string Key = "these utterances", Message = "kang mau nanya, saya teh udah kedaftar atau belum?";

    private static readonly DialogSet Dialogs = TestDesk.Content.Dialogs;

    /// <summary>So few that training on them is quickly done and gives another model.</summary>
    private static readonly IReadOnlyList<Utterance> Few =
        [.. Dialogs.Utterances.GroupBy(one => one.Intent).SelectMany(of => of.Take(2))];

    private readonly TempFolder _folder = new();

    private string Path => _folder.File("intents.model");

    [Fact]
    public void What_was_learned_is_read_and_not_learned_again()
    {
        var learned = Of(Key, Dialogs.Utterances);

        // Had it been trained on the few, it would guess otherwise.
        var read = Of(Key, Few);
        Numbers(read).ShouldBe(Numbers(learned));
        read.Known.ShouldBe(learned.Known, ignoreOrder: true);
        read.Guess("kng mau nannya").ShouldBe(learned.Guess("kng mau nannya"), "mistyped words");
        Of("other utterances", Few).Guess(Message).ShouldNotBe(learned.Guess(Message));
    }

    [Fact]
    public void Utterances_that_were_learned_are_not_read_again_and_changed_ones_are()
    {
        CopyDialogs();
        var first = Loaded();
        _ = first.Model;
        var again = Loaded();
        File.AppendAllText(_folder.File("dialogs/intents/thanks.yaml"), "- by: nobody\n");

        first.Utterances.ShouldNotBeEmpty();
        again.Utterances.ShouldBeEmpty();
        again.Model!.Guess(Message).ShouldBe(first.Model!.Guess(Message));
        Load().Issues.ShouldContain(issue => issue.Place.File == "dialogs/intents/thanks.yaml");
    }

    [Fact]
    public async Task What_runs_forgets_the_utterances_once_they_are_learned()
    {
        CopyDialogs();
        var learned = Loaded().Model!;
        File.Delete(Path);
        var library = new DialogLibrary(
            _folder.File("dialogs"), DeskParts.Contracts(), DeskFacts.Names, DeskActions.HostTexts, Path);
        library.Reload();

        await Until.TrueAsync(() => library.Current!.Utterances.Count == 0, "they are forgotten");
        var runs = library.Current!;
        runs.Model!.Guess(Message).ShouldBe(learned.Guess(Message));
        library.Reload();
        library.Current.ShouldNotBeSameAs(runs);
        library.Current!.Utterances.ShouldBeEmpty();
    }

    [Fact]
    public void With_one_language_more_the_utterances_are_read_again()
    {
        CopyDialogs();
        _ = Loaded().Model;

        var texts = File.ReadAllText(_folder.File("dialogs/texts/id.yaml"));
        File.WriteAllText(_folder.File("dialogs/texts/jv.yaml"), texts.Replace("language: id", "language: jv"));

        Load().Issues.ShouldContain(issue => issue.Code == DialogIssueCode.FewUtterances);
    }

    [Fact]
    public void Other_files_are_learned_anew_and_then_kept()
    {
        Of(Key, Few);
        var other = Of("other utterances", [.. Few, .. Dialogs.Utterances.Take(50)]);

        Numbers(Of("other utterances", Few)).ShouldBe(Numbers(other));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(5000)]
    public void A_file_cut_off_is_learned_anew(int bytes)
    {
        var learned = Of(Key, Few);
        using (var file = File.OpenWrite(Path)) file.SetLength(bytes);

        Of(Key, Few).Guess(Message).ShouldBe(learned.Guess(Message));
        new FileInfo(Path).Length.ShouldBeGreaterThan(bytes);
    }

    [Fact]
    public void A_flipped_bit_is_learned_anew()
    {
        var learned = Of(Key, Few);
        var bytes = File.ReadAllBytes(Path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Path, bytes);

        Of(Key, Few).Guess(Message).ShouldBe(learned.Guess(Message));
        File.ReadAllBytes(Path).ShouldNotBe(bytes);
    }

    [Fact]
    public void Where_nothing_can_be_written_it_is_learned_at_each_start()
    {
        File.WriteAllText(Path, "");

        var file = new ModelFile(System.IO.Path.Combine(Path, "below a file"));
        Of(file, Key, Few).Guess(Message).ShouldNotBeEmpty();
        file.Find(Key).ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The desk's own, with few utterances of their own so that no other test has learned them.</summary>
    private void CopyDialogs()
    {
        const int oneIn = 7;
        var from = Repository.Path("dialogs");
        foreach (var path in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            var name = System.IO.Path.GetRelativePath(from, path);
            if (name == DialogLoader.IntentsFile) text = text.Replace("least: 80", "least: 1");
            else if (name != DialogLoader.StoriesFile && System.IO.Path.GetDirectoryName(name) == "intents")
                text = string.Join("- by:", text.Split("- by:").Where((_, at) => at % oneIn == 0))
                    + $"# {_folder.Path}\n";
            var to = _folder.File($"dialogs/{name}");
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.WriteAllText(to, text);
        }
    }

    private DialogSet Loaded()
    {
        var load = Load();
        load.Issues.ShouldBeEmpty();
        return load.Set!;
    }

    private DialogLoad Load() => DialogLoader.Load(
        _folder.File("dialogs"), DeskParts.Contracts(), DeskFacts.Names, DeskActions.HostTexts, Path);

    private IntentModel Of(string key, IReadOnlyList<Utterance> utterances) => Of(new ModelFile(Path), key, utterances);

    private static IntentModel Of(ModelFile file, string key, IReadOnlyList<Utterance> utterances)
    {
        if (file.Find(key) is { } learned) return learned.Read(Dialogs.Intents!, Dialogs.Spelling);
        var model = IntentTrainer.Train(Dialogs.Intents!, Dialogs.Spelling, new TrainingTexts(utterances, []));
        file.Keep(key, model);
        return model;
    }

    private static float[] Numbers(IntentModel model) => [.. model.Weights.Steps, .. model.Biases, model.Weights.Step];
}
