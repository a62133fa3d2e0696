using System.Globalization;
using System.Text;
using PuskesosBot.Channels;

namespace PuskesosBot.Tests.Channels;

public sealed class TextSplitterTests
{
    [Theory]
    [InlineData("", 10, new string[0])]
    [InlineData(" \n ", 10, new string[0])]
    [InlineData("sepuluh ok", 10, new[] { "sepuluh ok" })]
    [InlineData("satu dua\n\ntiga empat lima", 18, new[] { "satu dua", "tiga empat lima" })]
    [InlineData("satu dua\ntiga empat lima", 16, new[] { "satu dua", "tiga empat lima" })]
    [InlineData("Satu dua. Tiga empat lima", 15, new[] { "Satu dua.", "Tiga empat lima" })]
    [InlineData("satu dua tiga empat", 14, new[] { "satu dua tiga", "empat" })]
    [InlineData("satudelapan", 6, new[] { "satude", "lapan" })]
    [InlineData("a satudelapan", 8, new[] { "a satude", "lapan" })]
    public void A_long_text_is_cut_at_the_best_place(string text, int charsMax, string[] parts) =>
        TextSplitter.Split(text, charsMax).ShouldBe(parts);

    [Fact]
    public void A_family_stays_together()
    {
        var family = "👨‍👩‍👧";
        var parts = TextSplitter.Split(string.Concat(Enumerable.Repeat(family, 5)), 19);

        parts.ShouldAllBe(part => part.Length % family.Length == 0);
    }

    [Fact]
    public void A_character_longer_than_a_part_is_cut_without_breaking_a_surrogate_pair()
    {
        var parts = TextSplitter.Split("😀" + string.Concat(Enumerable.Repeat("\U0001F3FB\u200D", 20)), 8);

        parts.ShouldAllBe(part => part.Length <= 8 && IsWellFormed(part));
    }

    [Fact]
    public void No_text_loses_anything_but_white_space_around_a_cut()
    {
        string[] pieces =
            ["kata", " ", ". ", "\n", "\n\n", "👋🏽", "🇮🇩", "e\u0301", " \u0301", "\r\n", "panjangsekali", "?"];
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(60); i > 0; i--) text.Append(pieces[random.Next(pieces.Length)]);
            var charsMax = random.Next(24, 80);

            var parts = TextSplitter.Split(text.ToString(), charsMax);

            parts.ShouldAllBe(part => part.Length <= charsMax && part.Trim().Length > 0);
            parts.ShouldAllBe(part => IsWellFormed(part));
            Solid(string.Concat(parts)).ShouldBe(Solid(text.ToString()), $"round {round}");
        }
    }

    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static bool IsWellFormed(string text) =>
        text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar)
        && StringInfo.ParseCombiningCharacters(text).Length > 0;
}
