using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Conversations;

/// <summary>What staff write about a chat without saying it: notes, and the reply they have begun.</summary>
public static class StaffNotes
{
    private const string Keep =
        """
        insert into reply_drafts ("StaffId", "ContactId", "Text", "At") values (@p0, @p1, @p2, @p3)
        on conflict ("StaffId", "ContactId") do update set "Text" = excluded."Text", "At" = excluded."At"
        """;

    private const string Drop = """delete from reply_drafts where "StaffId" = @p0 and "ContactId" = @p1""";

    /// <summary>The reply as far as it is typed; an empty one is forgotten. Last one wins.</summary>
    /// <param name="words">Cut at <see cref="HandoverLimits.WordsMax"/>; identifiers are masked.</param>
    public static async Task<bool> DraftAsync(
        DeskDb desk, StaffMember staff, Guid contactId, string words, DateTimeOffset now, CancellationToken ct)
    {
        var kept = Kept(words);
        _ = kept.Length == 0
            ? await desk.ExecuteAsync(Drop, ct, staff.Id, contactId)
            : await desk.ExecuteAsync(Keep, ct, staff.Id, contactId, kept, now.ToUnixTimeMilliseconds());
        return true;
    }

    /// <summary>For staff only; shown in the chat where it was written.</summary>
    public static void Note(
        DeskDb desk, StaffMember staff, Guid contactId, Guid noteId, string words, DateTimeOffset now)
    {
        desk.ConversationNotes.Add(new ConversationNote
        {
            Id = noteId,
            ContactId = contactId,
            StaffId = staff.Id,
            At = now,
            Text = Kept(words),
        });
        desk.News.Add(Topics.Conversation(contactId));
    }

    private static string Kept(string words)
    {
        var masked = Masking.Mask(words.ReplaceLineEndings("\n"));
        return masked.Length > HandoverLimits.WordsMax ? masked[..HandoverLimits.WordsMax] : masked;
    }
}
