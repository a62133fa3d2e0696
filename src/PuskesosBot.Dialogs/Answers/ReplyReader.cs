using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Tells an answer from everything else that is said while a question waits.</summary>
public static class ReplyReader
{
    /// <summary>Reads a whole message: words understood everywhere first, as the engine does.</summary>
    /// <param name="everywhere">The words understood everywhere, from the dialog files.</param>
    /// <param name="matterOf">The intent of a text that is surely about another matter, null for all others; it is
    /// asked only when no answer was read.</param>
    public static Reply Read(
        ReplyQuestion question, DialogInput.Message message, Everywhere everywhere, DialogContext context,
        Func<string, string?>? matterOf = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(everywhere);
        ArgumentNullException.ThrowIfNull(context);
        if (WordIn(question, message, everywhere, context) is { } word) return Reply.Of(KindOf(word), word);
        if (!IsFree(question.Kind) && everywhere.IsAngry(message.Text))
            return Reply.Of(ReplyKind.Interrupt, Everywhere.Anger);
        var answer = AnswerTo(question, message, context);
        if (IsFree(question.Kind) || answer.Value is not null)
            return new(answer.Value is null ? ReplyKind.Unread : ReplyKind.Answered, answer);
        if (matterOf?.Invoke(message.Text) is { } matter) return Reply.Of(ReplyKind.Interrupt, matter);
        return OtherSubject.Has(message.Text, question.Kind)
            ? Reply.Of(ReplyKind.Interrupt)
            : new(ReplyKind.Unread, answer);
    }

    /// <summary>
    /// The group of words understood everywhere that a message means while a question waits; null: it has to be read as
    /// an answer. "Teu apal" means to skip, as far as the question lets.
    /// </summary>
    /// <param name="question">Null when nothing waits.</param>
    internal static string? WordIn(
        ReplyQuestion? question, DialogInput.Message message, Everywhere everywhere, DialogContext context)
    {
        var word = everywhere.Find(message.Text);
        if (question is null || IsFree(question.Kind)) return word;
        // What an option is called means that option there, "batalkan" and "jeda dulu" too.
        if (ChoiceMatcher.Names(message.Text, question.Options)) return null;
        if (word is not null and not Everywhere.Skip) return word;
        var isAnswered = AnswerTo(question, message, context).Value is not null;
        // "Tidak usah" skips most questions, and is a plain no to one that can be answered with no.
        if (word is not null) return isAnswered && IsOfWords(question.Kind) ? null : word;
        if (everywhere.FindAtEdge(message.Text, isAnswered) is { } edge) return edge;
        return !isAnswered && UnableWords.Says(message.Text, question.Kind) ? Everywhere.Skip : null;
    }

    private static Answer AnswerTo(ReplyQuestion question, DialogInput.Message message, DialogContext context)
    {
        if (question.Kind is not AnswerKind.Choice || question.Options.Count == 0)
            return AnswerReader.Read(question.Kind, message, context, question.IsPast, question.Asked);
        return ChoiceMatcher.Match(message.Text, question.Options) is { } index
            ? Answer.Of((index + 1).ToString(CultureInfo.InvariantCulture))
            : Answer.Unread;
    }

    private static bool IsOfWords(AnswerKind kind) => kind is AnswerKind.YesNo or AnswerKind.Choice;

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
