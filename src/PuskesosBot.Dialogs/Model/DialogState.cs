namespace PuskesosBot.Dialogs;

/// <summary>A text named by a state.</summary>
public sealed record TextUse(string Id, SourcePlace Place);

/// <summary>What stands behind a name in <c>with</c> and <c>set</c>: <c>$slot</c> (or a fact), or a literal.</summary>
public sealed record DialogValue(string Text, bool IsSlot, SourcePlace Place);

/// <summary>A way out of a state.</summary>
/// <param name="Word">Outcome, label of the option, or <c>next</c>.</param>
public sealed record Way(string Word, Target Target);

/// <summary>One state of a dialog. A closed family.</summary>
public abstract record DialogState(string Name, SourcePlace Place)
{
    /// <summary>Texts said on arrival, in order.</summary>
    public IReadOnlyList<TextUse> Says { get; init; } = [];

    /// <summary>Approved message template that says the same as the last of <see cref="Says"/>.</summary>
    public string? Template { get; init; }

    /// <summary>Outcomes and where they lead.</summary>
    public IReadOnlyDictionary<string, Target> On { get; init; } = new Dictionary<string, Target>();

    /// <summary>Every way out, in the order of the file.</summary>
    public virtual IEnumerable<Way> Ways => On.Select(route => new Way(route.Key, route.Value));

    /// <summary>Stops here until the resident or the desk does something.</summary>
    public bool Waits => this is AskState or ChooseState or WaitState;
}

/// <summary>Says something (or nothing) and goes on.</summary>
public sealed record SayState(string Name, SourcePlace Place, Target Next) : DialogState(Name, Place)
{
    public override IEnumerable<Way> Ways => [new Way("next", Next)];
}

/// <summary>Asks for a typed answer.</summary>
public sealed record AskState(string Name, SourcePlace Place, AnswerKind Expect, string Into) : DialogState(Name, Place)
{
    /// <summary>Answers that cannot be read before <c>tries_exhausted</c>; 1 to 9.</summary>
    public int Tries { get; init; } = DialogLimits.TriesDefault;

    /// <summary>May be skipped with a word of the group <c>skip</c>.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Not asked when the message that began all this has answered it already.</summary>
    public bool IsTaken { get; init; } = true;

    /// <summary>
    /// Not asked when that message tells enough by itself: then its own words are the answer. Only in the dialog that
    /// the message began, and in the ones it enters.
    /// </summary>
    public bool IsHeard { get; init; }

    /// <summary>The second, more helpful wording.</summary>
    public required TextUse Again { get; init; }

    /// <summary>
    /// Said instead of <see cref="Again"/> to a date that is not within the last 120 years; null where any date will
    /// do.
    /// </summary>
    public TextUse? Past { get; init; }
}

/// <summary>Offers numbered options, either written out or one a row of a list.</summary>
public sealed record ChooseState(string Name, SourcePlace Place) : DialogState(Name, Place)
{
    public IReadOnlyList<ChooseOption> Options { get; init; } = [];

    /// <summary>Null when the options are written out.</summary>
    public ChooseRows? Rows { get; init; }

    /// <summary>
    /// The matter is over and these are courtesies: a late press of the question before gets this one again, and words
    /// that choose none of its options are heard as if nothing were going on.
    /// </summary>
    public bool IsClosing { get; init; }

    public override IEnumerable<Way> Ways =>
        Options.Select(option => new Way(option.Label.Id, option.Next)).Concat(base.Ways);
}

/// <param name="Label">Id of a label.</param>
/// <param name="When">Slot or fact that must be filled and not <c>no</c> for the option to be offered.</param>
public sealed record ChooseOption(TextUse Label, Target Next, DialogValue? When)
{
    public IReadOnlyDictionary<string, DialogValue> Set { get; init; } = new Dictionary<string, DialogValue>();
}

/// <param name="From">The list.</param>
/// <param name="Label">Text that says a row in a few words.</param>
/// <param name="Into">Slot for the field <c>id</c> of the chosen row; the fields become <c>into_field</c>.</param>
public sealed record ChooseRows(DialogValue From, TextUse Label, string Into);

/// <summary>Has the host do something.</summary>
public sealed record DoState(string Name, SourcePlace Place, string Action) : DialogState(Name, Place)
{
    public IReadOnlyDictionary<string, DialogValue> With { get; init; } = new Dictionary<string, DialogValue>();
}

/// <summary>Goes through another dialog; its ends are outcomes here.</summary>
public sealed record EnterState(string Name, SourcePlace Place, string Dialog) : DialogState(Name, Place)
{
    public IReadOnlyDictionary<string, DialogValue> With { get; init; } = new Dictionary<string, DialogValue>();
}

/// <summary>Waits until something happens at the desk, for hours or days.</summary>
public sealed record WaitState(string Name, SourcePlace Place, string Event) : DialogState(Name, Place)
{
    /// <summary>Slots that the event fills.</summary>
    public IReadOnlyList<string> Gives { get; init; } = [];
}
