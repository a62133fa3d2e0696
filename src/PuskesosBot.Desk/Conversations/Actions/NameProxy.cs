using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Somebody of the same family card comes instead.</summary>
/// <remarks><c>checked</c>: the card is looked at where it is handed out; <c>decision</c>: nobody can check it
/// before, a person decides.</remarks>
internal sealed class NameProxy(EntitlementReplies replies) : IDialogAction
{
    internal const int NameCharsMax = 100;

    public ActionContract Contract { get; } = Contracts.Of(
        "name_proxy", ["pickup", "name", "relation"],
        ("allowed", ["name"]), ("checked", ["name"]), ("decision", []), ("settled", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await OwnPickups.HoldAsync(call, call["pickup"], ct) is not { } found) return ActionResult.Of("settled");
        var name = NameOf(call);
        var reply = await replies.NameProxyAsync(
            call.Desk, found.Own, name, call["relation"], isSameFamily: true, call.Contact, call.Now, ct);
        return reply switch
        {
            ProxyReply.Allowed => ActionResult.Of("allowed", ("name", name)),
            ProxyReply.CheckedAtTable => ActionResult.Of("checked", ("name", name)),
            ProxyReply.AwaitsDecision => ActionResult.Of("decision"),
            _ => ActionResult.Of("settled"),
        };
    }

    internal static string NameOf(ActionCall call)
    {
        var name = Masking.Mask(call["name"].Trim());
        return name.Length > NameCharsMax ? name[..NameCharsMax] : name;
    }
}

/// <summary>Somebody of another family is to come: a person decides.</summary>
internal sealed class AskProxyDecision(EntitlementReplies replies) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "ask_proxy_decision", ["pickup", "name", "reason"], ("filed", ["receipt"]), ("settled", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await OwnPickups.HoldAsync(call, call["pickup"], ct) is not { } found) return ActionResult.Of("settled");
        var filed = await replies.AskOtherProxyAsync(
            call.Desk, found.Own, NameProxy.NameOf(call), call["reason"], call.Contact, call.Now, ct);
        return filed is null ? ActionResult.Of("settled") : ActionResult.Of("filed", ("receipt", filed.Receipt));
    }
}

/// <summary>For the old and the ill: it is brought to the house, as a case.</summary>
internal sealed class AskHomeVisit(EntitlementReplies replies) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "ask_home_visit", ["pickup", "reason"], ("filed", ["receipt"]), ("settled", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await OwnPickups.HoldAsync(call, call["pickup"], ct) is not { } found) return ActionResult.Of("settled");
        var filed = await replies.AskHomeVisitAsync(
            call.Desk, found.Own, call["reason"], call.Contact, call.Now, ct);
        return filed is null ? ActionResult.Of("settled") : ActionResult.Of("filed", ("receipt", filed.Receipt));
    }
}
