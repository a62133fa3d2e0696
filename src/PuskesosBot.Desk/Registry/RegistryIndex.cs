using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>
/// Everyone the desk knows, in memory and without readable identifiers, so that a row is matched without a query.
/// </summary>
/// <remarks>About 600 bytes a resident; a kelurahan has some thousands, the largest city list half a million.</remarks>
internal sealed class RegistryIndex
{
    private readonly Dictionary<Key128, KnownPerson> _byNik;
    private readonly Dictionary<(Key128 Kk, DateOnly Birth), KnownPerson> _byFamily;
    private readonly Dictionary<Key128, List<KnownPerson>> _byPhone = [];
    private readonly Dictionary<string, List<KnownPerson>> _byName = [];
    private readonly Dictionary<string, List<KnownPerson>> _byDoor = [];

    internal Dictionary<Key128, Guid> Households { get; } = [];
    internal Dictionary<Key128, KnownListing> Listings { get; }

    private RegistryIndex(int rows) => (_byNik, _byFamily, Listings) = (new(rows), new(rows), new(rows));

    /// <param name="rows">About as many as the file has: what grows by doubling leaves as much behind.</param>
    internal static async Task<RegistryIndex> LoadAsync(
        DeskDb desk, Guid deskId, string source, int rows, CancellationToken ct)
    {
        var index = new RegistryIndex(rows);
        var kkOf = await index.LoadHouseholdsAsync(desk, deskId, ct);
        var people = await LoadPeopleAsync(desk, deskId, kkOf, ct);
        if (people.Count == 0) return index;
        await index.LoadListingsAsync(desk, deskId, source, people, ct);
        await LoadEnrolmentsAsync(desk, deskId, source, people, ct);
        foreach (var person in people.Values)
        {
            index.AddNik(person);
            index.AddFamily(person);
            if (person.IsOnOtherList) index.AddResembling(person);
        }

        return index;
    }

    internal KnownPerson? FirstOfNik(Key128 nik) => _byNik.GetValueOrDefault(nik);

    internal KnownPerson? FirstOfFamily(Key128 kk, DateOnly birth) => _byFamily.GetValueOrDefault((kk, birth));

    /// <summary>People of other lists who share a name, a phone or a door with the row.</summary>
    internal IEnumerable<KnownPerson> Resembling(ImportRow row)
    {
        if (_byName.Count == 0) return [];
        IEnumerable<KnownPerson> found = [];
        if (_byName.TryGetValue(row.SearchName, out var byName)) found = byName;
        if (row.PhoneHash is { } phone && _byPhone.GetValueOrDefault(Key128.Of(phone)) is { } byPhone)
        {
            found = found.Concat(byPhone);
        }

        if (DoorOf(row.Rw, row.Address) is { } door && _byDoor.GetValueOrDefault(door) is { } byDoor)
        {
            found = found.Concat(byDoor);
        }

        return found.Take(ImportLimits.CandidatesMax);
    }

    internal void AddNik(KnownPerson person)
    {
        if (!person.HasNik) return;
        person.NextOfNik = _byNik.GetValueOrDefault(person.NikKey);
        _byNik[person.NikKey] = person;
    }

    /// <summary>Puts a person whose NIK was corrected where it belongs.</summary>
    internal void ReplaceNik(KnownPerson person, Key128 nik)
    {
        if (person.NikKey == nik) return;
        if (person.HasNik) RemoveNik(person);
        person.NikKey = nik;
        AddNik(person);
    }

    internal void AddFamily(KnownPerson person)
    {
        if (person.KkKey == default || person.BirthDate is not { } birth) return;
        var key = (person.KkKey, birth);
        person.NextOfFamily = _byFamily.GetValueOrDefault(key);
        _byFamily[key] = person;
    }

    /// <summary>
    /// RW and house number, all that the spellings of one address have in common; without one, the street.
    /// </summary>
    internal static string? DoorOf(string? rw, string address)
    {
        if (rw is null || address.Length == 0) return null;
        var street = address.AsSpan();
        var area = street.IndexOf(" RT", StringComparison.OrdinalIgnoreCase);
        if (area > 0) street = street[..area];
        var digit = street.IndexOfAnyInRange('0', '9');
        if (digit < 0) return $"{rw}:{PersonNames.Search(street.ToString())}";
        var number = street[digit..];
        var end = number.IndexOfAnyExceptInRange('0', '9');
        return $"{rw}:{(end < 0 ? number : number[..end])}";
    }

    private void RemoveNik(KnownPerson person)
    {
        var first = _byNik[person.NikKey];
        if (first == person)
        {
            if (person.NextOfNik is { } next) _byNik[person.NikKey] = next;
            else _byNik.Remove(person.NikKey);
        }
        else
        {
            while (first.NextOfNik != person) first = first.NextOfNik!;
            first.NextOfNik = person.NextOfNik;
        }

        person.NextOfNik = null;
    }

    private void AddResembling(KnownPerson person)
    {
        Add(_byName, person.SearchName, person);
        if (person.PhoneKey != default) Add(_byPhone, person.PhoneKey, person);
        if (DoorOf(person.Rw, person.Address) is { } door) Add(_byDoor, door, person);

        static void Add<TKey>(Dictionary<TKey, List<KnownPerson>> lists, TKey key, KnownPerson person)
            where TKey : notnull
        {
            if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
            if (list.Count < ImportLimits.CandidatesMax) list.Add(person);
        }
    }

    private async Task<Dictionary<Guid, Key128>> LoadHouseholdsAsync(DeskDb desk, Guid deskId, CancellationToken ct)
    {
        var kkOf = new Dictionary<Guid, Key128>();
        var rows = desk.Households.AsNoTracking().Where(h => h.DeskId == deskId).Select(h => new { h.Id, h.KkHash });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var key = Key128.Of(row.KkHash);
            Households[key] = row.Id;
            kkOf[row.Id] = key;
        }

        return kkOf;
    }

    private static async Task<Dictionary<Guid, KnownPerson>> LoadPeopleAsync(
        DeskDb desk, Guid deskId, Dictionary<Guid, Key128> kkOf, CancellationToken ct)
    {
        var people = new Dictionary<Guid, KnownPerson>();
        var rows = desk.Residents.AsNoTracking().Where(r => r.DeskId == deskId).Select(r => new
        {
            r.Id,
            r.Name,
            r.SearchName,
            r.NikHash,
            r.HouseholdId,
            r.PhoneHash,
            r.BirthDate,
            r.Rw,
            r.Address,
            r.Standing,
            r.IsHeld,
        });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            people[row.Id] = new KnownPerson
            {
                Id = row.Id,
                Name = row.Name,
                SearchName = row.SearchName,
                NikKey = row.NikHash is null ? default : Key128.Of(row.NikHash),
                KkKey = row.HouseholdId is { } household ? kkOf.GetValueOrDefault(household) : default,
                PhoneKey = row.PhoneHash is null ? default : Key128.Of(row.PhoneHash),
                BirthDate = row.BirthDate,
                Rw = row.Rw is null ? null : string.Intern(row.Rw),
                Address = row.Address,
                Standing = row.Standing,
                WasHeld = row.IsHeld,
            };
        }

        return people;
    }

    private async Task LoadListingsAsync(
        DeskDb desk, Guid deskId, string source, Dictionary<Guid, KnownPerson> people, CancellationToken ct)
    {
        var rows = desk.RegistryListings.AsNoTracking().Where(l => l.DeskId == deskId);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!people.TryGetValue(row.ResidentId, out var person)) continue;
            if (row.Source != source)
            {
                person.IsOnOtherList |= !row.IsGone;
                continue;
            }

            Listings[Key128.Of(row.RowKey)] = new KnownListing
            {
                Id = row.Id,
                Person = person,
                ContentKey = Key128.Of(row.ContentHash),
                IsGone = row.IsGone,
            };
        }
    }

    private static async Task LoadEnrolmentsAsync(
        DeskDb desk, Guid deskId, string source, Dictionary<Guid, KnownPerson> people, CancellationToken ct)
    {
        var imports = (await desk.RegistryImports.AsNoTracking().Where(i => i.DeskId == deskId && i.Source == source)
            .Select(i => i.Id).ToListAsync(ct)).ToHashSet();
        var rows = desk.Enrolments.AsNoTracking().Where(e => e.DeskId == deskId);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!people.TryGetValue(row.ResidentId, out var person)) continue;
            var enrolment = new KnownEnrolment
            {
                Programme = string.Intern(row.Programme),
                IsEnded = row.Status == EnrolmentStatus.Ended,
                Reason = row.Reason,
                VerifiedOn = row.VerifiedOn,
                IsOfSource = imports.Contains(row.ImportId),
            };
            person.Enrolments = [.. person.Enrolments, enrolment];
        }
    }
}
