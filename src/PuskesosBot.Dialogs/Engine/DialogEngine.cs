using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace PuskesosBot.Dialogs;

/// <summary>
/// Decides what a conversation does next: a pure function of the dialogs, the position and the input.
/// </summary>
public sealed class DialogEngine
{
    /// <summary>Never throws for what a resident typed, awaits, logs or reads a clock.</summary>
    /// <remarks>
    /// Take one <see cref="DialogSet"/> for a whole turn: an outcome must meet the set that asked for the action.
    /// </remarks>
    /// <exception cref="DialogContractException">An outcome that no waiting <c>do</c> knows: our fault.</exception>
    [SuppressMessage("Performance", "CA1822", Justification = "That it holds nothing is the engine's own affair.")]
    public DialogStep Step(DialogSet dialogs, DialogPosition position, DialogInput input, DialogContext context)
    {
        var walk = new Walk(dialogs, position, context);
        switch (input)
        {
            case DialogInput.Message message:
                new Listener(walk).Hear(message);
                break;
            case DialogInput.Outcome outcome:
                walk.TakeOutcome(outcome);
                break;
            case DialogInput.Begin begin:
                walk.Begin(begin.Dialog);
                break;
            case DialogInput.Event happened:
                walk.TakeEvent(happened);
                break;
            default:
                throw new UnreachableException(input.GetType().Name);
        }

        return walk.Finish();
    }
}
