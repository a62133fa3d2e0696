using PuskesosBot.Dialogs;
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
        Of("other utterances", Few).Guess(Message).ShouldNotBe(learned.Guess(Message));
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
        file.Of(Key, Dialogs.Intents!, Dialogs.Spelling, new TrainingTexts(Few, [])).Guess(Message).ShouldNotBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private IntentModel Of(string key, IReadOnlyList<Utterance> utterances) =>
        new ModelFile(Path).Of(key, Dialogs.Intents!, Dialogs.Spelling, new TrainingTexts(utterances, []));

    private static float[] Numbers(IntentModel model) => [.. model.Weights, .. model.Biases];
}
