using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What staff call the people behind chats: the residents they act for, else a short sign.</summary>
internal sealed class ContactNames(ConsoleDesk desk)
{
    /// <summary>Residents named of one chat; who acts for more is a helper.</summary>
    private const int NamesMax = 3;

    /// <summary>Names by contact; who acts for nobody yet is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<Guid> contactIds, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var some in contactIds.Distinct().Chunk(500))
        {
            var ids = some.ToList();
            var linked = await desk.Read.ContactLinks.AsNoTracking().Where(l => ids.Contains(l.ContactId))
                .Join(desk.Scope.Residents(desk.Read), l => l.ResidentId, r => r.Id,
                    (l, r) => new { l.ContactId, l.ProvedAt, r.Name })
                .ToListAsync(ct);
            foreach (var of in linked.GroupBy(l => l.ContactId))
                names[of.Key] = string.Join(", ", of.OrderBy(l => l.ProvedAt).Take(NamesMax)
                    .Select(l => DisplayName.Of(l.Name)));
        }

        return names;
    }

    /// <summary>For who is not known by name: "Warga 3F2A".</summary>
    internal static string Unnamed(Guid contactId) => $"Warga {contactId.ToString("N")[^4..].ToUpperInvariant()}";
}
