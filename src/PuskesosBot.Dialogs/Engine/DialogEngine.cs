namespace PuskesosBot.Dialogs;

/// <summary>Decides what a conversation does next: a pure function of the dialogs, the position and the input.</summary>
public sealed class DialogEngine
{
    /// <summary>Never throws for what a resident typed, awaits, logs or reads a clock.</summary>
    public DialogStep Step(DialogSet dialogs, DialogPosition position, DialogInput input, DialogContext context) =>
        throw new NotSupportedException();
}
