using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Cases;

/// <summary>Writes the timeline, and in the same transaction what the outside queue is to be told of it.</summary>
internal sealed class CaseJournal(IdSource ids, RelayRules relays)
{
    /// <summary>Masked, and cut at <see cref="CaseDesk.WordsMax"/>.</summary>
    internal static string Kept(string words)
    {
        var masked = Masking.Mask(words);
        return masked.Length > CaseDesk.WordsMax ? masked[..CaseDesk.WordsMax] : masked;
    }

    /// <param name="why">Masked here.</param>
    internal void Write(DeskDb desk, Case about, DateTimeOffset now, string who, CaseEventKind kind, string why)
    {
        var happened = new CaseEvent
        {
            Id = ids.Next(),
            CaseId = about.Id,
            At = now,
            Who = who,
            Kind = kind,
            State = about.State,
            Why = Kept(why),
        };
        desk.CaseEvents.Add(happened);
        desk.News.Add(Topics.Cases);
        if (!relays.Has(about.Kind, kind, who)) return;
        desk.CaseRelays.Add(new CaseRelay
        {
            Id = ids.Next(),
            CaseId = about.Id,
            EventId = happened.Id,
            CreatedAt = now,
            DueAt = now,
        });
    }

    internal void Attach(
        DeskDb desk, Case about, DateTimeOffset now, string who, AttachmentKind kind, string content) =>
        desk.CaseAttachments.Add(new CaseAttachment
        {
            Id = ids.Next(),
            CaseId = about.Id,
            At = now,
            Who = who,
            Kind = kind,
            Content = content,
        });
}
