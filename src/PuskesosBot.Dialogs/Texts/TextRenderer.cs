using System.Globalization;
using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>Puts values into texts of one language.</summary>
internal static class TextRenderer
{
    /// <summary>A text that is missing prints as nothing; the checks have refused such files.</summary>
    internal static string Render(DialogLanguage language, string textId, TextScope scope)
    {
        if (!language.Texts.TryGetValue(textId, out var text)) return "";
        var written = new StringBuilder(256);
        Write(written, language, text.Template.Parts, scope);
        return Tidy(written);
    }

    private static void Write(
        StringBuilder to, DialogLanguage language, IReadOnlyList<TextPart> parts, TextScope scope)
    {
        foreach (var part in parts)
        {
            if (part is TextPart.Literal literal) to.Append(literal.Text);
            else if (part is TextPart.Rows rows) WriteRows(to, language, rows, scope);
            else if (part is TextPart.When when && !scope.Find(when.Slot).IsEmpty)
                Write(to, language, when.Inner, scope);
            else if (part is TextPart.Term term) to.Append(InWords(language, term.TermId, scope.Find(term.Slot).Text));
            else if (part is TextPart.Value value)
                to.Append(Format(language, scope.Find(value.Slot).Text, value.Format));
        }
    }

    private static void WriteRows(StringBuilder to, DialogLanguage language, TextPart.Rows part, TextScope scope)
    {
        // A text for a row cannot hold another list: rows are flat, and it keeps this from calling itself for ever.
        if (scope.Row is not null || scope.Find(part.Slot).Rows is not { } rows) return;
        if (!language.Texts.TryGetValue(part.TextId, out var text)) return;
        var first = true;
        foreach (var row in rows)
        {
            if (!first) to.Append('\n');
            first = false;
            Write(to, language, text.Template.Parts, scope with { Row = row });
        }
    }

    private static string InWords(DialogLanguage language, string term, string value) =>
        language.Terms.TryGetValue(term, out var words) && words.Words.TryGetValue(value, out var word) ? word : value;

    private static string Format(DialogLanguage language, string value, TextFormat format) => format switch
    {
        TextFormat.Date => Date(language, value),
        TextFormat.Time => Time(language, value),
        _ => value,
    };

    private static string Date(DialogLanguage language, string value)
    {
        var culture = CultureInfo.InvariantCulture;
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", culture, DateTimeStyles.None, out var date)) return value;
        var isoWeekday = date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
        var weekday = InWords(language, EngineTexts.WeekdayTerm, Number(isoWeekday));
        return $"{weekday}, {date.Day} {InWords(language, EngineTexts.MonthTerm, Number(date.Month))} {date.Year}";
    }

    private static string Time(DialogLanguage language, string value)
    {
        var culture = CultureInfo.InvariantCulture;
        if (!TimeOnly.TryParseExact(value, "HH:mm", culture, DateTimeStyles.None, out var time)) return value;
        return $"{InWords(language, EngineTexts.ClockTerm, EngineTexts.ClockAt)} "
            + time.ToString("HH.mm", culture);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A part that printed as nothing leaves no hole: at most one empty line in a row, none at the ends.
    /// </summary>
    private static string Tidy(StringBuilder text)
    {
        var written = text.ToString();
        if (IsTidy(written)) return written;
        var lines = written.Split('\n').Select(line => line.TrimEnd());
        var kept = new List<string>();
        foreach (var line in lines)
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0)) kept.Add(line);
        return string.Join('\n', kept).Trim();
    }

    private static bool IsTidy(string text) =>
        text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && !text.Contains("\n\n\n", StringComparison.Ordinal) && !HasBlankAtLineEnd(text);

    private static bool HasBlankAtLineEnd(string text)
    {
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
            if (text[end - 1] != '\n' && char.IsWhiteSpace(text[end - 1])) return true;
        return false;
    }
}
