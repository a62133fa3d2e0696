using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// What becomes of an announcement that was taken on: approved, stopped for a while, stopped for good, tried again.
/// Each in the caller's transaction; the rows that are under way follow with the next run of the clock.
/// </summary>
public sealed class AnnouncementSteering(AnnouncementWords words, Notices notices)
{
    public Task<AnnouncementOutcome> ApproveAsync(AnnouncementCall call, string reason, CancellationToken ct) =>
        DecideAsync(call, reason, isApproved: true, ct);

    public Task<AnnouncementOutcome> RefuseAsync(AnnouncementCall call, string reason, CancellationToken ct) =>
        DecideAsync(call, reason, isApproved: false, ct);

    public static Task<AnnouncementOutcome> PauseAsync(AnnouncementCall call, string reason, CancellationToken ct) =>
        GoAsync(call, about =>
        {
            if (about.State is not (AnnouncementState.Sending or AnnouncementState.Scheduled)) return false;
            (about.State, about.StateReason, about.IsHeld) = (AnnouncementState.Paused, Short(reason), true);
            return true;
        }, ct);

    public static Task<AnnouncementOutcome> ResumeAsync(AnnouncementCall call, CancellationToken ct) =>
        GoAsync(call, about =>
        {
            if (about.State != AnnouncementState.Paused) return false;
            about.State = about.StartedAt is null ? AnnouncementState.Scheduled : AnnouncementState.Sending;
            about.StateReason = null;
            return true;
        }, ct);

    public static Task<AnnouncementOutcome> CancelAsync(AnnouncementCall call, string reason, CancellationToken ct) =>
        GoAsync(call, about =>
        {
            if (about.State is not (AnnouncementState.WaitingApproval or AnnouncementState.Scheduled
                or AnnouncementState.Sending or AnnouncementState.Paused))
            {
                return false;
            }

            (about.State, about.StateReason) = (AnnouncementState.Cancelled, Short(reason));
            return true;
        }, ct);

    /// <summary>Sends what was given up once more.</summary>
    public static async Task<AnnouncementOutcome> RetryAsync(AnnouncementCall call, CancellationToken ct)
    {
        var outcome = await GoAsync(call, about =>
        {
            if (about.State is not (AnnouncementState.Done or AnnouncementState.Sending)) return false;
            (about.State, about.FinishedAt) = (AnnouncementState.Sending, null);
            return true;
        }, ct);
        if (outcome is not AnnouncementOutcome.Done) return outcome;
        var (id, now) = (call.Id, call.Now);
        await call.Desk.Outbox
            .Where(m => m.State == OutboxState.Buried
                && call.Desk.AnnouncementAddressees.Any(a => a.AnnouncementId == id && a.OutboxId == m.Id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, OutboxState.Queued).SetProperty(m => m.DueAt, now)
                    .SetProperty(m => m.CreatedAt, now).SetProperty(m => m.Attempts, 0)
                    .SetProperty(m => m.Error, (string?)null),
                ct);
        call.Desk.News.Add(Topics.Outbox);
        return outcome;
    }

    private async Task<AnnouncementOutcome> DecideAsync(
        AnnouncementCall call, string reason, bool isApproved, CancellationToken ct)
    {
        if (!call.Who.MayApprove) return AnnouncementOutcome.No(AnnouncementRefusal.NotYourRole);
        if (string.IsNullOrWhiteSpace(reason)) return AnnouncementOutcome.No(AnnouncementRefusal.ReasonNeeded);
        if (!await call.Who.Visible(call.Desk).AnyAsync(a => a.Id == call.Id, ct))
            return new AnnouncementOutcome.NotFound();
        var about = (await AnnouncementRows.HoldAsync(call.Desk, call.Id, ct))!;
        if (about.State != AnnouncementState.WaitingApproval)
            return AnnouncementOutcome.No(AnnouncementRefusal.NotFromHere);
        if (call.Who.IsAuthorOf(about)) return AnnouncementOutcome.No(AnnouncementRefusal.OwnWork);
        (about.ApprovedBy, about.ApprovedAt, about.ApprovalReason) = (call.Who.StaffId, call.Now, Short(reason));
        about.State = isApproved ? AnnouncementState.Scheduled : AnnouncementState.Cancelled;
        about.Version++;
        await call.Desk.SaveChangesAsync(ct);
        if (isApproved) await AnnouncementEffect.TakeAsync(call.Desk, about, call.Now, ct);
        await TellAsync(call, about, isApproved, ct);
        call.Desk.News.Add(Topics.Announcements);
        return new AnnouncementOutcome.Done(about);
    }

    private async Task TellAsync(AnnouncementCall call, Announcement about, bool isApproved, CancellationToken ct)
    {
        if (about.AuthorContactId is not { } id) return;
        var author = await call.Desk.Contacts.AsNoTracking().SingleAsync(c => c.Id == id, ct);
        var said = words.Say(author.Language, AnnouncementTexts.Decided, new Dictionary<string, SlotValue>
        {
            ["code"] = about.Code,
            ["approved"] = isApproved ? "yes" : "",
            ["refused"] = isApproved ? "" : "yes",
            ["reason"] = about.ApprovalReason ?? "",
        });
        await notices.AddAsync(
            call.Desk, author, null,
            new OutboundMessage(author.ToAddress(), said) { Language = author.Language }, call.Now, ct);
    }

    private static async Task<AnnouncementOutcome> GoAsync(
        AnnouncementCall call, Func<Announcement, bool> step, CancellationToken ct)
    {
        if (!call.Who.MayWrite) return AnnouncementOutcome.No(AnnouncementRefusal.NotYourRole);
        if (!await call.Who.Visible(call.Desk).AnyAsync(a => a.Id == call.Id, ct))
            return new AnnouncementOutcome.NotFound();
        var about = (await AnnouncementRows.HoldAsync(call.Desk, call.Id, ct))!;
        if (!step(about)) return AnnouncementOutcome.No(AnnouncementRefusal.NotFromHere);
        about.Version++;
        await call.Desk.SaveChangesAsync(ct);
        call.Desk.News.Add(Topics.Announcements);
        return new AnnouncementOutcome.Done(about);
    }

    private static string? Short(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? null
        : reason.Length <= AnnouncementRules.ReasonCharsMax ? reason.Trim()
        : reason[..AnnouncementRules.ReasonCharsMax].Trim();
}

/// <summary>One step of somebody on an announcement.</summary>
/// <param name="Desk">Inside the caller's transaction.</param>
public sealed record AnnouncementCall(DeskDb Desk, AnnouncementAuthor Who, Guid Id, DateTimeOffset Now);
