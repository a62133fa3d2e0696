using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Tells whether what somebody got is ours, and what the genuine one says.</summary>
internal sealed class CheckNotice : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "check_notice", ["notice"],
        ("genuine", ["code", "said"]), ("replaced", ["code", "newer"]), ("cancelled", ["code"]),
        ("tampered", ["code", "said"]), ("mistyped", []), ("our_link", []), ("not_ours", []), ("unknown", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var verdict = await NoticeCheck.JudgeAsync(call.Desk, call["notice"], call.Announcements?.OwnHost, ct);
        return verdict switch
        {
            { Truth: NoticeTruth.Tampered, Known: { } known } => ActionResult.Of(
                "tampered", ("code", known.Code), ("said", await SaidAsync(call, known, ct))),
            { Known: { } known } => await GenuineAsync(call, known, ct),
            { Truth: NoticeTruth.Mistyped } => ActionResult.Of("mistyped"),
            { Truth: NoticeTruth.OurLink } => ActionResult.Of("our_link"),
            { Truth: NoticeTruth.NotOurs } => ActionResult.Of("not_ours"),
            _ => ActionResult.Of("unknown"),
        };
    }

    private static async Task<ActionResult> GenuineAsync(ActionCall call, Announcement known, CancellationToken ct)
    {
        if (known.SupersededById is { } newer)
            return ActionResult.Of(
                "replaced", ("code", known.Code),
                ("newer", await call.Desk.Announcements.AsNoTracking().Where(a => a.Id == newer)
                    .Select(a => a.Code).SingleAsync(ct)));
        return known.State == AnnouncementState.Cancelled
            ? ActionResult.Of("cancelled", ("code", known.Code))
            : ActionResult.Of("genuine", ("code", known.Code), ("said", await SaidAsync(call, known, ct)));
    }

    /// <summary>Without anybody's own hour: who asks may be somebody else.</summary>
    private static async Task<string> SaidAsync(ActionCall call, Announcement known, CancellationToken ct)
    {
        var texts = await call.Desk.AnnouncementTexts.AsNoTracking().Where(t => t.AnnouncementId == known.Id)
            .OrderBy(t => t.Language).ToListAsync(ct);
        var own = texts.Find(t => t.Language == call.Contact.Language) ?? texts.FirstOrDefault();
        return own is null ? "" : AnnouncementBody.WithoutSlot(own.Text);
    }
}
