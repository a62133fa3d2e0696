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
        new OptionChecks(draft).Check();
        new EverywhereChecks(draft).Check();
        new DepthChecks(draft).Check();
        if (draft.HasHoles) return;

        // These follow whole paths, which a part that could not be read would make look broken elsewhere.
        var isSound = draft.Issues.Count == 0;
        new PathChecks(draft).Check();
        new SlotChecks(draft).Check();
        if (isSound) new TemplateChecks(draft).Check();
    }
}
