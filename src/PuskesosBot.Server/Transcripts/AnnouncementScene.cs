using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.Transcripts;

/// <summary>What became of announcements; described at <see cref="TranscriptScene"/>.</summary>
internal static class AnnouncementScene
{
    /// <summary>Everything is sent but the message to one chat, which the provider did not take.</summary>
    internal static async Task FailAsync(TranscriptDesk desk, DeskDb db)
    {
        var now = desk.Time.GetUtcNow();
        var (contact, resident) = (await db.Contacts.FirstAsync(), await db.Residents.FirstAsync());
        foreach (var about in await db.Announcements.ToListAsync())
        {
            (about.State, about.StartedAt, about.FinishedAt) = (AnnouncementState.Done, now, now);
            var message = db.Outbox.Add(new OutboxMessage
            {
                Id = desk.Ids.Next(),
                ContactId = contact.Id,
                Channel = contact.Channel,
                Priority = OutboxPriority.Bulk,
                Body = "{}",
                State = OutboxState.Buried,
                DueAt = now,
                CreatedAt = now,
            }).Entity;
            db.AnnouncementAddressees.Add(new AnnouncementAddressee
            {
                AnnouncementId = about.Id,
                ContactId = contact.Id,
                ResidentId = resident.Id,
                OutboxId = message.Id,
                Verdict = AddresseeVerdict.Written,
            });
        }
    }
}
