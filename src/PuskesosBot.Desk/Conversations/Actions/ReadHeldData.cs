using System.Globalization;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>What is held about this chat, in counts and display names; never a number that tells who somebody is.
/// </summary>
internal sealed class ReadHeldData(DeskProfile profile) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "read_held_data", [],
        ("held", ["chat", "language", "consent_on", "people", "phone", "cases", "messages", "notices"]),
        ("in_group", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("in_group");
        var held = await HeldData.OfAsync(call.Desk, call.Contact.Id, ct);
        return ActionResult.Of(
            "held", ("chat", call.Contact.Channel), ("language", call.Contact.Language),
            ("consent_on", ConsentOn(call)),
            ("people", string.Join(", ", held.People)), ("phone", call.Contact.PhoneHash is null ? "" : "yes"),
            ("cases", Count(held.Cases)), ("messages", Count(held.Messages)),
            ("notices", call.Contact.NoticesStoppedAt is null ? "on" : "off"));
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string ConsentOn(ActionCall call) => call.Contact.ConsentAt is { } at
        ? profile.TodayAt(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : "";
}
