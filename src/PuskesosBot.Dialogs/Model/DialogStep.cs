namespace PuskesosBot.Dialogs;

/// <summary>What one step of the engine decided. Nothing has happened yet: the host applies it.</summary>
/// <param name="Position">Where the conversation stands now; to be stored.</param>
/// <param name="Says">What to say, in order.</param>
/// <param name="Action">What to do next; its outcome is the next input. Null: wait for the resident.</param>
public sealed record DialogStep(DialogPosition Position, IReadOnlyList<Said> Says, ActionRequest? Action)
{
    /// <summary>Every target gone to, in order: what a watcher of the dialogs counts. Not needed to go on.</summary>
    public IReadOnlyList<Target> Passed { get; init; } = [];

    /// <summary>A question was not answered as often as it may be asked.</summary>
    public bool IsNotUnderstood { get; init; }

    /// <summary>First dialog that was begun by what the resident wrote; null: none was.</summary>
    public string? Begun { get; init; }

    /// <summary>An angry word led to a person.</summary>
    public bool IsAngry { get; init; }
}

/// <summary>One message to the resident, rendered in the language of the context.</summary>
/// <param name="Text">Plain text; options already numbered in it.</param>
/// <param name="Options">The same options for channels with buttons.</param>
public sealed record Said(string Text, IReadOnlyList<SaidOption> Options)
{
    /// <summary>Label of a button with which the channel may offer to share the own phone number.</summary>
    public string? PhoneButton { get; init; }

    /// <summary>Id of an approved message template that says the same, for when free text is not allowed.</summary>
    public string? Template { get; init; }
}

/// <summary>One option of a question.</summary>
/// <param name="Label">1 to 24 characters.</param>
/// <param name="Payload">"q&lt;question serial&gt;:&lt;option number&gt;"; at most 24 ASCII characters.</param>
public sealed record SaidOption(string Label, string Payload);

/// <summary>The engine asks the host to run an action and to step again with its outcome.</summary>
/// <param name="Action">Name of a registered action.</param>
/// <param name="Arguments">As written in the dialog, slots filled in.</param>
public sealed record ActionRequest(string Action, IReadOnlyDictionary<string, SlotValue> Arguments);
