namespace PuskesosBot.Desk.People;

/// <summary>Days on which desks are closed, from <c>config/holidays.yaml</c>.</summary>
/// <param name="EveryYear">Month and day of holidays with a fixed date.</param>
/// <param name="Dates">Those that a yearly decree sets.</param>
public sealed record Holidays(IReadOnlySet<(int Month, int Day)> EveryYear, IReadOnlySet<DateOnly> Dates)
{
    public static Holidays None { get; } = new(new HashSet<(int, int)>(), new HashSet<DateOnly>());

    public bool Has(DateOnly date) => Dates.Contains(date) || EveryYear.Contains((date.Month, date.Day));
}
