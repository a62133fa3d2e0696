namespace PuskesosBot.Dialogs;

/// <summary>What moves a conversation one step. A closed family.</summary>
public abstract record DialogInput
{
    private DialogInput()
    {
    }

    /// <summary>The resident wrote, pressed or sent something.</summary>
    /// <param name="Text">As typed; may be empty.</param>
    public sealed record Message(string Text) : DialogInput
    {
        /// <summary>The text as it may be stored, identifiers masked; null: as typed.</summary>
        public string? Kept { get; init; }

        /// <summary>Payload of a pressed option, as <see cref="SaidOption.Payload"/>; untrusted.</summary>
        public string? Pressed { get; init; }

        /// <summary>Reference under which the host keeps a photo sent with the message.</summary>
        public string? Photo { get; init; }

        /// <summary>"latitude,longitude" in decimal degrees with points.</summary>
        public string? Location { get; init; }

        /// <summary>RW that the host found <see cref="Location"/> in, two digits; null: none, or not sure.</summary>
        public string? Area { get; init; }

        /// <summary>It is a voice note, which only a person can listen to.</summary>
        public bool IsVoice { get; init; }

        /// <summary>The sender's own phone number as proven by the channel.</summary>
        public string? OwnPhone { get; init; }

        /// <summary>Something came that has no words and is none of the above (sticker, voice, video).</summary>
        public bool IsUnreadable { get; init; }
    }

    /// <summary>What became of the action the last step asked for.</summary>
    public sealed record Outcome(string Name, IReadOnlyDictionary<string, SlotValue> Values) : DialogInput;

    /// <summary>The desk begins a dialog, whatever went on before.</summary>
    /// <param name="Dialog">Its name; one that is gone since leads to the menu.</param>
    public sealed record Begin(string Dialog) : DialogInput;

    /// <summary>Something a <c>wait</c> state waits for happened at the desk.</summary>
    public sealed record Event(string Name, IReadOnlyDictionary<string, SlotValue> Values) : DialogInput;
}

/// <summary>
/// What the engine needs to know about the chat besides its position. Given by the host on every step.
/// </summary>
/// <param name="Language">Key of a text file: <c>id</c>, <c>su</c>.</param>
/// <param name="Today">The date where the desk is; "tomorrow" and two-digit years are read against it.</param>
/// <param name="IsNew">No consent yet: the first dialog of <c>_everywhere.yaml</c> comes before anything else.</param>
/// <param name="Facts">Values any text or action may use, such as <c>$desk_name</c>; slots of the same name
/// win.</param>
public sealed record DialogContext(
    string Language, DateOnly Today, bool IsNew, IReadOnlyDictionary<string, SlotValue> Facts);
