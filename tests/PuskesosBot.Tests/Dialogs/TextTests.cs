using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class TextTests
{
    private static readonly Dictionary<string, SlotValue> Values = new()
    {
        ["day"] = "2024-06-16",
        ["hour"] = "09:05",
        ["who"] = "Siti {hour}",
        ["kind"] = "PKH",
        ["odd"] = "XYZ",
        ["empty"] = "",
        ["rows"] = SlotValue.List(
        [
            new Dictionary<string, string> { ["name"] = "KTP" }, new Dictionary<string, string> { ["name"] = "KK" },
        ]),
    };

    [Theory]
    [InlineData("{day:date}", "Minggu, 16 Juni 2024")]
    [InlineData("{hour:time}", "jam 09.05")]
    [InlineData("{who:date}{odd:time}", "Siti {hour}XYZ")]
    [InlineData("{kind@programme}", "Program Keluarga Harapan")]
    [InlineData("{odd@programme}", "XYZ")]
    [InlineData("{who}", "Siti {hour}")]
    [InlineData("a{missing}b", "ab")]
    [InlineData("{rows|paper_row}", "- KTP\n- KK")]
    [InlineData("{who|paper_row}{rows}", "")]
    [InlineData("a{?who}b{?empty}c{/empty}d{/who}", "abd")]
    [InlineData("a{?rows}b{/rows}", "ab")]
    [InlineData("a\n{empty}\n\n\nb", "a\n\nb")]
    [InlineData("a {empty}\n {empty}\nb\n{empty}", "a\n\nb")]
    [InlineData("{empty}\n\na {empty}\nb", "a\nb")]
    public void Placeholders_print_values(string text, string printed) => Print(text).ShouldBe(printed);

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{}")]
    [InlineData("{A}")]
    [InlineData("{a b}")]
    [InlineData("{a:}")]
    [InlineData("{a|}")]
    [InlineData("{a@b@c}")]
    [InlineData("{?a}")]
    [InlineData("{/a}")]
    [InlineData("{?a}{?b}{/a}{/b}")]
    [InlineData("{?a}{?a}{?a}{?a}{?a}{?a}{/a}{/a}{/a}{/a}{/a}{/a}")]
    public void Braces_that_mean_nothing_are_refused(string text) =>
        TextTemplateReader.Read(text).Wrong.ShouldNotBeNull();

    private static string Print(string text)
    {
        TextTemplateReader.Read(text).Wrong.ShouldBeNull();
        var known = SmallDialogs.Load().Language("id");
        var language = new DialogLanguage
        {
            Key = known.Key,
            Name = known.Name,
            Place = known.Place,
            Labels = known.Labels,
            Terms = known.Terms,
            Texts = new Dictionary<string, DialogText>(known.Texts)
            {
                ["it"] = new("it", text, known.Place) { Template = TextTemplateReader.Read(text).Template },
            },
        };
        return TextRenderer.Render(language, "it", new TextScope(Values, Values));
    }
}
