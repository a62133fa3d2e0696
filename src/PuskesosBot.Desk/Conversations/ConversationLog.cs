using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Conversations;

/// <summary>What was said in one chat by all sides, for staff; newest pages first, each in the order of time.</summary>
public static class ConversationLog
{
    /// <summary>Lines of one page.</summary>
    public const int PageMax = 60;

    /// <param name="before">Lines before this instant; null: the newest.</param>
    public static async Task<IReadOnlyList<ConversationLine>> ReadAsync(
        DeskDb desk, Guid contactId, DateTimeOffset? before, CancellationToken ct)
    {
        var until = before ?? DateTimeOffset.MaxValue;
        var heard = await desk.Inbound.AsNoTracking()
            .Where(i => i.ContactId == contactId && i.At < until)
            .OrderByDescending(i => i.At).ThenByDescending(i => i.ExternalId).Take(PageMax).ToListAsync(ct);
        var said = await desk.Outbox.AsNoTracking()
            .Where(m => m.ContactId == contactId && m.CreatedAt < until)
            .OrderByDescending(m => m.Id).Take(PageMax).ToListAsync(ct);
        var notes = await desk.ConversationNotes.AsNoTracking()
            .Where(n => n.ContactId == contactId && n.At < until)
            .OrderByDescending(n => n.At).Take(PageMax).ToListAsync(ct);
        var lines = heard.Select(ConversationLine.Of).Concat(said.Select(ConversationLine.Of))
            .Concat(notes.Select(ConversationLine.Of));
        return [.. lines.Where(line => line.Text.Length > 0 || line.Media is not null)
            .OrderBy(line => line.At).ThenBy(line => line.Side).TakeLast(PageMax)];
    }
}

/// <summary>One thing that was said.</summary>
/// <param name="Media">Kind and reference, as <c>photo:reference</c>.</param>
public sealed record ConversationLine(DateTimeOffset At, ConversationSide Side, string Text, string? Media)
{
    /// <summary>Staff member who said or noted it.</summary>
    public Guid? StaffId { get; private init; }

    /// <summary>Row of the outbox, to look up what became of it.</summary>
    public OutboxMessage? Sent { get; private init; }

    internal static ConversationLine Of(InboundRecord heard) =>
        new(heard.At, ConversationSide.Resident, heard.Text, heard.Media);

    internal static ConversationLine Of(OutboxMessage sent)
    {
        var message = Outbox.FromBody(sent.Body);
        var side = sent.StaffId is null ? ConversationSide.Bot : ConversationSide.Staff;
        return new ConversationLine(sent.CreatedAt, side, message.Text, message.Media?.ToString())
        {
            StaffId = sent.StaffId,
            Sent = sent,
        };
    }

    internal static ConversationLine Of(ConversationNote note) =>
        new(note.At, ConversationSide.Note, note.Text, null) { StaffId = note.StaffId };
}

/// <summary>Who said it; of what was said in the same instant, who comes first.</summary>
public enum ConversationSide { Resident, Bot, Staff, Note }
