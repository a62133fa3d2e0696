using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Writes what is to be sent, in the transaction of whatever wants it sent. Nothing leaves the process otherwise.
/// </summary>
public sealed class Outbox(Sender sender, IdSource ids)
{
    /// <summary>For those who did not just ask.</summary>
    internal Notices Notices { get; } = new(sender, ids);

    /// <summary>A reply of the dialog; handed to the sender once its turn is committed.</summary>
    internal Task<OutboxItem> ReplyAsync(
        TurnRoom room, Contact contact, InboundMessage to, Said said, DateTimeOffset now, CancellationToken ct)
    {
        var message = new OutboundMessage(contact.ToAddress(to.Address.Thread), Masking.Mask(said.Text))
        {
            Options = [.. said.Options.Select(option => new ChatOption(option.Label, option.Payload))],
            PhoneButton = said.PhoneButton,
            PressId = to.PressId,
            Language = contact.Language,
        };
        return AddAsync(room, contact, message, now, ct);
    }

    /// <summary>
    /// A reply that no turn gives: of a person, or of the bot when a person is done. The sender fetches it right after
    /// the commit.
    /// </summary>
    /// <param name="staffId">Whose words; null: the bot's.</param>
    public OutboxMessage Add(DeskDb desk, Contact contact, Said said, DateTimeOffset now, Guid? staffId = null)
    {
        var message = new OutboundMessage(contact.ToAddress(), Masking.Mask(said.Text))
        {
            Options = [.. said.Options.Select(option => new ChatOption(option.Label, option.Payload))],
            PhoneButton = said.PhoneButton,
            Language = contact.Language,
        };
        return Add(desk, contact, message, now, staffId);
    }

    /// <param name="message">Identifiers masked.</param>
    internal OutboxMessage Add(
        DeskDb desk, Contact contact, OutboundMessage message, DateTimeOffset now, Guid? staffId)
    {
        var passage = WindowGate.Judge(
            message, sender.WindowOf(contact.Channel), contact.LastInboundAt, Passage.FreeText, now);
        var row = new OutboxMessage
        {
            Id = ids.Next(),
            ContactId = contact.Id,
            Channel = contact.Channel,
            Priority = OutboxPriority.Reply,
            Body = OutboxBody.Write(message),
            State = passage == Passage.Waits ? OutboxState.Waiting : OutboxState.Queued,
            Passage = passage,
            DueAt = now,
            CreatedAt = now,
            StaffId = staffId,
        };
        desk.Outbox.Add(row);
        desk.News.Add(Topics.Outbox);
        return row;
    }

    /// <summary>Only tells the channel that a press was seen.</summary>
    internal Task<OutboxItem> AcknowledgeAsync(
        TurnRoom room, Contact contact, InboundMessage to, DateTimeOffset now, CancellationToken ct) =>
        AddAsync(room, contact,
            new OutboundMessage(contact.ToAddress(to.Address.Thread), "") { PressId = to.PressId }, now, ct);

    /// <summary>Messages of this channel may be waiting for the person to write.</summary>
    internal bool MayHaveWaiting(string channel) => sender.HasFreeTextWindow(channel);

    private async Task<bool> IsHeldElsewhereAsync(TurnRoom room, Contact contact, CancellationToken ct) =>
        (room.IsShared || sender.IsBehind(contact.Channel))
        && await room.Statements.IsHeldElsewhereAsync(room.Transaction, contact.Id, sender.ProcessId, ct);

    private async Task<OutboxItem> AddAsync(
        TurnRoom room, Contact contact, OutboundMessage message, DateTimeOffset now, CancellationToken ct)
    {
        // In hand from the start where the sender has room: it is called right after the commit, and one write is
        // saved.
        var inHand = sender.HasRoom(contact.Channel) && !await IsHeldElsewhereAsync(room, contact, ct);
        var row = new OutboxMessage
        {
            Id = ids.Next(),
            ContactId = contact.Id,
            Channel = contact.Channel,
            Priority = OutboxPriority.Reply,
            Body = OutboxBody.Write(message),
            State = inHand ? OutboxState.InHand : OutboxState.Queued,
            DueAt = now,
            CreatedAt = now,
            LeasedBy = inHand ? sender.ProcessId : null,
            LeasedUntil = inHand ? now + DeliveryLimits.Lease : null,
        };
        await room.Statements.AddOutboxAsync(room.Transaction, row, ct);
        return new OutboxItem(row.Id, row.ContactId, row.Priority, message, now) { IsInHand = inHand };
    }
}
