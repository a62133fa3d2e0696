using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Whether there is anybody else this chat may ask about. A group has nobody.</summary>
/// <remarks><c>anew</c> is for the dialog that asks whom: it must not take the present one.</remarks>
internal sealed class ReadProfiles : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "read_profiles", [], ("several", ["anew"]), ("one", ["resident_name"]), ("none", ["anew"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        return profiles switch
        {
            { AreSeveral: true } => ActionResult.Of("several", ("anew", "yes")),
            { All: [var only] } => ActionResult.Of("one", ("resident_name", only.Name)),
            _ => ActionResult.Of("none", ("anew", "")),
        };
    }
}
