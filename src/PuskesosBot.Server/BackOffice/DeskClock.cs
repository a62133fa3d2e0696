using System.Globalization;
using Microsoft.AspNetCore.Html;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Instants as staff read them: in the desk's zone, in Indonesian.</summary>
internal sealed class DeskClock(DeskHome home, TimeProvider time)
{
    private static readonly string[] Months =
        ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(home.Desk.TimeZone);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Today where the desk is.</summary>
    public DateOnly Today => home.TodayAt(Now);

    /// <summary>When a day begins where the desk is.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, _zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The instant when the clock on the desk's wall shows this.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>0 to 23, as the clock on the desk's wall showed it.</summary>
    public int HourOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).Hour;

    /// <summary>"3 Nov 2026 14.05".</summary>
    public string Full(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, _zone);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))} {local.ToString("HH.mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>"3 Nov 2026".</summary>
    public static string Day(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year}";

    /// <summary>"5 menit lalu", "dalam 2 jam"; the full time as its title.</summary>
    public IHtmlContent Ago(DateTimeOffset at) => new HtmlString(
        $"<time datetime=\"{at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\" "
        + $"title=\"{Full(at)}\">{Relative(Now - at)}</time>");

    /// <summary>An instant or nothing: a dash.</summary>
    public IHtmlContent Ago(DateTimeOffset? at) => at is { } some ? Ago(some) : new HtmlString("–");

    /// <param name="passed">Since then; negative: until then.</param>
    internal static string Relative(TimeSpan passed)
    {
        var length = passed.Duration();
        var amount = length switch
        {
            { TotalMinutes: < 1 } => null,
            { TotalHours: < 1 } => $"{(int)length.TotalMinutes} menit",
            { TotalDays: < 1 } => $"{(int)length.TotalHours} jam",
            { TotalDays: < 30 } => $"{(int)length.TotalDays} hari",
            { TotalDays: < 365 } => $"{(int)(length.TotalDays / 30)} bulan",
            _ => $"{(int)(length.TotalDays / 365)} tahun",
        };
        if (amount is null) return passed < TimeSpan.Zero ? "sebentar lagi" : "baru saja";
        return passed < TimeSpan.Zero ? $"dalam {amount}" : $"{amount} lalu";
    }
}
