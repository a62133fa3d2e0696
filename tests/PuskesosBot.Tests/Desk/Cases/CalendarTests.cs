using System.Globalization;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Cases;

/// <summary>Working days and hours: Monday to Thursday 08.00-15.30, Friday to 15.00, holidays closed.</summary>
public sealed class CalendarTests
{
    private static readonly WorkingCalendar Calendar = new(TestDesk.Content.Profile with
    {
        Holidays = new Holidays(new HashSet<(int, int)> { (12, 25) }, new HashSet<DateOnly> { new(2026, 11, 24) }),
    });

    internal static DateTimeOffset Wib(string local) => new DateTimeOffset(
        DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7))
        .ToUniversalTime();

    [Theory]
    [InlineData("2026-11-19 10:00", 0, "2026-11-19 15:30")]
    [InlineData("2026-11-19 06:00", 0, "2026-11-19 15:30")]
    [InlineData("2026-11-19 15:30", 0, "2026-11-20 15:00")]
    [InlineData("2026-11-21 10:00", 0, "2026-11-23 15:30")]
    [InlineData("2026-11-20 10:00", 1, "2026-11-23 15:30")]
    [InlineData("2026-11-20 20:00", 1, "2026-11-23 15:30")]
    [InlineData("2026-11-21 10:00", 1, "2026-11-23 15:30")]
    [InlineData("2026-11-20 10:00", 2, "2026-11-25 15:30")]
    [InlineData("2026-11-20 10:00", 5, "2026-11-30 15:30")]
    [InlineData("2026-12-24 16:00", 1, "2026-12-28 15:30")]
    [InlineData("2026-12-24 00:30", 0, "2026-12-24 15:30")]
    public void Days_are_counted_where_the_desk_is_open(string from, int days, string due)
    {
        Calendar.AddDays(Wib(from), days).ShouldBe(Wib(due));
    }

    [Theory]
    [InlineData("2026-11-19 10:00", "2026-11-19 12:00", 120)]
    [InlineData("2026-11-19 15:00", "2026-11-20 08:30", 60)]
    [InlineData("2026-11-20 14:00", "2026-11-23 09:00", 120)]
    [InlineData("2026-11-21 01:00", "2026-11-22 23:00", 0)]
    [InlineData("2026-11-23 15:00", "2026-11-25 09:00", 90)]
    [InlineData("2026-11-20 12:00", "2026-11-20 10:00", 0)]
    public void Open_time_lies_between_two_instants(string from, string to, int minutes)
    {
        Calendar.Between(Wib(from), Wib(to)).ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("2026-11-19 10:00", 120, "2026-11-19 12:00")]
    [InlineData("2026-11-19 15:00", 60, "2026-11-20 08:30")]
    [InlineData("2026-11-20 14:00", 120, "2026-11-23 09:00")]
    [InlineData("2026-11-23 15:30", 30, "2026-11-25 08:30")]
    [InlineData("2026-11-21 10:00", 0, "2026-11-21 10:00")]
    public void Open_time_is_added(string from, int minutes, string to)
    {
        Calendar.AddTime(Wib(from), TimeSpan.FromMinutes(minutes)).ShouldBe(Wib(to));
    }

    [Fact]
    public void A_desk_that_never_opens_ends_the_count_all_the_same()
    {
        var never = new WorkingCalendar(TestDesk.Content.Profile with
        {
            Hours = new Dictionary<DayOfWeek, OpeningHours>(),
        });
        var from = Wib("2026-11-20 10:00");

        never.AddDays(from, 5).ShouldBe(from.AddDays(5));
        never.AddTime(from, TimeSpan.FromHours(1)).ShouldBe(from.AddHours(1));
        never.Between(from, from.AddYears(1)).ShouldBe(TimeSpan.Zero);
    }
}
