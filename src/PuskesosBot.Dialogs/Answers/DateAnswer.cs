using System.Globalization;
using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>Day, month, year in that order, always; the American order is never guessed.</summary>
internal static partial class DateAnswer
{
    /// <summary>Nobody alive was born earlier.</summary>
    private const int YearsBackMax = 120;

    /// <summary>A date inside a longer story is likely not the answer.</summary>
    private const int OtherWordsMax = 30;

    internal static Answer Read(string text, DateOnly today, bool isPast = false)
    {
        var words = NumberWords.Spell(Words.Split(DayFirst(text)));
        if (words.Exists(word => Words.IsNegation(word.Text) || word.Text is "atau" or "atawa")) return Answer.Unread;

        var parts = Collect(words);
        var date = Relative(words, today) ?? Assemble(parts, DateSpan.Lived(today));
        if (isPast && (date > today || (date is null && Assemble(parts, DateSpan.Any) is not null)))
            return Answer.Beyond;
        return date is { } read ? Answer.Of(read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Answer.Unread;
    }

    /// <summary>A month's name first leaves no doubt, and an age beside the date is no part of it.</summary>
    private static string DayFirst(string text) =>
        text.Length > DialogLimits.MessageCharsMax ? text : MonthFirst().Replace(Age().Replace(text, " "), "$2 $1 $3");

    private static DateOnly? Relative(List<Word> words, DateOnly today)
    {
        var said = words.Where(word => word.Text is "ini" or "ieu" || !Words.IsParticle(word.Text));
        return string.Join(' ', said.Select(word => word.Text)) switch
        {
            "hari ini" or "sekarang" or "dinten ieu" or "poe ieu" or "ayeuna" or "kiwari" => today,
            "besok" or "bsk" or "isukan" or "isuk" or "enjing" or "enjingan" => today.AddDays(1),
            "lusa" or "pageto" => today.AddDays(2),
            "kemarin" or "kemaren" or "kamari" => today.AddDays(-1),
            _ => null,
        };
    }

    /// <summary>The numbers and the month of the one date in the words; null when there may be more.</summary>
    private static List<DatePart>? Collect(List<Word> words)
    {
        var parts = new List<DatePart>();
        var (others, isOver) = (0, false);
        for (var at = 0; at < words.Count;)
        {
            if (DatePart.TryRead(words, at, afterDay: parts.Count is 1 or 2, out var part, out var next))
            {
                if (isOver) return null;
                parts.Add(part);
                at = next;
                continue;
            }

            var isCompany = DatePart.IsCompany(words[at].Text);
            if (!isCompany && ++others > OtherWordsMax) return null;
            isOver |= parts.Count > 0 && !isCompany;
            at++;
        }

        return parts;
    }

    private static DateOnly? Assemble(List<DatePart>? parts, DateSpan span)
    {
        if (parts is null) return null;
        if (parts is [var compact]) return Compact(compact, span);
        if (parts is [{ Digits: 4 } isoYear, { IsMonthName: false } isoMonth, { IsMonthName: false } isoDay])
            return Exact(isoYear.Value, isoMonth.Value, isoDay.Value, span);

        // "satu tujuh agustus": the day said digit by digit, which only a month's name can end.
        if (parts is [{ IsUnit: true } ten, { IsUnit: true } one, { IsMonthName: true } month, ..])
            return WithYear(ten.Value * 10 + one.Value, month, parts[3..], span);
        if (parts.Count < 3 || parts[0].Digits > 2) return null;
        return WithYear(parts[0].Value, parts[1], parts[2..], span);
    }

    /// <summary>"17081965", "170865", and "19650817" where the usual order is impossible.</summary>
    private static DateOnly? Compact(DatePart number, DateSpan span)
    {
        var value = number.Value;
        return number.Digits switch
        {
            6 => TwoDigitYear(value / 10_000, value / 100 % 100, value % 100, span),
            8 => Exact(value % 10_000, value / 10_000 % 100, value / 1_000_000, span)
                ?? Exact(value / 10_000, value / 100 % 100, value % 100, span),
            _ => null,
        };
    }

    private static DateOnly? WithYear(int day, DatePart month, List<DatePart> year, DateSpan span)
    {
        if (month.Digits > 2) return null;
        return SpokenYear.Read(year) switch
        {
            null => null,
            < 100 and { } two => TwoDigitYear(day, month.Value, two, span),
            { } full => Exact(full, month.Value, day, span),
        };
    }

    /// <summary>The newest year with these last digits whose date exists and is in the span.</summary>
    private static DateOnly? TwoDigitYear(int day, int month, int digits, DateSpan span)
    {
        for (var year = span.Last.Year / 100 * 100 + digits; year >= span.First.Year; year -= 100)
        {
            if (Exact(year, month, day, span) is { } date) return date;
        }

        return null;
    }

    private static DateOnly? Exact(int year, int month, int day, DateSpan span)
    {
        if (year < span.First.Year || year > span.Last.Year) return null;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        var date = new DateOnly(year, month, day);
        return date >= span.First && date <= span.Last ? date : null;
    }

    [GeneratedRegex(@"\b(januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november"
        + @"|nopember"
        + @"|desember)\s+(\d{1,2})[\s,]+(\d{4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"\b(?:umur|usia|yuswa)(?:nya|na|ku)?\s+(?:saya\s+|abdi\s+)?\d{1,3}(?:\s*(?:tahun|taun|thn|th))?\b"
        + @"|\(\s*\d{1,3}\s*(?:tahun|taun|thn|th)\s*\)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    /// <summary>Days a date may lie in.</summary>
    private readonly record struct DateSpan(DateOnly First, DateOnly Last)
    {
        /// <summary>Whatever has four digits for a year; more is another number.</summary>
        internal static DateSpan Any { get; } = new(new DateOnly(1000, 1, 1), new DateOnly(2999, 12, 31));

        /// <summary>The days somebody alive can have been born on.</summary>
        internal static DateSpan Lived(DateOnly today) => new(today.AddYears(-YearsBackMax), today);
    }
}
