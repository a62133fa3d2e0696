using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Programmes that may have come, of whom this chat is about. <c>unlinked</c>: it is about nobody yet.
/// </summary>
internal sealed class FindReleased : IDialogAction
{
    private const int ShownMax = 9;

    public ActionContract Contract { get; } = Contracts.Of(
        "find_released", [],
        ("found", ["programmes", "acting_for"]), ("none", ["acting_for"]), ("unlinked", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        if (profiles.Current is not { ResidentId: var resident } current) return ActionResult.Of("unlinked");
        var actingFor = ("acting_for", (SlotValue)profiles.Shown(current));
        var programmes = await call.Desk.Enrolments
            .Where(e => e.ResidentId == resident && e.Status == EnrolmentStatus.Listed)
            .Select(e => e.Programme).Distinct().OrderBy(p => p).Take(ShownMax).ToListAsync(ct);
        if (programmes.Count == 0) return ActionResult.Of("none", actingFor);
        var rows = programmes.Select(id => new Dictionary<string, string> { ["id"] = id });
        return ActionResult.Of("found", ("programmes", SlotValue.List(rows)), actingFor);
    }
}

/// <summary>"Sudah cair": once a chat, programme and month.</summary>
internal sealed class TellReleased(ReleaseSignals signals) : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("tell_released", ["programme"], ("counted", []), ("counted_before", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var (contactId, programme) = (call.Contact.Id, call["programme"]);
        var rw = await call.Desk.ContactLinks.Where(l => l.ContactId == contactId)
            .Join(call.Desk.Enrolments, l => l.ResidentId, e => e.ResidentId, (l, e) => new { l, e })
            .Where(both => both.e.Programme == programme)
            .OrderBy(both => both.l.ChosenAt == null)
            .Join(call.Desk.Residents, both => both.e.ResidentId, r => r.Id, (_, r) => r.Rw)
            .FirstOrDefaultAsync(ct);
        var isNew = rw is not null
            && await signals.TryAddAsync(call.Desk, call.Contact, programme, rw, call.Today, call.Now, ct);
        return ActionResult.Of(isNew ? "counted" : "counted_before");
    }
}
