using System.Diagnostics;
using System.Text;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs.Answers;

public sealed class OtherAnswerTests
{
    [Theory]
    [InlineData("  saya mau lapor  ", "saya mau lapor")]
    [InlineData("baris satu\nbaris dua", "baris satu\nbaris dua")]
    [InlineData("a\0b", "ab")]
    [InlineData("   ", null)]
    [InlineData("\u200B", null)]
    [InlineData("", null)]
    public void Free_text_is_trimmed(string text, string? expected) =>
        Reading.Value(AnswerKind.Text, text).ShouldBe(expected);

    [Fact]
    public void Free_text_is_cut_between_letters()
    {
        var text = new string('a', DialogLimits.TextAnswerCharsMax - 1) + "😀 dan seterusnya";

        var read = Reading.Value(AnswerKind.Text, text);

        read.ShouldBe(new string('a', DialogLimits.TextAnswerCharsMax - 1));
    }

    [Fact]
    public void Photo_and_location_come_from_the_message()
    {
        var message = new DialogInput.Message("ini") { Photo = "media-1", Location = "-6.89,107.61" };

        AnswerReader.Read(AnswerKind.Photo, message, Reading.Context).Value.ShouldBe("media-1");
        AnswerReader.Read(AnswerKind.Location, message, Reading.Context).Value.ShouldBe("-6.89,107.61");
        Reading.Value(AnswerKind.Photo, "foto").ShouldBeNull();
        Reading.Value(AnswerKind.Location, "di dago").ShouldBeNull();
    }

    [Theory]
    [InlineData("nomer dua", "2")]
    [InlineData("halo", null)]
    public void A_choice_without_options_is_its_number(string text, string? expected) =>
        Reading.Value(AnswerKind.Choice, text).ShouldBe(expected);

    [Theory]
    [InlineData("  Halo,   KANG!! 🙏 ", "halo, kang")]
    [InlineData("Ｒ Ｗ", "r w")]
    [InlineData("téh", "teh")]
    [InlineData("...", "")]
    public void Words_are_normalised(string text, string expected) => Words.Normalise(text).ShouldBe(expected);

    [Fact]
    public void Nothing_that_can_be_typed_throws_or_takes_long()
    {
        const int seed = 20261121, texts = 150;
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < texts; i++)
        {
            var text = RandomText(random);
            foreach (var kind in Enum.GetValues<AnswerKind>()) Reading.Answer(kind, text);
            ChoiceMatcher.Match(text, [new("Cek status", ["syarat"]), new(text[..Math.Min(24, text.Length)], [text])]);
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), $"seed {seed}");
    }

    [Theory]
    [InlineData("dua")]
    [InlineData("dua puluh ")]
    [InlineData("1 ")]
    [InlineData("17/8/65 ")]
    [InlineData("rt 2 rw 6 ")]
    [InlineData("LS 2611 ")]
    [InlineData("el ")]
    [InlineData("ya ")]
    [InlineData("i")]
    [InlineData("\uFDFA")]
    [InlineData("\uD800")]
    [InlineData("\uFFFE")]
    [InlineData("👍")]
    public void One_thing_said_for_five_thousand_letters_is_read_quickly(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 5000 / piece.Length).ToString();
        var watch = Stopwatch.StartNew();

        foreach (var kind in Enum.GetValues<AnswerKind>()) Reading.Answer(kind, text);
        ChoiceMatcher.Match(text, [new(text, [text]), new("Cek", [])]);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string RandomText(Random random)
    {
        string[] words =
        [
            "rw", "rt", "dua", "puluh", "belas", "17", "08", "1965", "agustus", "ya", "tidak", "LS", "2611", "00427",
            "K", "+62", "812", "0000", "nomer", "kadua", "/", "-", ".", "👍", "2️⃣", "\uD83D", "\0", "\u202E", "ﷺ",
            "VIII",
        ];
        var text = new StringBuilder();
        var length = random.Next(0, random.Next(2) == 0 ? 60 : 5000);
        while (text.Length < length)
        {
            if (random.Next(4) == 0) text.Append((char)random.Next(0x10000));
            else text.Append(words[random.Next(words.Length)]);
            if (random.Next(3) > 0) text.Append(' ');
        }

        return text.ToString();
    }
}
