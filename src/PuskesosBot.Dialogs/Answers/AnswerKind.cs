namespace PuskesosBot.Dialogs;

/// <summary>What an <c>ask</c> expects. Names are those of the files.</summary>
public enum AnswerKind { Nik, KkLast4, Rw, Rt, Date, Phone, Receipt, YesNo, Choice, Text, TextOrPhoto, Photo, Location }

/// <summary>A typed answer, read or not.</summary>
/// <param name="Value">Canonical text for the slot; null when it could not be read.</param>
/// <param name="Extras">More slots found in the same words, such as <c>rt</c> in "rt 2 rw 6".</param>
public sealed record Answer(string? Value, IReadOnlyDictionary<string, string> Extras)
{
    /// <summary>Read, but outside the bounds of the question: a birth date of next year.</summary>
    public bool IsBeyond { get; init; }

    /// <summary>A NIK with so many digits instead of 16, so that they can be told; null otherwise.</summary>
    public int? DigitsHeard { get; init; }

    public static Answer Unread { get; } = new(null, new Dictionary<string, string>());

    public static Answer Beyond { get; } = Unread with { IsBeyond = true };

    public static Answer Of(string value) => new(value, new Dictionary<string, string>());
}
