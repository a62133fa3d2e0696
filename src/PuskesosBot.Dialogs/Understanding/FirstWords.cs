namespace PuskesosBot.Dialogs;

/// <summary>What the bot does with a text as the first message of a chat that has consented.</summary>
/// <param name="Intent">Of the dialog that begins; <see cref="Asks"/> when it asks which of two was meant; empty when
/// it shows the menu or a dialog that answers no intent.</param>
/// <param name="Offered">The two it asks about.</param>
public sealed record FirstWords(string Intent, IReadOnlyList<string> Offered)
{
    /// <summary>Stands for an intent where the bot asks: "Maksudnya ...?".</summary>
    public const string Asks = "ASK";

    private const string RowId = "id";

    private static readonly DateOnly AnyDay = new(2026, 1, 15);

    /// <summary>Steps the engine, so that words of everywhere and options of the menu count as they do.</summary>
    public static FirstWords Of(DialogSet dialogs, string text)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var context = new DialogContext(dialogs.DefaultLanguage.Key, AnyDay, false, FrameStack.NoSlots);
        var step = new DialogEngine().Step(
            dialogs, DialogPosition.Idle, new DialogInput.Message(text), context);
        if (step.Begun is null) return new FirstWords("", []);
        if (step.Begun == dialogs.Intents?.Unsure.Text)
            return new FirstWords(Asks, GuessesIn(step.Position.Frames[^1]));
        // One dialog may answer several intents; which of them was heard, its frame says.
        var subject = step.Position.Frames.FirstOrDefault(frame => frame.Dialog == step.Begun)?.Subject;
        if (subject is not null) return new FirstWords(subject.Intent, []);
        return new FirstWords(dialogs.Find(step.Begun)?.Intents is [var intent, ..] ? intent : "", []);
    }

    private static List<string> GuessesIn(DialogFrame frame) =>
        [.. (frame.Slots[Subjects.Guesses].Rows ?? []).SkipLast(1).Select(row => row[RowId])];
}
