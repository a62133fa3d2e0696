using System.Diagnostics;

namespace PuskesosBot.Dialogs;

/// <summary>Reads what a resident typed, dictated or sent as the kind of answer a question expects.</summary>
public static class AnswerReader
{
    /// <summary>Never throws for what was typed; what is not certain is <see cref="Answer.Unread"/>.</summary>
    /// <remarks>
    /// Canonical values: <c>nik</c> 16 digits; <c>kk_last4</c> 4 digits; <c>rw</c> and <c>rt</c> two digits (each with
    /// the other as an extra when both were said); <c>date</c> yyyy-MM-dd; <c>phone</c> E.164; <c>receipt</c>
    /// LS-2611-00427-K, its check letter not verified; <c>yes_no</c> yes or no; <c>choice</c> the number that was said,
    /// from 1 (<see cref="ChoiceMatcher"/> knows the options); <c>text</c> trimmed and cut; <c>text_or_photo</c> the
    /// text, empty when only a photo came, with the photo as the extra <c>photo</c>;
    /// <c>photo</c> and <c>location</c> as the message has them.
    /// </remarks>
    /// <param name="isPast">A date must have been, and not more than 120 years ago; else <see cref="Answer.Beyond"/>.
    /// </param>
    /// <param name="asked">The words of the question, where they are known: they tell what "sudah" answers.</param>
    public static Answer Read(
        AnswerKind kind, DialogInput.Message message, DialogContext context, bool isPast = false, string asked = "")
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(asked);
        return kind switch
        {
            AnswerKind.Nik => Numbered(message.Text, NikAnswer.Read, asked),
            AnswerKind.KkLast4 => Numbered(message.Text, KkLast4Answer.Read, asked),
            AnswerKind.Rw when IsPlace(message) => OfPart(message.Area),
            AnswerKind.Rw => Sure(message.Text, text => RwAnswer.Read(text, asked), asked, kind),
            AnswerKind.Rt => Sure(message.Text, RtAnswer.Read, asked, kind),
            AnswerKind.Date => Sure(message.Text, text => DateAnswer.Read(text, context.Today, isPast), asked, kind),
            AnswerKind.Phone => Corrected(AnswerTalk.WithoutRepeats(message.Text),
                text => PhoneAnswer.Read(text, message.OwnPhone)),
            AnswerKind.Receipt => Corrected(message.Text, ReceiptAnswer.Read),
            AnswerKind.YesNo => YesNoAnswer.Read(message.Text, asked),
            AnswerKind.Choice => ChoiceAnswer.Read(message.Text),
            AnswerKind.Text => TextAnswer.Read(message.Text),
            AnswerKind.TextOrPhoto => TextOrPhoto(message),
            AnswerKind.Photo => OfPart(message.Photo),
            AnswerKind.Location => OfPart(message.Location),
            _ => throw new UnreachableException(kind.ToString()),
        };
    }

    /// <summary>A number inside a question ("kapan pembagian di rw 7?") answers nothing.</summary>
    private static Answer Sure(string said, Func<string, Answer> read, string asked, AnswerKind kind) =>
        OtherSubject.Asks(said, kind)
            ? Answer.Unread
            : Numbered(AnswerTalk.WithoutDoubt(said), read, asked);

    private static Answer Numbered(string said, Func<string, Answer> read, string asked) =>
        Corrected(AnswerTalk.WithoutRepeats(DigitSlips.Mend(said)),
            text => AnswerTalk.IsAboutAnother(text, asked) ? Answer.Unread : read(text));

    /// <summary>What could not be read may still say why.</summary>
    private static Answer Corrected(string said, Func<string, Answer> read) =>
        Corrections.Read(said, text => read(text) is { Value: not null } answer ? answer : null, AnswerTalk.HasNumber)
        ?? (read(said) is { Value: null } unread ? unread : Answer.Unread);

    private static Answer TextOrPhoto(DialogInput.Message message)
    {
        var text = TextAnswer.Read(message.Text);
        if (string.IsNullOrWhiteSpace(message.Photo)) return text;
        var extras = new Dictionary<string, string> { ["photo"] = message.Photo };
        return Answer.Of(text.Value ?? "") with { Extras = extras };
    }

    private static bool IsPlace(DialogInput.Message message) =>
        message.Location is not null && string.IsNullOrWhiteSpace(message.Text);

    private static Answer OfPart(string? part) => string.IsNullOrWhiteSpace(part) ? Answer.Unread : Answer.Of(part);
}
