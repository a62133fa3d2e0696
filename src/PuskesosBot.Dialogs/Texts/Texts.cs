namespace PuskesosBot.Dialogs;

internal static class Texts
{
    /// <summary>The second wording of text <c>ask_rw</c> is text <c>ask_rw_again</c>.</summary>
    internal const string AgainSuffix = "_again";
}
