using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs.Answers;

/// <summary>One question, one typed answer, on a day that never changes.</summary>
internal static class Reading
{
    internal static DialogContext Context { get; } =
        new("id", new DateOnly(2026, 11, 21), IsNew: false, new Dictionary<string, SlotValue>());

    internal static Answer Answer(AnswerKind kind, string text) =>
        AnswerReader.Read(kind, new DialogInput.Message(text), Context);

    internal static string? Value(AnswerKind kind, string text) => Answer(kind, text).Value;
}
