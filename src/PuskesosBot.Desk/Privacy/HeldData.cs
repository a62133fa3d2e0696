using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Privacy;

/// <summary>What is held about a chat: how much of what, and whom it is linked to.</summary>
/// <param name="People">Names of the linked residents as people write them, first proved first.</param>
/// <param name="Cases">Of this chat, whatever became of them; faults of the program are not its own.</param>
/// <param name="Messages">What the chat wrote and is still kept.</param>
public sealed record HeldData(IReadOnlyList<string> People, int Cases, int Messages)
{
    /// <summary>Linked people that are looked at; a helper of more is told the first ones.</summary>
    public const int PeopleMax = 20;

    public static async Task<HeldData> OfAsync(DeskDb desk, Guid contactId, CancellationToken ct)
    {
        var names = await LinkedTo(desk, contactId).Select(r => r.Name).ToListAsync(ct);
        var cases = await desk.Cases.CountAsync(c => c.ContactId == contactId && c.Kind != CaseKind.Fault, ct);
        var messages = await desk.Inbound.CountAsync(i => i.ContactId == contactId && i.Text != "", ct);
        return new HeldData([.. names.Select(DisplayName.Of)], cases, messages);
    }

    /// <summary>Residents the chat proved to act for, first proved first.</summary>
    public static IQueryable<Resident> LinkedTo(DeskDb desk, Guid contactId) =>
        desk.ContactLinks.AsNoTracking().Where(l => l.ContactId == contactId)
            .OrderBy(l => l.ProvedAt).ThenBy(l => l.ResidentId).Take(PeopleMax)
            .Join(desk.Residents, l => l.ResidentId, r => r.Id, (l, r) => new { l.ProvedAt, Resident = r })
            .OrderBy(row => row.ProvedAt).ThenBy(row => row.Resident.Id).Select(row => row.Resident);
}
