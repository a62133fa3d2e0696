namespace PuskesosBot.Dialogs;

/// <summary>Where something stands in the files, for people: <c>dialogs/x.yaml:14:5</c>. Counts from 1.</summary>
public sealed record SourcePlace(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
