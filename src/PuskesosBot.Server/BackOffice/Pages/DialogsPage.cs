using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>What the bot can talk about, and whether the files that say so are right.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class DialogsPage(DialogLibrary library) : ConsolePage
{
    public IReadOnlyList<Dialog> Dialogs { get; private set; } = [];

    /// <summary>Of the files as they are now; while there are any, the last good ones go on.</summary>
    public IReadOnlyList<DialogIssue> Issues { get; private set; } = [];

    public void OnGet()
    {
        Dialogs = library.Current?.Dialogs ?? [];
        Issues = library.Issues;
    }
}
