namespace PuskesosBot.Dialogs;

/// <summary>Gathers problems; bounded, without repeats, and sorted when read.</summary>
internal sealed class IssueList
{
    private readonly Dictionary<string, DialogIssue> _issues = [];

    internal int Count => _issues.Count;

    internal void Add(SourcePlace place, string code, string text, IEnumerable<string>? allowed = null)
    {
        if (_issues.Count >= DialogLimits.IssuesMax) return;
        string[] sorted = [.. (allowed ?? []).Distinct().Order(StringComparer.Ordinal)];
        _issues.TryAdd($"{place} {code} {text}", new DialogIssue(place, code, text, sorted));
    }

    internal IReadOnlySet<string> FilesWith(params IReadOnlyList<string> codes) =>
        _issues.Values.Where(issue => codes.Contains(issue.Code)).Select(issue => issue.Place.File).ToHashSet();

    internal IReadOnlyList<DialogIssue> Sorted() =>
    [
        .. _issues.Values.OrderBy(issue => issue.Place.File, StringComparer.Ordinal)
            .ThenBy(issue => issue.Place.Line).ThenBy(issue => issue.Place.Column)
            .ThenBy(issue => issue.Code, StringComparer.Ordinal),
    ];
}
