using System.Text.Json;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.BackOffice;

/// <summary>The charts of Today: numbers for the picture, and the same for a table beside it.</summary>
internal sealed class TodayCharts(IReadOnlyList<CaseWeek> weeks)
{
    private static readonly CaseKind[] Shown = [CaseKind.Complaint, CaseKind.Proposal, CaseKind.DataChange];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<CaseWeek> Weeks => weeks;

    public bool IsEmpty => weeks.All(week => week.Opened.Count == 0);

    /// <summary>As <c>data-chart</c> wants it.</summary>
    public string Cases => Chart(
        "line", [.. Shown.Select(kind => (CaseWords.Of(kind), (Func<CaseWeek, int>)(week => Of(week, kind)))),
            ("Lainnya", Others)]);

    /// <summary>As <c>data-chart</c> wants it.</summary>
    public string Answers => Chart(
        "bars", [("Masuk", week => week.Opened.Values.Sum()), ("Dijawab tepat waktu", week => week.InTime)]);

    public static int Of(CaseWeek week, CaseKind kind) => week.Opened.GetValueOrDefault(kind);

    public static int Others(CaseWeek week) =>
        week.Opened.Where(kind => !Shown.Contains(kind.Key)).Sum(kind => kind.Value);

    private string Chart(string kind, IReadOnlyList<(string Label, Func<CaseWeek, int> Of)> series) =>
        JsonSerializer.Serialize(
            new
            {
                kind,
                x = weeks.Select(week => week.From.ToUnixTimeSeconds()),
                series = series.Select(line => new { label = line.Label, y = weeks.Select(line.Of) }),
            },
            Json);
}
