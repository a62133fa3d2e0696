namespace PuskesosBot.Dialogs;

/// <summary>Names of the outcomes that belong to a kind of state, as written in <c>on</c>.</summary>
internal static class Outcomes
{
    internal const string Answered = "answered", TriesExhausted = "tries_exhausted", Skipped = "skipped",
        Yes = "yes", No = "no", Chosen = "chosen", Empty = "empty";
}
