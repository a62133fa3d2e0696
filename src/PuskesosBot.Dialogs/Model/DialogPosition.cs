namespace PuskesosBot.Dialogs;

/// <summary>
/// Where a conversation stands; the host stores it as JSON and gives it back. Holds no full identifier.
/// </summary>
public sealed record DialogPosition
{
    /// <summary>Nothing going on: the next message starts at home.</summary>
    public static DialogPosition Idle { get; } = new();

    /// <summary>Innermost dialog last; at most <see cref="DialogLimits.DepthMax"/>.</summary>
    public IReadOnlyList<DialogFrame> Frames { get; init; } = [];

    /// <summary>Number of the last question asked; makes buttons of older questions recognisable.</summary>
    public int Question { get; init; }

    public string ToJson() => DialogPositionJson.Write(this);

    /// <summary>
    /// Unreadable JSON (an older format, damage) gives <see cref="Idle"/>: the menu is better than an error.
    /// </summary>
    public static DialogPosition FromJson(string json) => DialogPositionJson.Read(json);
}

/// <summary>One dialog in progress.</summary>
/// <param name="Dialog">Name of the dialog.</param>
/// <param name="State">Name of the state that waits.</param>
public sealed record DialogFrame(string Dialog, string State)
{
    /// <summary>Answers to the waiting question that could not be read.</summary>
    public int Tries { get; init; }

    public IReadOnlyDictionary<string, SlotValue> Slots { get; init; } = new Dictionary<string, SlotValue>();

    /// <summary>What a message in the resident's own words began; null when options or fixed words did.</summary>
    public Subject? Subject { get; init; }

    /// <summary>States of this dialog whose questions were answered, oldest first, for "kembali".</summary>
    public IReadOnlyList<string> Answered { get; init; } = [];
}

/// <summary>A matter that a message in the resident's own words began.</summary>
/// <param name="Intent">Empty while it is not known which.</param>
public sealed record Subject(string Intent)
{
    /// <summary>Answers that the message gave before they were asked for.</summary>
    public IReadOnlyDictionary<string, SlotValue> Taken { get; init; } = new Dictionary<string, SlotValue>();

    /// <summary>What of <see cref="Taken"/> and <see cref="Heard"/> has answered a question: each does once.</summary>
    public IReadOnlyList<string> Used { get; init; } = [];

    /// <summary>The message itself, identifiers masked; empty when it tells too little.</summary>
    public string Heard { get; init; } = "";

    /// <summary>The other intent of the message, for afterwards; empty for most.</summary>
    public string Also { get; init; } = "";
}
