using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.People;

/// <summary>Counts wrong tries per contact and per resident, slows them down and closes them for the day.</summary>
internal sealed class IdentificationTries(IdSource ids)
{
    internal static async Task<TriesToday> OfTodayAsync(Asker asker, CancellationToken ct)
    {
        var start = await DayStartAsync(asker, ct);
        var contactId = asker.Contact.Id;
        var failedAt = await asker.Desk.IdentificationAttempts.AsNoTracking()
            .Where(a => a.ContactId == contactId && a.At >= start && !a.Succeeded)
            .OrderByDescending(a => a.At)
            .Select(a => a.At)
            .Take(IdentificationLimits.FailuresPerDayMax)
            .ToListAsync(ct);
        var pause = failedAt.Count == 0
            ? null
            : PauseAfter(failedAt.Count, failedAt[0].ToOffset(start.Offset), asker.Now);
        return new TriesToday(failedAt.Count, pause, start.Offset);
    }

    /// <param name="failures">Of the contact, today.</param>
    /// <param name="last">When the last of them was, by the desk's clock.</param>
    internal static ProofVerdict? PauseAfter(int failures, DateTimeOffset last, DateTimeOffset now)
    {
        if (failures >= IdentificationLimits.FailuresPerDayMax) return new ProofVerdict.Closed();
        var until = last + IdentificationLimits.Wait;
        return failures >= IdentificationLimits.FailuresBeforeWait && now < until ? new ProofVerdict.Wait(until) : null;
    }

    /// <summary>Those of the residents that too many tries failed against today.</summary>
    internal static async Task<IReadOnlySet<Guid>> ClosedAmongAsync(
        Asker asker, IReadOnlyList<Guid> residents, CancellationToken ct)
    {
        if (residents.Count == 0) return new HashSet<Guid>();
        var start = await DayStartAsync(asker, ct);
        var wanted = residents.Select(id => (Guid?)id).ToList();
        var closed = await asker.Desk.IdentificationAttempts.AsNoTracking()
            .Where(a => wanted.Contains(a.ResidentId) && a.At >= start && !a.Succeeded)
            .GroupBy(a => a.ResidentId)
            .Where(failures => failures.Count() >= IdentificationLimits.ResidentFailuresPerDayMax)
            .Select(failures => failures.Key!.Value)
            .ToListAsync(ct);
        return closed.ToHashSet();
    }

    internal void Fail(Asker asker, IReadOnlyList<Guid> residents)
    {
        Add(asker, asker.Contact.Id, residents.Count > 0 ? residents[0] : null, succeeded: false);
        foreach (var other in residents.Skip(1))
            Add(asker, IdentificationAttempt.CountedAlready, other, succeeded: false);
    }

    internal void Succeed(Asker asker, Guid residentId) => Add(asker, asker.Contact.Id, residentId, succeeded: true);

    private void Add(Asker asker, Guid contactId, Guid? residentId, bool succeeded) =>
        asker.Desk.IdentificationAttempts.Add(new IdentificationAttempt
        {
            Id = ids.Next(),
            ContactId = contactId,
            ResidentId = residentId,
            At = asker.Now,
            Succeeded = succeeded,
        });

    private static async Task<DateTimeOffset> DayStartAsync(Asker asker, CancellationToken ct)
    {
        var deskId = asker.Contact.DeskId;
        var zone = await asker.Desk.Desks.AsNoTracking()
            .Where(d => d.Id == deskId).Select(d => d.TimeZone).SingleAsync(ct);
        var local = TimeZoneInfo.ConvertTime(asker.Now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return new DateTimeOffset(local.Date, local.Offset); // None of Indonesia's zones changes its offset.
    }
}

/// <summary>Where a contact stands today.</summary>
/// <param name="Failures">Wrong tries.</param>
/// <param name="Pause">Why no try is allowed now, if so.</param>
/// <param name="Offset">Of the desk's clock from UTC.</param>
internal sealed record TriesToday(int Failures, ProofVerdict? Pause, TimeSpan Offset);
