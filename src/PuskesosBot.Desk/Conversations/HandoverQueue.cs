using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Conversations;

/// <summary>Who waits for a person, or has one. Everything in the caller's transaction.</summary>
public sealed class HandoverQueue(CaseDesk cases, IdSource ids)
{
    /// <summary>The contact's open handover, or a new one at the end of the queue.</summary>
    public async Task<OpenedHandover> OpenAsync(
        DeskDb desk, Contact contact, HandoverReason reason, DateTimeOffset now, CancellationToken ct)
    {
        var (about, isNew) = await cases.OpenQuestionAsync(desk, contact, now, ct);
        return await OpenAboutAsync(desk, contact, about, reason, now, ct) with { IsNew = isNew };
    }

    /// <summary>The same about a case there is, such as an emergency.</summary>
    public async Task<OpenedHandover> OpenAboutAsync(
        DeskDb desk, Contact contact, Case about, HandoverReason reason, DateTimeOffset now, CancellationToken ct)
    {
        var handover = await FindOpenAsync(desk, contact.Id, ct);
        var isNew = handover is null;
        if (handover is null)
        {
            handover = new Handover
            {
                Id = ids.Next(),
                DeskId = contact.DeskId,
                ContactId = contact.Id,
                CaseId = about.Id,
                Reason = reason,
                OpenedAt = now,
            };
            desk.Handovers.Add(handover);
            desk.News.Add(Topics.Handovers);
        }

        var (deskId, since) = (handover.DeskId, handover.OpenedAt);
        var ahead = await desk.Handovers.CountAsync(
            h => h.DeskId == deskId && h.EndedAt == null && h.HeldBy == null && h.OpenedAt < since, ct);
        return new OpenedHandover(handover, about, isNew, ahead);
    }

    /// <summary>Ended by the resident, who asked for the menu or another language.</summary>
    internal static async Task LeaveAsync(DeskDb desk, Guid contactId, DateTimeOffset now, CancellationToken ct)
    {
        if (await FindOpenAsync(desk, contactId, ct) is not { } handover) return;
        handover.EndedAt = now;
        handover.Version++;
        desk.News.Add(Topics.Handovers);
        await desk.Conversations.Where(c => c.ContactId == contactId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.HeldBy, (Guid?)null), ct);
    }

    internal static Task<Handover?> FindOpenAsync(DeskDb desk, Guid contactId, CancellationToken ct) =>
        desk.Handovers.SingleOrDefaultAsync(h => h.ContactId == contactId && h.EndedAt == null, ct);
}
