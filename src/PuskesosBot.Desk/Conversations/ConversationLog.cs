using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Conversations;

/// <summary>What was said in one chat by all sides, for staff; newest pages first, each in the order of time.</summary>
public static class ConversationLog
{
    /// <summary>Lines of one page.</summary>
    public const int PageMax = 60;

    /// <summary>Lines that one turn says at most, all in its instant.</summary>
    private const int InstantMax = 16;

    /// <param name="from">Lines from this instant on; null: from the first.</param>
    /// <param name="before">Lines before this instant; null: the newest.</param>
    public static async Task<IReadOnlyList<ConversationLine>> ReadAsync(
        DeskDb desk, Guid contactId, DateTimeOffset? from, DateTimeOffset? before, CancellationToken ct)
    {
        var (since, until) = (from ?? DateTimeOffset.MinValue, before ?? DateTimeOffset.MaxValue);
        const int taken = PageMax + InstantMax;
        var heard = await desk.Inbound.AsNoTracking()
            .Where(i => i.ContactId == contactId && i.At >= since && i.At < until)
            .OrderByDescending(i => i.At).ThenByDescending(i => i.ExternalId).Take(taken).ToListAsync(ct);
        var said = await desk.Outbox.AsNoTracking()
            .Where(m => m.ContactId == contactId && m.CreatedAt >= since && m.CreatedAt < until)
            .OrderByDescending(m => m.Id).Take(taken).ToListAsync(ct);
        var notes = await desk.ConversationNotes.AsNoTracking()
            .Where(n => n.ContactId == contactId && n.At >= since && n.At < until)
            .OrderByDescending(n => n.At).Take(taken).ToListAsync(ct);
        // Of one instant and side they stay as they are put in here: oldest first.
        var lines = heard.AsEnumerable().Reverse().Select(ConversationLine.Of)
            .Concat(said.AsEnumerable().Reverse().Select(ConversationLine.Of))
            .Concat(notes.AsEnumerable().Reverse().Select(ConversationLine.Of));
        return Newest(
            [.. lines.Where(line => line.Text.Length > 0 || line.Media is not null)
                .OrderBy(line => line.At).ThenBy(line => line.Side)]);
    }

    // A page is asked for by the instant before which it ends, so what was said in one instant is not split.
    private static List<ConversationLine> Newest(List<ConversationLine> lines)
    {
        var first = Math.Max(0, lines.Count - PageMax);
        for (var back = 0; back < InstantMax && first > 0 && lines[first - 1].At == lines[first].At; back++) first--;
        return lines[first..];
    }
}

/// <summary>One thing that was said.</summary>
/// <param name="Media">Kind and reference, as <c>photo:reference</c>.</param>
public sealed record ConversationLine(DateTimeOffset At, ConversationSide Side, string Text, string? Media)
{
    /// <summary>Of the resident's: the delivery it came with.</summary>
    public MessageKey? Heard { get; private init; }

    /// <summary>Of a note.</summary>
    public Guid? NoteId { get; private init; }

    /// <summary>Staff member who said or noted it.</summary>
    public Guid? StaffId { get; private init; }

    /// <summary>Row of the outbox, to look up what became of it.</summary>
    public OutboxMessage? Sent { get; private init; }

    internal static ConversationLine Of(InboundRecord heard) =>
        new(heard.At, ConversationSide.Resident, heard.Text, heard.Media)
        {
            Heard = new MessageKey(heard.Channel, heard.ExternalId),
        };

    internal static ConversationLine Of(OutboxMessage sent)
    {
        var message = sent.ToMessage();
        var side = sent.StaffId is null ? ConversationSide.Bot : ConversationSide.Staff;
        return new ConversationLine(sent.CreatedAt, side, message.Text, message.Media?.ToString())
        {
            StaffId = sent.StaffId,
            Sent = sent,
        };
    }

    internal static ConversationLine Of(ConversationNote note) =>
        new(note.At, ConversationSide.Note, note.Text, null) { StaffId = note.StaffId, NoteId = note.Id };
}

/// <summary>Who said it; of what was said in the same instant, who comes first.</summary>
public enum ConversationSide { Resident, Bot, Staff, Note }
