using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Tells an answer from everything else that is said while a question waits.</summary>
public static class ReplyReader
{
    /// <summary>A guess below this does not leave the question.</summary>
    public const double ConfidenceMin = 0.6;

    /// <summary>Reads a whole message: words understood everywhere first, as the engine does.</summary>
    /// <param name="everywhere">The words understood everywhere, from the dialog files.</param>
    /// <param name="intentOf">The classifier, where there is one; it is asked only when no answer was read.</param>
    public static Reply Read(
        ReplyQuestion question, DialogInput.Message message, Everywhere everywhere, DialogContext context,
        Func<string, IntentGuess?>? intentOf = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(everywhere);
        ArgumentNullException.ThrowIfNull(context);
        if (everywhere.Find(message.Text) is { } word && !IsAnswerHere(word, question, message, context))
            return Reply.Of(KindOf(word), word);
        if (!IsFree(question.Kind) && everywhere.IsAngry(message.Text))
            return Reply.Of(ReplyKind.Interrupt, Everywhere.Anger);
        return ReadBeyondWords(question, message, everywhere, context, intentOf);
    }

    /// <summary>The same for a message that is none of the words understood everywhere, and not angry.</summary>
    internal static Reply ReadBeyondWords(
        ReplyQuestion question, DialogInput.Message message, Everywhere everywhere, DialogContext context,
        Func<string, IntentGuess?>? intentOf = null)
    {
        var answer = AnswerTo(question, message, context);
        if (IsFree(question.Kind)) return OfAnswer(answer);
        var text = message.Text;
        if (everywhere.FindAtEdge(text, isAnswered: answer.Value is not null) is { } word)
            return Reply.Of(KindOf(word), word);
        if (answer.Value is not null) return OfAnswer(answer);
        if (UnableWords.Says(text, question.Kind)) return Reply.Of(ReplyKind.Skip);
        if (intentOf?.Invoke(text) is { } guess && guess.Confidence >= ConfidenceMin)
            return Reply.Of(ReplyKind.Interrupt, guess.Intent);
        return OtherSubject.Has(text, question.Kind) ? Reply.Of(ReplyKind.Interrupt) : new(ReplyKind.Unread, answer);
    }

    private static Answer AnswerTo(ReplyQuestion question, DialogInput.Message message, DialogContext context)
    {
        if (question.Kind is not AnswerKind.Choice || question.Options.Count == 0)
            return AnswerReader.Read(question.Kind, message, context, question.IsPast, question.Asked);
        return ChoiceMatcher.Match(message.Text, question.Options) is { } index
            ? Answer.Of((index + 1).ToString(CultureInfo.InvariantCulture))
            : Answer.Unread;
    }

    private static Reply OfAnswer(Answer answer) =>
        new(answer.Value is null ? ReplyKind.Unread : ReplyKind.Answered, answer);

    /// <summary>"Tidak usah" skips most questions, and is a plain no to one that can be answered with no.</summary>
    private static bool IsAnswerHere(
        string word, ReplyQuestion question, DialogInput.Message message, DialogContext context) =>
        word is Everywhere.Skip && question.Kind is AnswerKind.YesNo or AnswerKind.Choice
        && AnswerTo(question, message, context).Value is not null;

    /// <summary>Whatever is written there is the answer, a question or an insult too.</summary>
    private static bool IsFree(AnswerKind kind) =>
        kind is AnswerKind.Text or AnswerKind.TextOrPhoto or AnswerKind.Photo or AnswerKind.Location;

    private static ReplyKind KindOf(string word) => word switch
    {
        Everywhere.Cancel => ReplyKind.Cancel,
        Everywhere.Back => ReplyKind.Back,
        Everywhere.Menu => ReplyKind.Menu,
        Everywhere.Skip => ReplyKind.Skip,
        _ => ReplyKind.Interrupt,
    };
}
