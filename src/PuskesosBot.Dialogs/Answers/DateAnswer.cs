using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Day, month, year in that order, always; the American order is never guessed.</summary>
internal static class DateAnswer
{
    /// <summary>Nobody alive was born earlier.</summary>
    private const int YearsBackMax = 120;

    /// <summary>A date inside a longer story is likely not the answer.</summary>
    private const int OtherWordsMax = 12;

    internal static Answer Read(string text, DateOnly today)
    {
        var words = NumberWords.Spell(Words.Split(text));
        if (words.Exists(word => Words.IsNegation(word.Text) || word.Text is "atau" or "atawa")) return Answer.Unread;

        var date = Relative(words, today) ?? (Collect(words) is { } parts ? Assemble(parts, today) : null);
        return date is { } read ? Answer.Of(read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Answer.Unread;
    }

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

    private static DateOnly? Assemble(List<DatePart> parts, DateOnly today)
    {
        if (parts is [var compact]) return Compact(compact, today);
        if (parts is [{ Digits: 4 } isoYear, { IsMonthName: false } isoMonth, { IsMonthName: false } isoDay])
            return Exact(isoYear.Value, isoMonth.Value, isoDay.Value, today);

        // "satu tujuh agustus": the day said digit by digit, which only a month's name can end.
        if (parts is [{ IsUnit: true } ten, { IsUnit: true } one, { IsMonthName: true } month, ..])
            return WithYear(ten.Value * 10 + one.Value, month, parts[3..], today);
        if (parts.Count < 3 || parts[0].Digits > 2) return null;
        return WithYear(parts[0].Value, parts[1], parts[2..], today);
    }

    /// <summary>"17081965", "170865", and "19650817" where the usual order is impossible.</summary>
    private static DateOnly? Compact(DatePart number, DateOnly today)
    {
        var value = number.Value;
        return number.Digits switch
        {
            6 => TwoDigitYear(value / 10_000, value / 100 % 100, value % 100, today),
            8 => Exact(value % 10_000, value / 10_000 % 100, value / 1_000_000, today)
                ?? Exact(value / 10_000, value / 100 % 100, value % 100, today),
            _ => null,
        };
    }

    private static DateOnly? WithYear(int day, DatePart month, List<DatePart> year, DateOnly today)
    {
        if (month.Digits > 2) return null;
        return SpokenYear.Read(year) switch
        {
            null => null,
            < 100 and { } two => TwoDigitYear(day, month.Value, two, today),
            { } full => Exact(full, month.Value, day, today),
        };
    }

    /// <summary>The newest year with these last digits whose date exists and has been.</summary>
    private static DateOnly? TwoDigitYear(int day, int month, int digits, DateOnly today)
    {
        for (var year = today.Year / 100 * 100 + digits; year > today.Year - YearsBackMax - 1 && year > 0; year -= 100)
        {
            if (Exact(year, month, day, today) is { } date) return date;
        }

        return null;
    }

    private static DateOnly? Exact(int year, int month, int day, DateOnly today)
    {
        if (year < 1 || year > today.Year || year < today.Year - YearsBackMax) return null;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        var date = new DateOnly(year, month, day);
        return date <= today && date >= today.AddYears(-YearsBackMax) ? date : null;
    }
}
