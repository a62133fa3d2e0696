using System.Globalization;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Where one of the contact's own cases stands, in days and words.</summary>
/// <remarks>
/// A receipt of another chat, a mistyped one and one that was never given out get the same answer, and wrong ones are
/// counted: nothing can be learned by trying.
/// </remarks>
internal sealed class ReadCase(DeskProfile profile, CaseDesk cases, ReceiptTries tries) : IDialogAction
{
    /// <summary>Enough for its owner to recognise what it was about.</summary>
    private const int WhatCharsMax = 200;

    public ActionContract Contract { get; } = Contracts.Of(
        "read_case", ["receipt"],
        ("found",
        [
            "receipt", "kind", "state", "what", "programme", "referred_to", "decision", "opened_on", "answered_on",
            "realised_on", "closed_on", "is_open", "is_asked", "may_reopen", "acting_for",
        ]),
        ("other", []), ("unknown", []), ("paused", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call["receipt"].Length == 0) return ActionResult.Of("other");
        if (await ReceiptTries.IsPausedAsync(call, ct)) return ActionResult.Of("paused");
        if (await OwnCases.FindAsync(call, call["receipt"], ct) is not { } found)
        {
            tries.Fail(call);
            return ActionResult.Of("unknown");
        }

        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        return Told(found, profiles.Shown(profiles.Find(found.ResidentId)), call.Now);
    }

    // Who wrote without the person's consent is told that it is being worked on, and nothing about the person.
    private ActionResult Told(Case found, string actingFor, DateTimeOffset now) => ActionResult.Of(
        "found",
        ("receipt", found.Receipt),
        ("kind", OwnCases.Word(found.Kind)),
        ("state", OwnCases.Word(found.State)),
        ("what", found.Summary.Length > WhatCharsMax ? found.Summary[..WhatCharsMax] + "…" : found.Summary),
        ("programme", MayTell(found) ? found.Programme ?? "" : ""),
        ("referred_to", MayTell(found) ? found.ReferredTo ?? "" : ""),
        ("decision", MayTell(found) && found.Decision is { } decision ? OwnCases.Word(decision) : ""),
        ("opened_on", Day(found.OpenedAt)),
        ("answered_on", Day(found.AnsweredAt)),
        ("realised_on", MayTell(found) ? Day(found.RealisedAt) : ""),
        ("closed_on", Day(found.ClosedAt)),
        ("is_open", found.IsOpen ? "yes" : ""),
        ("is_asked", found is { IsOpen: true, ClosingAskedAt: not null } ? "yes" : ""),
        ("may_reopen", cases.MayReopen(found, now) ? "yes" : ""),
        ("acting_for", actingFor));

    private static bool MayTell(Case found) => found.HasConsent is not false;

    private string Day(DateTimeOffset? at) =>
        at is { } some ? profile.TodayAt(some).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
