using PuskesosBot.Desk.Distributions;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>One pick-up: where and when, which slot, which papers, the code of the pass.</summary>
/// <remarks><c>wish</c> is what the resident said already: <c>coming</c>, <c>not_coming</c>, <c>represented</c> or
/// nothing; where it can be followed it is the outcome.</remarks>
internal sealed class ReadOwnPickup : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "read_own_pickup", ["pickup", "wish"],
        ("open", Told), ("coming", Told), ("not_coming", Told), ("represented", Told), ("settled", Told),
        ("cancelled", Told), ("gone", ["acting_for"]));

    private static string[] Told => ["own", "acting_for"];

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await OwnPickups.FindAsync(call, call["pickup"], ct) is not { } found)
            return ActionResult.Of("gone", ("acting_for", ""));
        var own = SlotValue.List([await OwnPickups.FieldsAsync(call, found, ct)]);
        var outcome = found switch
        {
            { About.State: DistributionState.Cancelled } => "cancelled",
            { Own.IsSettled: true } => "settled",
            _ when call["wish"] is "coming" or "not_coming" or "represented" => call["wish"],
            _ => "open",
        };
        return ActionResult.Of(
            outcome, ("own", own), ("acting_for", await OwnPickups.ActingForAsync(call, found, ct)));
    }
}
