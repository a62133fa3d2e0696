namespace PuskesosBot.Dialogs;

/// <summary>All checks, each independent of the others; they only add issues.</summary>
internal static class SetChecks
{
    internal static void Check(SetDraft draft)
    {
    }
}
