namespace PuskesosBot.Dialogs;

/// <summary>
/// A wait may last longer than the 24 hours in which WhatsApp takes free text, so what is said first after it needs an
/// approved template.
/// </summary>
internal sealed class TemplateChecks(SetDraft draft)
{
    private readonly HashSet<DialogState> _seen = new(ReferenceEqualityComparer.Instance);
    private string _wait = "";

    internal void Check(IEnumerable<Dialog> dialogs)
    {
        foreach (var dialog in dialogs)
        {
            foreach (var state in dialog.States.OfType<WaitState>())
            {
                _seen.Clear();
                _wait = state.Name;
                foreach (var way in state.Ways) Follow(dialog, way.Target);
            }
        }
    }

    private void Follow(Dialog dialog, Target target)
    {
        if (target.Kind == TargetKind.State && dialog.Find(target.Name) is { } state) Arrive(dialog, state);
        else if (target.Kind == TargetKind.Menu) Begin(draft.Everywhere?.Home.Text);
        else if (target.Kind == TargetKind.Person) Begin(draft.Everywhere?.PersonDialog.Text);
    }

    private void Begin(string? dialog)
    {
        if (dialog is not null && draft.Find(dialog) is { } found) Follow(found.Dialog, found.Dialog.Start);
    }

    private void Arrive(Dialog dialog, DialogState state)
    {
        if (!_seen.Add(state)) return;
        if (state.Says.Count > 0)
        {
            if (state.Template is null)
                draft.Issues.Add(state.Place, DialogIssueCode.NoTemplate,
                    $"state '{state.Name}' is said first after the wait of state '{_wait}' and has no 'template'");
            return;
        }

        if (state is EnterState enter) Begin(enter.Dialog);
        foreach (var way in state.Ways) Follow(dialog, way.Target);
    }
}
