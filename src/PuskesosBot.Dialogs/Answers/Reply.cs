namespace PuskesosBot.Dialogs;

/// <summary>What a message is to the question that waits.</summary>
public enum ReplyKind
{
    /// <summary>It answers, with a value.</summary>
    Answered,

    /// <summary>It answers nothing that could be read: ask again.</summary>
    Unread,

    Cancel,
    Back,
    Menu,

    /// <summary>The resident leaves the question out, or says that there is no answer to give.</summary>
    Skip,

    /// <summary>Another matter: a question, a complaint, a call for a person, anger, an emergency.</summary>
    Interrupt,
}

/// <summary>A message, read against the question that waits.</summary>
/// <param name="Answer">Unread unless the kind is <see cref="ReplyKind.Answered"/>; it may then say why.</param>
/// <param name="Word">The group of words or the intent that decided, such as <c>person</c>; null otherwise.</param>
public sealed record Reply(ReplyKind Kind, Answer Answer, string? Word = null)
{
    internal static Reply Of(ReplyKind kind, string? word = null) => new(kind, Answer.Unread, word);
}

/// <summary>The question that waits.</summary>
/// <param name="Kind">What it expects.</param>
public sealed record ReplyQuestion(AnswerKind Kind)
{
    /// <summary>Of a choice; empty when they are not known, and then only its number is read.</summary>
    public IReadOnlyList<ChoiceWords> Options { get; init; } = [];

    /// <summary>A date must have been.</summary>
    public bool IsPast { get; init; }

    /// <summary>The words it was asked with; empty when unknown. "Sudah?" makes "sudah" a yes.</summary>
    public string Asked { get; init; } = "";
}

/// <summary>What a classifier takes a text for.</summary>
/// <param name="Confidence">0 to 1, calibrated.</param>
public readonly record struct IntentGuess(string Intent, double Confidence);
