using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

/// <summary>Files of what residents say.</summary>
public sealed class UtterancesFileTests
{
    private const string Yaml = """
        - { by: sari, lang: id, say: [halo, hai] }
        - { by: sari, lang: mix, each: [pagi euy, wilujeng siang], also: [ASK] }
        """;

    [Fact]
    public void Ways_to_write_one_sentence_are_one_family_and_sentences_written_apart_are_not()
    {
        var families = Read().Select(one => one.Family).ToList();

        families[0].ShouldBe(families[1]);
        families.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void What_would_do_as_well_is_kept_beside_each() =>
        Read().Select(one => one.Also.Count).ShouldBe([0, 0, 1, 1]);

    private static IReadOnlyList<Utterance> Read()
    {
        var files = BrokenDialogTests.Sound();
        foreach (var (path, added) in BrokenDialogTests.FilesIn("_intents")) files[path] = added;
        files["intents/greeting.yaml"] = Yaml;
        var load = DialogLoader.Load(files, BrokenDialogTests.Actions, BrokenDialogTests.Facts);
        load.Issues.ShouldBeEmpty();
        return load.Set!.Utterances;
    }
}
