namespace PuskesosBot.Dialogs;

/// <summary>All checks. Each is independent of the others and only adds issues.</summary>
internal static class SetChecks
{
    internal static void Check(SetDraft draft)
    {
        new TargetChecks(draft).Check();
        new OutcomeChecks(draft).Check();
        new ActionChecks(draft).Check();
        new TextUseChecks(draft).Check();
        new LanguageChecks(draft).Check();
        new WordingChecks(draft).Check();
        new PlainWordChecks(draft).Check();
        new OptionChecks(draft).Check();
        new EverywhereChecks(draft).Check();
        new DepthChecks(draft).Check();
        new IntentChecks(draft).Check();
        if (draft.HasHoles) return;

        // These follow whole paths: where one leads nowhere, everything behind it would look broken too.
        var lost = draft.Issues.FilesWith(DialogIssueCode.UnroutedOutcome, DialogIssueCode.UnknownTarget,
            DialogIssueCode.UnknownDialog, DialogIssueCode.UnknownAction);
        var whole = draft.Dialogs.Select(d => d.Dialog).Where(dialog => !lost.Contains(dialog.Place.File)).ToList();
        new PathChecks(draft).Check(whole);
        new SlotChecks(draft).Check(whole);
        new TemplateChecks(draft).Check(whole);
    }
}
