using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Conversations;

namespace PuskesosBot.Server.BackOffice;

/// <summary>At which hours of the day people were asked for in the last weeks: when the desk needs somebody.</summary>
/// <param name="PerHour">24, from midnight where the desk is.</param>
internal sealed record HandoverHours(IReadOnlyList<int> PerHour)
{
    internal const int Days = 28;

    /// <summary>Of more the newest count.</summary>
    private const int RowsMax = 20_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool IsEmpty => PerHour.All(count => count == 0);

    /// <summary>As <c>data-chart</c> wants it.</summary>
    public string Chart => JsonSerializer.Serialize(
        new
        {
            kind = "hours",
            x = Enumerable.Range(0, PerHour.Count),
            series = (object[])[new { label = "Minta petugas", y = PerHour }],
        },
        Json);

    internal static async Task<HandoverHours> OfAsync(ConsoleDesk desk, DeskClock clock, CancellationToken ct)
    {
        const int hoursOfDay = 24;
        var since = clock.StartOf(clock.Today.AddDays(1 - Days));
        var opened = await desk.Scope.Handovers(desk.Read)
            .Where(h => h.OpenedAt >= since && h.Reason != HandoverReason.Staff)
            .OrderByDescending(h => h.OpenedAt).Take(RowsMax).Select(h => h.OpenedAt).ToListAsync(ct);
        var perHour = new int[hoursOfDay];
        foreach (var at in opened) perHour[clock.HourOf(at)]++;
        return new HandoverHours(perHour);
    }
}
