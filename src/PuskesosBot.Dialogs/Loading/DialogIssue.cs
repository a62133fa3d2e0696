namespace PuskesosBot.Dialogs;

/// <summary>Something wrong in the files, for whoever edits them.</summary>
/// <param name="Place">Where.</param>
/// <param name="Code">One of <see cref="DialogIssueCode"/>; stable.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Allowed">What could stand there; empty when that is no list.</param>
public sealed record DialogIssue(SourcePlace Place, string Code, string Text, IReadOnlyList<string> Allowed)
{
    /// <summary>One line: <c>dialogs/x.yaml:14:5 DLG007 text (allowed: a, b)</c>.</summary>
    public override string ToString() =>
        $"{Place} {Code} {Text}{(Allowed.Count == 0 ? "" : $" (allowed: {string.Join(", ", Allowed)})")}";
}
