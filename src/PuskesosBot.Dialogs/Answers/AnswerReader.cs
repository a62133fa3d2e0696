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
            AnswerKind.Nik => NikAnswer.Read(message.Text),
            AnswerKind.KkLast4 => KkLast4Answer.Read(message.Text),
            AnswerKind.Rw => RwAnswer.Read(message.Text),
            AnswerKind.Rt => RtAnswer.Read(message.Text),
            AnswerKind.Date => DateAnswer.Read(message.Text, context.Today, isPast),
            AnswerKind.Phone => PhoneAnswer.Read(message.Text, message.OwnPhone),
            AnswerKind.Receipt => ReceiptAnswer.Read(message.Text),
            AnswerKind.YesNo => YesNoAnswer.Read(message.Text),
            AnswerKind.Choice => ChoiceAnswer.Read(message.Text),
            AnswerKind.Text => TextAnswer.Read(message.Text),
            AnswerKind.TextOrPhoto => TextOrPhoto(message),
            AnswerKind.Photo => OfPart(message.Photo),
            AnswerKind.Location => OfPart(message.Location),
            _ => throw new UnreachableException(kind.ToString()),
        };
    }

    private static Answer TextOrPhoto(DialogInput.Message message)
    {
        var text = TextAnswer.Read(message.Text);
        if (string.IsNullOrWhiteSpace(message.Photo)) return text;
        var extras = new Dictionary<string, string> { ["photo"] = message.Photo };
        return Answer.Of(text.Value ?? "") with { Extras = extras };
    }

    private static Answer OfPart(string? part) => string.IsNullOrWhiteSpace(part) ? Answer.Unread : Answer.Of(part);
}
