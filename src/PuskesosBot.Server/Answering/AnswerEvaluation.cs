using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Answering;

/// <summary>Reads every message of a file with the readers the engine uses.</summary>
internal static class AnswerEvaluation
{
    /// <param name="everywhere">The words understood everywhere, of the dialogs in use.</param>
    /// <param name="today">Two-digit years, and what is still to come, are read against it.</param>
    /// <param name="intentOf">The classifier, where there is one.</param>
    internal static IReadOnlyList<AnswerResult> Run(
        IEnumerable<AnswerRow> rows, Everywhere everywhere, DateOnly today, Func<string, IntentGuess?>? intentOf = null)
    {
        var context = new DialogContext(
            DialogSet.PreferredLanguage, today, IsNew: false, new Dictionary<string, SlotValue>());
        return
        [
            .. rows.Select(row => AnswerResult.Of(row, ReplyReader.Read(
                row.Question, new DialogInput.Message(row.Text), everywhere, context, intentOf))),
        ];
    }
}
