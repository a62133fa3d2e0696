namespace PuskesosBot.Dialogs;

/// <summary>Whatever a text, an option or an action uses was filled by something on the way.</summary>
internal sealed class SlotChecks(SetDraft draft)
{
    internal void Check(IEnumerable<Dialog> dialogs)
    {
        foreach (var dialog in dialogs)
        {
            var flow = SlotFlow.Of(draft, dialog);
            foreach (var state in dialog.States.Where(flow.IsReached))
            {
                foreach (var value in ValuesOf(state)) CheckValue(flow, state, value);
                foreach (var text in TextsOf(state)) CheckText(flow, dialog, state, text);
            }

            foreach (var slot in dialog.Returns.Where(slot => !flow.IsEverFilled(dialog, slot.Text)))
                draft.Issues.Add(slot.Place, DialogIssueCode.UnknownSlot,
                    $"dialog '{dialog.Name}' returns '{slot.Text}', which nothing fills");
        }

        foreach (var text in EngineTexts.All.Concat(EngineTexts.OfUnderstanding)) CheckOwnText(text);
        foreach (var text in draft.Host.Texts) CheckHostText(text);
    }

    private static IEnumerable<DialogValue> ValuesOf(DialogState state) => state switch
    {
        DoState act => act.With.Values,
        EnterState enter => enter.With.Values,
        ChooseState { Rows: { } rows } => [rows.From],
        ChooseState choose => choose.Options.Select(option => option.When).OfType<DialogValue>()
            .Concat(choose.Options.SelectMany(option => option.Set.Values)),
        _ => [],
    };

    private static IEnumerable<string> TextsOf(DialogState state)
    {
        var said = state.Says.Select(say => say.Id);
        if (state is AskState { Past: { } past } dated) return [.. said, dated.Again.Id, past.Id];
        if (state is AskState ask) return said.Append(ask.Again.Id);
        return state is ChooseState ? said.Append(state.Says[^1].Id + EngineTexts.AgainSuffix) : said;
    }

    private void CheckValue(SlotFlow flow, DialogState state, DialogValue value)
    {
        if (!value.IsSlot || flow.IsUsable(state, value.Text)) return;
        draft.Issues.Add(value.Place, DialogIssueCode.UnknownSlot,
            $"nothing fills '${value.Text}' before state '{state.Name}'",
            flow.UsableIn(state).Select(slot => $"${slot}"));
    }

    private void CheckText(SlotFlow flow, Dialog dialog, DialogState state, string textId)
    {
        foreach (var (text, slot) in UsedIn(textId))
            if (!flow.IsUsable(state, slot))
                draft.Issues.Add(text.Place, DialogIssueCode.UnknownPlaceholder,
                    $"text '{text.Id}' uses '{{{slot}}}', which nothing fills before "
                    + $"state '{state.Name}' of dialog '{dialog.Name}'", flow.UsableIn(state));
    }

    private void CheckOwnText(string textId)
    {
        foreach (var (text, slot) in UsedIn(textId))
            if (!draft.Facts.Contains(slot))
                draft.Issues.Add(text.Place, DialogIssueCode.UnknownPlaceholder,
                    $"text '{text.Id}' of the engine uses '{{{slot}}}', which is no fact", draft.Facts);
    }

    private void CheckHostText(HostText said)
    {
        foreach (var (text, slot) in UsedIn(said.Id))
            if (!said.Slots.Contains(slot))
                draft.Issues.Add(text.Place, DialogIssueCode.UnknownPlaceholder,
                    $"text '{text.Id}' of the desk uses '{{{slot}}}', which the desk does not fill", said.Slots);
    }

    /// <summary>Inside the text of a row the fields are not known here: the action decides them.</summary>
    private IEnumerable<(DialogText Text, string Slot)> UsedIn(string textId) =>
        from language in draft.Languages
        let text = language.Texts.GetValueOrDefault(textId)
        where text is not null
        from slot in text.Template.Flat.Select(SlotOf).OfType<string>().Distinct()
        select (text, slot);

    private static string? SlotOf(TextPart part) => part switch
    {
        TextPart.Value value => value.Slot,
        TextPart.Term term => term.Slot,
        TextPart.Rows rows => rows.Slot,
        TextPart.When condition => condition.Slot,
        _ => null,
    };
}
