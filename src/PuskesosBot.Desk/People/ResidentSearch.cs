using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.People;

/// <summary>Finds residents in the order of their names, a page at a time, also among a million.</summary>
public static class ResidentSearch
{
    /// <summary>Rows of one page.</summary>
    public const int PageRows = 50;

    /// <summary>Characters of a name that are looked at.</summary>
    public const int NameCharsMax = 60;

    /// <summary>Letters that a search for a person among many must have.</summary>
    public const int NameLettersMin = 3;

#pragma warning disable CA1309 // It becomes SQL, where the collation of the index compares.
    /// <param name="residents">Those that may be seen.</param>
    public static async Task<ResidentList> FindAsync(
        IQueryable<Resident> residents, ResidentFilter filter, CancellationToken ct)
    {
        var found = Filtered(residents.AsNoTracking(), filter);
        if (filter.After is { } after)
        {
            var last = await residents.AsNoTracking().Where(r => r.Id == after).Select(r => r.SearchName)
                .SingleOrDefaultAsync(ct) ?? "";
            // The first condition says nothing new; it lets the index begin there.
            found = found.Where(r => string.Compare(r.SearchName, last) >= 0
                && (string.Compare(r.SearchName, last) > 0 || r.Id > after));
        }

        var rows = await found.OrderBy(r => r.SearchName).ThenBy(r => r.Id).Take(PageRows + 1).ToListAsync(ct);
        return new ResidentList([.. rows.Take(PageRows)], rows.Count > PageRows);
    }

    /// <summary>Those whose names begin as somebody typed it.</summary>
    /// <returns>Null: too short to search for.</returns>
    public static IQueryable<Resident>? Named(IQueryable<Resident> residents, string typed) =>
        PersonNames.Search(typed) is { Length: >= NameLettersMin } key ? Beginning(residents, key) : null;

    private static IQueryable<Resident> Filtered(IQueryable<Resident> residents, ResidentFilter filter)
    {
        var name = filter.Name ?? "";
        var key = PersonNames.Search(name.Length > NameCharsMax ? name[..NameCharsMax] : name);
        if (key.Length > 0) residents = Beginning(residents, key);
        if (filter.Rw is { } rw) residents = residents.Where(r => r.Rw == rw);
        if (filter.Rt is { } rt) residents = residents.Where(r => r.Rt == rt);
        return residents;
    }

    private static IQueryable<Resident> Beginning(IQueryable<Resident> residents, string key)
    {
        var beyond = PersonNames.Beyond(key);
        return residents.Where(r => string.Compare(r.SearchName, key) >= 0
            && string.Compare(r.SearchName, beyond) < 0 && r.SearchName.StartsWith(key));
    }
#pragma warning restore CA1309
}

/// <summary>Who is looked for; nothing: all.</summary>
/// <param name="Name">The beginning of the name, as somebody types it.</param>
/// <param name="Rw">Two digits.</param>
/// <param name="Rt">Two digits.</param>
/// <param name="After">The last one of the page before.</param>
public sealed record ResidentFilter(string? Name = null, string? Rw = null, string? Rt = null, Guid? After = null);

/// <param name="HasMore">There is another page.</param>
public sealed record ResidentList(IReadOnlyList<Resident> Rows, bool HasMore);
