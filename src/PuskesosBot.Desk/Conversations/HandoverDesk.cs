using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations;

/// <summary>
/// What staff do with conversations in the queue: take, answer, pass on, give back. Everything in the caller's
/// transaction.
/// </summary>
public sealed class HandoverDesk(DeskHome home, Func<DialogSet> dialogs, Outbox outbox)
{
    // The same rows in the same order as a turn takes them, so that the two wait for each other and nothing else.
    private const string Lock =
        """
        select v."ContactId" from contacts c join conversations v on v."ContactId" = c."Id" where c."Id" = @p0
        """;

    private readonly DialogEngine _engine = new();

    /// <summary>From now on this staff member answers, and the bot is silent. Taking twice is taking once.</summary>
    public async Task<HandoverResult> TakeAsync(
        DeskDb desk, StaffMember staff, Guid handoverId, DateTimeOffset now, CancellationToken ct)
    {
        if (await LockAsync(desk, staff, handoverId, ct) is not { } room) return new HandoverResult.NotFound();
        var handover = room.Handover;
        if (handover.EndedAt is not null) return new HandoverResult.Ended();
        if (handover.HeldBy == staff.Id) return new HandoverResult.Done(handover);
        if (handover.HeldBy is { } other) return await HeldByAsync(desk, other, ct);
        Hold(room, staff.Id, now);
        room.Conversation.Position = DialogPosition.Idle.ToJson();
        Say(desk, room, HandoverTexts.Taken, Named(staff), now);
        return new HandoverResult.Done(handover);
    }

    /// <summary>
    /// A staff member begins it, unasked: opened, where none is open, and taken. The chat must have had a turn.
    /// </summary>
    public async Task<HandoverResult> BeginAsync(
        DeskDb desk, StaffMember staff, Guid contactId, HandoverQueue queue, DateTimeOffset now, CancellationToken ct)
    {
        var mine = StaffScope.Of(staff).Contacts(desk).Where(c => c.Id == contactId);
        if (!await mine.AnyAsync(ct) || !await LockAsync(desk, contactId, ct)) return new HandoverResult.NotFound();
        var contact = await mine.SingleAsync(ct);
        var opened = await queue.OpenAsync(desk, contact, HandoverReason.Staff, now, ct);
        await desk.SaveChangesAsync(ct);
        return await TakeAsync(desk, staff, opened.Handover.Id, now, ct);
    }

    /// <summary>From the colleague who holds it, without asking; for <see cref="MayTakeOver"/> only.</summary>
    public async Task<HandoverResult> TakeOverAsync(
        DeskDb desk, StaffMember staff, Guid handoverId, DateTimeOffset now, CancellationToken ct)
    {
        if (await LockAsync(desk, staff, handoverId, ct) is not { } room) return new HandoverResult.NotFound();
        if (room.Handover.EndedAt is not null) return new HandoverResult.Ended();
        if (room.Handover.HeldBy == staff.Id) return new HandoverResult.Done(room.Handover);
        if (room.Handover.HeldBy is { } other && !MayTakeOver(staff.Role)) return await HeldByAsync(desk, other, ct);
        Hold(room, staff.Id, now);
        Say(desk, room, HandoverTexts.Taken, Named(staff), now);
        return new HandoverResult.Done(room.Handover);
    }

    /// <summary>Those who answer for the colleagues' work.</summary>
    public static bool MayTakeOver(StaffRole role) =>
        role is StaffRole.Coordinator or StaffRole.Supervisor or StaffRole.Manager;

    /// <summary>To a colleague, or with null back to the queue.</summary>
    public async Task<HandoverResult> TransferAsync(
        DeskDb desk, StaffMember staff, Guid handoverId, StaffMember? to, DateTimeOffset now, CancellationToken ct)
    {
        var (refused, room) = await HeldRoomAsync(desk, staff, handoverId, ct);
        if (room is null) return refused!;
        if (to is not null && (to.DeactivatedAt is not null || !StaffScope.Of(to).MayAnswer(room.Contact)))
            return new HandoverResult.NotFound();
        if (to is null)
        {
            Release(room);
            Say(desk, room, HandoverTexts.Returned, [], now);
        }
        else
        {
            Hold(room, to.Id, now);
            Say(desk, room, HandoverTexts.Taken, Named(to), now);
        }

        return new HandoverResult.Done(room.Handover);
    }

    /// <summary>Words of the staff member to the resident; the draft of them is done with.</summary>
    /// <param name="words">1 to <see cref="HandoverLimits.WordsMax"/> characters.</param>
    public async Task<HandoverResult> SayAsync(
        DeskDb desk, StaffMember staff, Guid handoverId, string words, DateTimeOffset now, CancellationToken ct)
    {
        var (refused, room) = await HeldRoomAsync(desk, staff, handoverId, ct);
        if (room is null) return refused!;
        room.Handover.StaffSeenAt = now;
        outbox.Add(desk, room.Contact, new Said(words, []), now, staff.Id);
        var contactId = room.Contact.Id;
        await desk.ReplyDrafts.Where(d => d.StaffId == staff.Id && d.ContactId == contactId).ExecuteDeleteAsync(ct);
        Tell(desk, room);
        return new HandoverResult.Done(room.Handover);
    }

    /// <summary>The bot answers again, beginning with the question whether that helped.</summary>
    public async Task<HandoverResult> HandBackAsync(
        DeskDb desk, StaffMember staff, Guid handoverId, DateTimeOffset now, CancellationToken ct)
    {
        var (refused, room) = await HeldRoomAsync(desk, staff, handoverId, ct);
        if (room is null) return refused!;
        End(desk, room, HandoverTexts.AfterDialog, now);
        return new HandoverResult.Done(room.Handover);
    }

    /// <summary>The staff member is at it; keeps the handover from going back to the queue.</summary>
    public static async Task<HandoverResult> SeenAsync(
        DeskDb desk, StaffMember staff, Guid handoverId, DateTimeOffset now, CancellationToken ct)
    {
        var (refused, room) = await HeldRoomAsync(desk, staff, handoverId, ct);
        if (room is null) return refused!;
        room.Handover.StaffSeenAt = now;
        return new HandoverResult.Done(room.Handover);
    }

    /// <summary>Nobody went on with it: back to the queue, where the bot answers meanwhile.</summary>
    internal async Task ReturnAsync(
        DeskDb desk, Guid handoverId, DateTimeOffset idleSince, DateTimeOffset now, CancellationToken ct)
    {
        if (await LockAsync(desk, null, handoverId, ct) is not { Handover: { EndedAt: null, HeldBy: not null } } room)
            return;
        if (room.Handover.StaffSeenAt > idleSince) return;
        room.Handover.Abandoned++;
        Release(room);
        Say(desk, room, HandoverTexts.Returned, [], now);
    }

    /// <summary>Nobody took it for long: the bot goes on, with an apology; the case stays open.</summary>
    internal async Task GiveUpAsync(DeskDb desk, Guid handoverId, DateTimeOffset now, CancellationToken ct)
    {
        if (await LockAsync(desk, null, handoverId, ct) is not { Handover: { EndedAt: null, HeldBy: null } } room)
            return;
        End(desk, room, HandoverTexts.AbandonedDialog, now);
    }

    private static async Task<HandoverResult> HeldByAsync(DeskDb desk, Guid staffId, CancellationToken ct)
    {
        var name = await desk.Staff.Where(s => s.Id == staffId).Select(s => s.Name).SingleOrDefaultAsync(ct);
        return new HandoverResult.HeldByOther(name ?? "");
    }

    private static async Task<(HandoverResult? Refused, HandoverRoom? Room)> HeldRoomAsync(
        DeskDb desk, StaffMember staff, Guid handoverId, CancellationToken ct)
    {
        if (await LockAsync(desk, staff, handoverId, ct) is not { } room) return (new HandoverResult.NotFound(), null);
        if (room.Handover.EndedAt is not null) return (new HandoverResult.Ended(), null);
        if (room.Handover.HeldBy == staff.Id) return (null, room);
        if (room.Handover.HeldBy is { } other) return (await HeldByAsync(desk, other, ct), null);
        return (new HandoverResult.NotFound(), null);
    }

    private static async Task<HandoverRoom?> LockAsync(
        DeskDb desk, StaffMember? staff, Guid handoverId, CancellationToken ct)
    {
        var mine = staff is null ? desk.Handovers : StaffScope.Of(staff).Handovers(desk);
        var contactId = await mine.Where(h => h.Id == handoverId).Select(h => (Guid?)h.ContactId)
            .SingleOrDefaultAsync(ct);
        if (contactId is not { } id) return null;
        await LockAsync(desk, id, ct);
        return new HandoverRoom(
            await desk.Handovers.SingleAsync(h => h.Id == handoverId, ct),
            await desk.Conversations.SingleAsync(c => c.ContactId == id, ct),
            await desk.Contacts.SingleAsync(c => c.Id == id, ct));
    }

    private static async Task<bool> LockAsync(DeskDb desk, Guid contactId, CancellationToken ct)
    {
        await using var locked = await desk.ReadAsync(Lock + desk.RowLock, ct, contactId);
        return await locked.ReadAsync(ct);
    }

    private static Dictionary<string, SlotValue> Named(StaffMember staff) => new() { ["staff_name"] = staff.Name };

    private static void Hold(HandoverRoom room, Guid staffId, DateTimeOffset now)
    {
        (room.Handover.HeldBy, room.Handover.TakenAt, room.Handover.StaffSeenAt) = (staffId, now, now);
        room.Handover.Version++;
        room.Conversation.HeldBy = staffId;
        room.Conversation.Version++;
    }

    private static void Release(HandoverRoom room)
    {
        room.Handover.HeldBy = null;
        room.Handover.Version++;
        room.Conversation.HeldBy = null;
        room.Conversation.Version++;
    }

    private static void Tell(DeskDb desk, HandoverRoom room)
    {
        desk.News.Add(Topics.Handovers);
        desk.News.Add(Topics.Conversation(room.Contact.Id));
    }

    // What the bot says next is where the conversation goes on: a dialog that begins with a question.
    private void End(DeskDb desk, HandoverRoom room, string dialog, DateTimeOffset now)
    {
        Release(room);
        room.Handover.EndedAt = now;
        var step = _engine.Step(
            dialogs(), DialogPosition.Idle, new DialogInput.Begin(dialog), home.ContextOf(room.Contact, now));
        room.Conversation.Position = step.Position.ToJson();
        room.Conversation.UpdatedAt = now;
        foreach (var said in step.Says) outbox.Add(desk, room.Contact, said, now);
        Tell(desk, room);
    }

    private void Say(
        DeskDb desk, HandoverRoom room, string text, Dictionary<string, SlotValue> values, DateTimeOffset now)
    {
        outbox.Add(desk, room.Contact, new Said(dialogs().Say(room.Contact.Language, text, values), []), now);
        Tell(desk, room);
    }

    private sealed record HandoverRoom(Handover Handover, Conversation Conversation, Contact Contact);
}

/// <summary>What the desk says about a handover; in <c>dialogs/</c> like everything residents read.</summary>
public static class HandoverTexts
{
    /// <summary>Who answers now; <c>{staff_name}</c>.</summary>
    public const string Taken = "handover_taken";

    /// <summary>Who answered cannot go on; another will.</summary>
    public const string Returned = "handover_returned";

    /// <summary>To who asks for a person while one answers.</summary>
    public const string Held = "handover_held";

    /// <summary>Dialog after a person handed back.</summary>
    public const string AfterDialog = "after_handover";

    /// <summary>Dialog after nobody came.</summary>
    public const string AbandonedDialog = "handover_abandoned";
}
