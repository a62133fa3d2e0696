using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Programmes of this chat's people that may have come.</summary>
internal sealed class FindReleased : IDialogAction
{
    private const int ShownMax = 9;

    public ActionContract Contract { get; } = Contracts.Of(
        "find_released", [], ("found", ["programmes"]), ("none", []), ("unlinked", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        var own = call.Desk.ContactLinks.Where(l => l.ContactId == contactId);
        if (call.Contact.IsGroup || !await own.AnyAsync(ct)) return ActionResult.Of("unlinked");
        var programmes = await own.Join(call.Desk.Enrolments, l => l.ResidentId, e => e.ResidentId, (_, e) => e)
            .Where(e => e.Status == EnrolmentStatus.Listed)
            .Select(e => e.Programme).Distinct().OrderBy(p => p).Take(ShownMax).ToListAsync(ct);
        return programmes.Count == 0
            ? ActionResult.Of("none")
            : ActionResult.Of("found", ("programmes", SlotValue.List(
                programmes.Select(id => new Dictionary<string, string> { ["id"] = id }))));
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
            .Join(call.Desk.Enrolments, l => l.ResidentId, e => e.ResidentId, (_, e) => e)
            .Where(e => e.Programme == programme)
            .Join(call.Desk.Residents, e => e.ResidentId, r => r.Id, (_, r) => r.Rw)
            .FirstOrDefaultAsync(ct);
        var isNew = rw is not null
            && await signals.TryAddAsync(call.Desk, call.Contact, programme, rw, call.Today, call.Now, ct);
        return ActionResult.Of(isNew ? "counted" : "counted_before");
    }
}
