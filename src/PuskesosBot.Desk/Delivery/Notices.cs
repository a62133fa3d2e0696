using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Writes to people who did not just ask. What cannot be said now in one chat goes to another that the same resident
/// proved, else it waits; never a silent failure.
/// </summary>
public sealed class Notices(Sender sender, IdSource ids)
{
    /// <summary>Other chats of one resident that are looked at.</summary>
    private const int OtherChatsMax = 10;

    /// <summary>Adds the notice in the caller's transaction.</summary>
    /// <param name="about">The resident it is about; only chats that proved to act for that person may get it.</param>
    /// <param name="message">Addressed to <paramref name="contact"/>; identifiers masked.</param>
    /// <returns>The row, with how it goes or why it waits.</returns>
    public Task<OutboxMessage> AddAsync(
        DeskDb desk, Contact contact, Guid? about, OutboundMessage message, DateTimeOffset now, CancellationToken ct) =>
        AddAsync(desk, contact, new Notice(message) { About = about }, now, ct);

    /// <inheritdoc cref="AddAsync(DeskDb, Contact, Guid?, OutboundMessage, DateTimeOffset, CancellationToken)"/>
    public async Task<OutboxMessage> AddAsync(
        DeskDb desk, Contact contact, Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        var message = notice.Message;
        var (to, passage) = (contact, PassageTo(contact, message, now));
        if (passage is null or Passage.Waits
            && await OtherChatAsync(desk, contact, notice.About, message, now, ct) is { } other)
        {
            (to, passage) = (other, Passage.OtherChannel);
        }

        var row = new OutboxMessage
        {
            Id = ids.Next(),
            ContactId = to.Id,
            Channel = to.Channel,
            Priority = OutboxPriority.Notice,
            Body = OutboxBody.Write(message with { To = to.ToAddress() }),
            State = passage is null or Passage.Waits ? OutboxState.Waiting : OutboxState.Queued,
            Passage = passage ?? Passage.Waits,
            DueAt = notice.NotBefore > now ? notice.NotBefore.Value : now,
            CreatedAt = now,
            CaseId = notice.CaseId,
            StaffId = notice.StaffId,
        };
        desk.Outbox.Add(row);
        desk.News.Add(Topics.Outbox);
        return row;
    }

    /// <summary>Null: this chat does not have us any more, until it writes again.</summary>
    private Passage? PassageTo(Contact contact, OutboundMessage message, DateTimeOffset now) =>
        contact.BlockedAt is not null
            ? null
            : WindowGate.Judge(
                message, sender.WindowOf(contact.Channel), contact.LastInboundAt, Passage.FreeText, now);

    private async Task<Contact?> OtherChatAsync(
        DeskDb desk, Contact contact, Guid? about, OutboundMessage message, DateTimeOffset now, CancellationToken ct)
    {
        if (about is not { } resident) return null;
        var others = await desk.ContactLinks.AsNoTracking()
            .Where(l => l.ResidentId == resident && l.ContactId != contact.Id)
            .Join(desk.Contacts.AsNoTracking(), l => l.ContactId, c => c.Id, (_, c) => c)
            .Where(c => !c.IsGroup && c.BlockedAt == null && c.NoticesStoppedAt == null)
            .OrderByDescending(c => c.LastInboundAt)
            .Take(OtherChatsMax)
            .ToListAsync(ct);
        return others.Find(other =>
            sender.Serves(other.Channel) && PassageTo(other, message, now) is not (null or Passage.Waits));
    }
}

/// <summary>What somebody is told without having just asked.</summary>
/// <param name="Message">Identifiers masked.</param>
public sealed record Notice(OutboundMessage Message)
{
    /// <summary>The resident it is about; only chats that proved to act for that person may get it.</summary>
    public Guid? About { get; init; }

    /// <summary>Case it tells about.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Staff member whose words these are; null: the bot's.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>For quiet hours; null: now.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
