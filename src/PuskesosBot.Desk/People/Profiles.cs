using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.People;

/// <summary>
/// The people of one chat: who proved to be them, or to act for them, on a phone that a household may share. One of
/// them at a time is spoken about, and only the resident says who.
/// </summary>
/// <param name="All">Oldest proof first.</param>
internal sealed record Profiles(IReadOnlyList<Profile> All)
{
    /// <summary>More do not fit into a question.</summary>
    private const int PeopleMax = 8;

    private const string OfChat =
        """
        select r."Id", r."Name", r."Rw", r."HouseholdId", l."ChosenAt" from contact_links l
        join residents r on r."Id" = l."ResidentId"
        where l."ContactId" = @p0 order by l."ProvedAt", l."ResidentId" limit @p1
        """;

    internal static Profiles None { get; } = new([]);

    internal bool AreSeveral => All.Count > 1;

    /// <summary>Whom it is about now: the only one, or the one who was chosen. Null: nobody is, so ask.</summary>
    internal Profile? Current => All is [var only] ? only : All.FirstOrDefault(profile => profile.IsChosen);

    /// <summary>In a group everybody reads along: there it has no people.</summary>
    internal static async Task<Profiles> OfAsync(DeskDb desk, Contact contact, CancellationToken ct)
    {
        if (contact.IsGroup) return None;
        var found = new List<Profile>();
        await using var row = await desk.ReadAsync(OfChat, ct, contact.Id, PeopleMax);
        while (await row.ReadAsync(ct))
            found.Add(new Profile(
                row.GetGuid(0), DisplayName.Of(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetGuid(3), !row.IsDBNull(4)));
        return found.Count == 0 ? None : new Profiles(found);
    }

    /// <summary>From now on it is about this one, and about nobody else; across dialogs and restarts.</summary>
    internal static async Task ChooseAsync(
        DeskDb desk, Guid contactId, Guid residentId, DateTimeOffset now, CancellationToken ct)
    {
        await desk.ContactLinks.Where(l => l.ContactId == contactId && l.ResidentId != residentId && l.ChosenAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ChosenAt, (DateTimeOffset?)null), ct);
        await desk.ContactLinks.Where(l => l.ContactId == contactId && l.ResidentId == residentId)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ChosenAt, (DateTimeOffset?)now), ct);
    }

    internal Profile? Find(Guid? residentId) => All.FirstOrDefault(profile => profile.ResidentId == residentId);

    /// <summary>For "sedang untuk": the name, when the chat has several people; else nothing need be said.</summary>
    internal string Shown(Profile? profile) => AreSeveral && profile is not null ? profile.Name : "";
}

/// <summary>A resident that a chat proved to act for.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="IsChosen">The resident said so.</param>
internal sealed record Profile(Guid ResidentId, string Name, string? Rw, Guid? HouseholdId, bool IsChosen);
