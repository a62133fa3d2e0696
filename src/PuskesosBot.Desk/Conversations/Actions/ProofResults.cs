using System.Diagnostics;
using System.Globalization;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>What the proofs answer alike.</summary>
internal static class ProofResults
{
    internal static ActionContract Contract(string name, string[] arguments, params string[] moreOutcomes)
    {
        var contract = Contracts.Of(
            name, arguments,
            ("identified", ["resident", "resident_name"]), ("no_match", []), ("wait", ["retry_at"]), ("closed", []));
        var outcomes = new Dictionary<string, IReadOnlyList<string>>(contract.Outcomes);
        foreach (var more in moreOutcomes) outcomes[more] = [];
        return contract with { Outcomes = outcomes };
    }

    internal static ActionResult Of(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Identified who => ActionResult.Of(
            "identified", ("resident", who.ResidentId.ToString()), ("resident_name", who.Name)),
        ProofVerdict.NoMatch => ActionResult.Of("no_match"),
        ProofVerdict.Wait wait => ActionResult.Of(
            "wait", ("retry_at", wait.Until.ToString("HH:mm", CultureInfo.InvariantCulture))),
        ProofVerdict.Closed => ActionResult.Of("closed"),
        _ => throw new UnreachableException(verdict.ToString()),
    };

    internal static Asker Asker(ActionCall call) => new(call.Desk, call.Contact, call.Now);
}
