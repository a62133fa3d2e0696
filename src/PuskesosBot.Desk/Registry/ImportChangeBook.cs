namespace PuskesosBot.Desk.Registry;

/// <summary>Keeps who is new, changed and gone, each person once.</summary>
/// <param name="start">What an attempt that died had already done.</param>
internal sealed class ImportChangeBook(ImportReport report, ImportStart start)
{
    internal List<KnownPerson> Gone { get; } = [];

    internal void Take(RowDecision decision)
    {
        var person = decision.Person!;
        if (person.IsCounted || KindOf(decision) is not { } kind) return;
        person.IsCounted = true;
        // Of the first list of a source everybody is new: that needs no row each to be remembered.
        if (!start.IsFirst) decision.Change = kind;
        var changes = kind == ImportChangeKind.New ? report.New : report.Changed;
        changes.Add(decision.Row.Number, person.Name, person.Rw);
    }

    /// <summary>Gone is who was on this source's list only, and in no row of this file.</summary>
    internal void TakeGone(KnownPerson person)
    {
        if (person.IsInFile || person.IsOnOtherList || person.IsCounted) return;
        person.IsCounted = true;
        Gone.Add(person);
        report.Gone.Add(null, person.Name, person.Rw);
    }

    private ImportChangeKind? KindOf(RowDecision decision)
    {
        if (decision.Effect == RowEffect.Create) return ImportChangeKind.New;
        if (start.Changes.TryGetValue(decision.Person!.Id, out var kind)) return kind;
        if (start.IsFirst && !decision.Person.IsOnOtherList) return ImportChangeKind.New;
        if (decision.Effect == RowEffect.Touch && decision.Enrolments is null) return null;
        return ImportChangeKind.Changed;
    }
}
