namespace PuskesosBot.Dialogs;

public enum TargetKind { State, End, Menu, Person, Meant }

/// <summary>Where a dialog goes next.</summary>
/// <param name="Kind">A state, the end of the dialog, one of the two ways out that drop everything, or the dialog
/// of the intent that the slot <c>intent</c> names.</param>
/// <param name="Name">Name of the state or of the end; empty for the others.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Target(TargetKind Kind, string Name, SourcePlace Place)
{
    /// <summary>What <c>$end</c> ends with.</summary>
    public const string Done = "done";

    /// <summary>As written in the files.</summary>
    public override string ToString() => Kind switch
    {
        TargetKind.State => Name,
        TargetKind.End => Name == Done ? "$end" : $"end: {Name}",
        TargetKind.Menu => "$menu",
        TargetKind.Meant => "$meant",
        _ => "$person",
    };
}
