using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Tells whether what somebody got is ours, and what the genuine one says.</summary>
internal sealed class CheckNotice : IDialogAction
{
    /// <summary>Replacements that are followed.</summary>
    private const int ReplacedMax = 50;

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
        var last = await LastAsync(call, known, ct);
        if (last.State == AnnouncementState.Cancelled) return ActionResult.Of("cancelled", ("code", known.Code));
        return last.Id == known.Id
            ? ActionResult.Of("genuine", ("code", known.Code), ("said", await SaidAsync(call, known, ct)))
            : ActionResult.Of("replaced", ("code", known.Code), ("newer", last.Code));
    }

    /// <summary>What holds now: what replaced it, what replaced that, and so on.</summary>
    private static async Task<Announcement> LastAsync(ActionCall call, Announcement known, CancellationToken ct)
    {
        var last = known;
        for (var steps = 0; steps < ReplacedMax && last.SupersededById is { } newer; steps++)
            last = await call.Desk.Announcements.AsNoTracking().SingleAsync(a => a.Id == newer, ct);
        return last;
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
