using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>From now on the chat is about this one of its people. <c>gone</c>: no longer one of them.</summary>
internal sealed class ChooseProfile : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "choose_profile", ["resident"], ("chosen", ["resident", "resident_name"]), ("other", []), ("gone", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call["resident"].Length == 0) return ActionResult.Of("other");
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        var wanted = Guid.TryParse(call["resident"], out var id) ? profiles.Find(id) : null;
        if (wanted is null) return ActionResult.Of("gone");
        await Profiles.ChooseAsync(call.Desk, call.Contact.Id, wanted.ResidentId, call.Now, ct);
        return ActionResult.Of("chosen", ("resident", call["resident"]), ("resident_name", wanted.Name));
    }
}
