using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Cases;

/// <summary>Counts in the hours and days when somebody is at the desk, in the desk's zone.</summary>
public sealed class WorkingCalendar(DeskProfile desk)
{
    /// <summary>Ten years: more is a desk that never opens.</summary>
    private const int DaysLookedAtMax = 3_660;

    /// <summary>Closing time of the working day that comes so many after the date of <paramref name="from"/>.</summary>
    /// <param name="days">0: of the same day while the desk is yet to close on it, else of the next working
    /// day.</param>
    public DateTimeOffset AddDays(DateTimeOffset from, int days)
    {
        var local = LocalOf(from);
        var date = DateOnly.FromDateTime(local);
        if (days == 0 && HoursOn(date) is { } today && TimeOnly.FromDateTime(local) < today.Closes)
            return At(date, today.Closes);
        var left = Math.Max(days, 1);
        for (var looked = 0; looked < DaysLookedAtMax; looked++)
        {
            date = date.AddDays(1);
            if (HoursOn(date) is { } hours && --left == 0) return At(date, hours.Closes);
        }

        return from.AddDays(days);
    }

    /// <summary>The instant at which the desk will have been open for so long since <paramref name="from"/>.</summary>
    public DateTimeOffset AddTime(DateTimeOffset from, TimeSpan open)
    {
        if (open <= TimeSpan.Zero) return from;
        var (date, left) = (DateOnly.FromDateTime(LocalOf(from)), open);
        for (var looked = 0; looked < DaysLookedAtMax; looked++, date = date.AddDays(1))
        {
            if (HoursOn(date) is not { } hours) continue;
            var (opens, closes) = (Later(At(date, hours.Opens), from), At(date, hours.Closes));
            if (opens >= closes) continue;
            if (left <= closes - opens) return opens + left;
            left -= closes - opens;
        }

        return from + open;
    }

    /// <summary>How long the desk was open between two instants; zero when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (date, open) = (DateOnly.FromDateTime(LocalOf(from)), TimeSpan.Zero);
        for (var looked = 0; looked < DaysLookedAtMax && At(date, TimeOnly.MinValue) < to; looked++)
        {
            if (HoursOn(date) is { } hours)
            {
                var opens = Later(At(date, hours.Opens), from);
                var closes = At(date, hours.Closes) is var end && end < to ? end : to;
                if (closes > opens) open += closes - opens;
            }

            date = date.AddDays(1);
        }

        return open;
    }

    /// <summary>The date where the desk is.</summary>
    public DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant));

    /// <summary>The time on the wall where the desk is.</summary>
    public TimeOnly TimeAt(DateTimeOffset instant) => TimeOnly.FromDateTime(LocalOf(instant));

    private OpeningHours? HoursOn(DateOnly date) =>
        desk.Hours.TryGetValue(date.DayOfWeek, out var hours) && !desk.Holidays.Has(date) ? hours : null;

    private DateTime LocalOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, desk.Zone).DateTime;

    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, desk.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
