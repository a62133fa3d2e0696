using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class SpellingTests
{
    private static readonly SourcePlace Place = new("dialogs/_spelling.yaml", 1, 1);

    private readonly Spelling _spelling = new(
        [
            new SpellingEntry("tidak", ["ga", "nggak", "teu"], Place),
            new SpellingEntry("belum", ["teu acan"], Place),
            new SpellingEntry("beras", ["beas"], Place),
        ],
        [new SpellingEntry("food", ["beras", "gula"], Place)],
        ["teh", "kang"]);

    [Theory]
    [InlineData("beas teu acan aya kang", "beras belum aya kang")]
    [InlineData("lamaaaa banget", "lama banget")]
    [InlineData("lama-lama", "lama")]
    [InlineData("lama2", "lama")]
    [InlineData("berasnya NGGAK ada", "beras tidak ada")]
    [InlineData("NIK 3273010101700001", "nik #identifier")]
    [InlineData("rw06", "rw #")]
    public void One_thing_is_written_one_way(string text, string words) =>
        string.Join(' ', _spelling.Read(text)).ShouldBe(words);

    [Fact]
    public void Things_of_a_kind_are_known_in_any_spelling() =>
        _spelling.GroupsOf(_spelling.Read("beasna").Single()).ShouldBe(["food"]);

    [Fact]
    public void Courteous_words_are_small() => _spelling.IsSmall("kang").ShouldBeTrue();
}
