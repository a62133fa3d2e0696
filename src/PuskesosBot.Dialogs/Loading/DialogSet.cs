namespace PuskesosBot.Dialogs;

/// <summary>Everything in <c>dialogs/</c>, checked and immutable; swapped whole on reload.</summary>
public sealed class DialogSet
{
}
