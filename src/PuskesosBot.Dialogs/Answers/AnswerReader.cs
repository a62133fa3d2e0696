namespace PuskesosBot.Dialogs;

/// <summary>Reads a typed answer from what the resident sent.</summary>
public static class AnswerReader
{
    public static Answer Read(AnswerKind kind, DialogInput.Message message, DialogContext context) => kind switch
    {
        AnswerKind.YesNo => Words.Normalise(message.Text) switch
        {
            "ya" or "y" => Answer.Of("yes"),
            "tidak" => Answer.Of("no"),
            _ => Answer.Unread,
        },
        AnswerKind.Text when message.Text.Length > 0 => Answer.Of(message.Text.Trim()),
        AnswerKind.Photo when message.Photo is { } photo => Answer.Of(photo),
        AnswerKind.Location when message.Location is { } location => Answer.Of(location),
        AnswerKind.Phone when message.OwnPhone is { } phone => Answer.Of(phone),
        AnswerKind.Rw when int.TryParse(Words.Normalise(message.Text), out var rw) => Answer.Of($"{rw}"),
        _ => Answer.Unread,
    };
}
