using System.Globalization;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Shows a head what would be sent, exactly, and to how many. Writes nothing.</summary>
internal sealed class PreviewAnnouncement : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "preview_announcement", ["distribution", "text"],
        ("ready",
        [
            "code", "preview", "rw", "people", "sendable", "waiting", "opted_out", "unreachable", "no_contact",
            "needs_approval", "next_morning", "is_words",
        ]),
        ("problems", ["too_short", "too_long", "personal", "money"]), ("nobody", []), ("gone", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await HeadAnnouncing.AuthorAsync(call, ct) is not { } author) return ActionResult.Of("gone");
        var desk = HeadAnnouncing.Desk(call);
        var code = await desk.DrawCodeAsync(call.Desk, ct);
        var draft = await HeadAnnouncing.DraftAsync(call, author, code, ct);
        var outcome = await desk.PreviewAsync(call.Desk, author, draft, call.Now, ct);
        return outcome switch
        {
            AnnouncementOutcome.Previewed { Preview: { } preview } => Ready(call, draft, preview),
            AnnouncementOutcome.Refused refused => HeadAnnouncing.Refused(refused),
            _ => ActionResult.Of("gone"),
        };
    }

    private static ActionResult Ready(ActionCall call, AnnouncementDraft draft, AnnouncementPreview preview)
    {
        var (count, language) = (preview.Count, call.Contact.Language);
        var text = preview.Texts.FirstOrDefault(t => t.Language == language) ?? preview.Texts[0];
        return ActionResult.Of(
            "ready", ("code", draft.Code), ("preview", text.Text), ("rw", string.Join(", ", preview.Rws)),
            ("people", count.People.ToString(CultureInfo.InvariantCulture)),
            ("sendable", count.Sendable.ToString(CultureInfo.InvariantCulture)),
            ("waiting", HeadAnnouncing.Some(count.Waiting)), ("opted_out", HeadAnnouncing.Some(count.OptedOut)),
            ("unreachable", HeadAnnouncing.Some(count.Unreachable)),
            ("no_contact", HeadAnnouncing.Some(count.NoContact)),
            ("needs_approval", preview.NeedsApproval ? "yes" : ""),
            ("next_morning", preview.StartsAt > call.Now ? "yes" : ""),
            ("is_words", draft.Words is null ? "" : "yes"));
    }
}
