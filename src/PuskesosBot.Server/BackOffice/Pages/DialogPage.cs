using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>One dialog: its states and their ways, and what it says in each language.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
[Draws]
internal sealed class DialogPage(DialogLibrary library) : ConsolePage
{
    public Dialog Dialog { get; private set; } = null!;

    public IReadOnlyList<DialogLanguage> Languages { get; private set; } = [];

    /// <summary>The picture as <c>dialogs graph</c> prints it.</summary>
    public string Drawing { get; private set; } = "";

    /// <summary>Texts and labels of this dialog, in the order of its states: id, and words by language.</summary>
    public IReadOnlyList<(string Id, IReadOnlyList<string> Words)> Texts { get; private set; } = [];

    public IActionResult OnGet(string nama)
    {
        if (library.Current is not { } set || set.Find(nama) is not { } found) return NotFound();
        (Dialog, Languages) = (found, set.Languages);
        Drawing = DialogGraph.ToMermaid(found);
        Texts = [.. found.States.SelectMany(IdsOf).Distinct().Select(id => (id, WordsOf(id)))];
        return Page();
    }

    /// <summary>What a state does, in a few words.</summary>
    public static string KindOf(DialogState state) => state switch
    {
        AskState ask => $"bertanya ({ask.Expect})",
        ChooseState => "menawarkan pilihan",
        DoState act => $"mengerjakan {act.Action}",
        EnterState enter => $"masuk dialog {enter.Dialog}",
        WaitState wait => $"menunggu {wait.Event}",
        _ => "berkata",
    };

    public static string Of(Target target) => target.Kind switch
    {
        TargetKind.Menu => "menu",
        TargetKind.Person => "petugas",
        TargetKind.End => $"selesai ({target.Name})",
        _ => target.Name,
    };

    private static IEnumerable<string> IdsOf(DialogState state)
    {
        foreach (var say in state.Says) yield return say.Id;
        if (state is AskState ask) yield return ask.Again.Id;
        if (state is not ChooseState choose) yield break;
        foreach (var option in choose.Options) yield return option.Label.Id;
    }

    private IReadOnlyList<string> WordsOf(string id) =>
        [.. Languages.Select(language =>
            language.Texts.TryGetValue(id, out var text) ? text.Raw
            : language.Labels.TryGetValue(id, out var label) ? label.Text : "–")];
}
