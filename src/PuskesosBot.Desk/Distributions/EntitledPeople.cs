using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>Who is to get something: added from enrolments, given slots and passes. In the caller's transaction.
/// </summary>
public sealed class EntitledPeople(IdSource ids, ProgrammeCatalog programmes)
{
    /// <summary>
    /// Adds everybody of its RWs who is enrolled, whom the verval does not speak against and nobody has to look at
    /// first. Of a family the eldest. Safe to repeat: who is on the list stays.
    /// </summary>
    /// <returns>Done with how many were added.</returns>
    public async Task<DistributionOutcome> AddEnrolledAsync(DistributionCall call, Guid id, CancellationToken ct)
    {
        var (about, no) = await DistributionRows.TakeAsync(call, id, ct);
        if (about is null) return no!;
        if (about.State is DistributionState.Cancelled or DistributionState.Done)
            return DistributionOutcome.No(DistributionRefusal.NotFromHere);
        var enrolled = await EnrolledAsync(call.Desk, about, ct);
        if (programmes.Find(about.Programme)?.Unit == ProgrammeUnit.Family) enrolled = OnePerFamily(enrolled);
        else enrolled = [.. enrolled.Select(p => p with { HouseholdId = null })];
        var added = await AddAsync(call, about, enrolled, ct);
        if (added is null) return DistributionOutcome.No(DistributionRefusal.TooMany);
        about.Source = EntitlementSource.Enrolments;
        await call.Desk.SaveChangesAsync(ct);
        return new DistributionOutcome.Done(about) { Count = added.Value };
    }

    /// <summary>Gives slots to all who have none, after those who have. Changes of the hour take all slots away.
    /// </summary>
    /// <returns>Done with how many got one.</returns>
    public static async Task<DistributionOutcome> PlanSlotsAsync(
        DistributionCall call, Guid id, CancellationToken ct)
    {
        var (about, no) = await DistributionRows.TakeAsync(call, id, ct);
        if (about is null) return no!;
        if (about.StartsAt is not { } starts) return DistributionOutcome.No(DistributionRefusal.HourMissing);
        if (about.SlotMinutes == 0 || about.SlotPersonsMax == 0) return new DistributionOutcome.Done(about);
        var desk = call.Desk;
        var last = await desk.Entitlements.Where(e => e.DistributionId == id && e.SlotAt != null)
            .OrderByDescending(e => e.SlotAt).Select(e => e.SlotAt).FirstOrDefaultAsync(ct);
        if (last is { } taken) starts = taken.AddMinutes(about.SlotMinutes);
        var people = await desk.Entitlements.AsNoTracking().Where(e => e.DistributionId == id && e.SlotAt == null)
            .Select(e => new SlotPerson(e.Id, e.Rw, e.Rt)).ToListAsync(ct);
        if (SlotPlan.Of(people, starts, about.SlotMinutes, about.SlotPersonsMax) is not { } plan)
            return DistributionOutcome.No(DistributionRefusal.SlotsTooLong);
        foreach (var part in plan.GroupBy(p => p.Value).SelectMany(
            slot => slot.Select(p => p.Key).Chunk(DistributionLimits.LookUpRows).Select(some => (slot.Key, some))))
        {
            var (at, some) = part;
            await desk.Entitlements.Where(e => some.Contains(e.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(e => e.SlotAt, at).SetProperty(e => e.Version, e => e.Version + 1), ct);
        }

        return new DistributionOutcome.Done(about) { Count = plan.Count };
    }

    /// <summary>A pass for everybody who has none.</summary>
    /// <returns>Done with how many were made.</returns>
    public async Task<DistributionOutcome> IssuePassesAsync(DistributionCall call, Guid id, CancellationToken ct)
    {
        var (about, no) = await DistributionRows.TakeAsync(call, id, ct);
        if (about is null) return no!;
        var desk = call.Desk;
        var without = await desk.Entitlements.AsNoTracking()
            .Where(e => e.DistributionId == id && !desk.PickupPasses.Any(p => p.EntitlementId == e.Id))
            .OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(ct);
        foreach (var some in without.Chunk(DistributionLimits.LookUpRows))
        {
            var codes = await FreeCodesAsync(desk, some.Length, ct);
            foreach (var (entitlement, code) in some.Zip(codes)) AddPass(desk, entitlement, code, call.Now);
            await SaveAndLetGoAsync<PickupPass>(desk, ct);
        }

        return new DistributionOutcome.Done(about) { Count = without.Count };
    }

    internal async Task<PickupPass> PassOfAsync(
        DeskDb desk, Guid entitlementId, DateTimeOffset now, CancellationToken ct) =>
        await desk.PickupPasses.SingleOrDefaultAsync(p => p.EntitlementId == entitlementId, ct)
        ?? AddPass(desk, entitlementId, (await FreeCodesAsync(desk, 1, ct))[0], now);

    /// <summary>Null: more than a hand-out may have.</summary>
    internal async Task<int?> AddAsync(
        DistributionCall call, Distribution about, IReadOnlyList<EntitledPerson> people, CancellationToken ct)
    {
        var (desk, id) = (call.Desk, about.Id);
        var listed = await desk.Entitlements.AsNoTracking().Where(e => e.DistributionId == id)
            .Select(e => new { e.ResidentId, e.HouseholdId, e.State }).ToListAsync(ct);
        var residents = listed.Select(e => e.ResidentId).ToHashSet();
        var families = listed.Where(e => e.State != EntitlementState.Reassigned && e.HouseholdId is not null)
            .Select(e => e.HouseholdId!.Value).ToHashSet();
        var added = people
            .Where(p => residents.Add(p.ResidentId) && (p.HouseholdId is not { } family || families.Add(family)))
            .ToList();
        if (listed.Count + added.Count > DistributionLimits.EntitledMax) return null;
        foreach (var some in added.Chunk(DistributionLimits.ChunkRows))
        {
            foreach (var person in some) desk.Entitlements.Add(EntitlementOf(call, id, person));
            await SaveAndLetGoAsync<DistributionEntitlement>(desk, ct);
        }

        return added.Count;
    }

    internal DistributionEntitlement EntitlementOf(DistributionCall call, Guid distributionId, EntitledPerson person) =>
        new()
        {
            Id = ids.Next(),
            DistributionId = distributionId,
            ResidentId = person.ResidentId,
            HouseholdId = person.HouseholdId,
            Rw = person.Rw,
            Rt = person.Rt,
            Nominal = person.Nominal,
            ReassignedFromId = person.ReassignedFromId,
            StateAt = call.Now,
            StateBy = call.Who.Who,
        };

    internal static bool MayReceive(Standing standing) => standing is Standing.Eligible or Standing.Unverified;

    private static Task<List<EntitledPerson>> EnrolledAsync(DeskDb desk, Distribution about, CancellationToken ct)
    {
        var (deskId, programme, rws) = (about.DeskId, about.Programme, about.Rws);
        return desk.Enrolments.AsNoTracking()
            .Where(e => e.DeskId == deskId && e.Programme == programme && e.Status == EnrolmentStatus.Listed)
            .Join(desk.Residents.AsNoTracking(), e => e.ResidentId, r => r.Id, (e, r) => r)
            .Where(r => !r.IsHeld && r.Rw != null && rws.Contains(r.Rw)
                && (r.Standing == Standing.Eligible || r.Standing == Standing.Unverified))
            .OrderBy(r => r.Id)
            .Take(DistributionLimits.EntitledMax * 2)
            .Select(r => new EntitledPerson(r.Id, r.HouseholdId, r.Rw!, r.Rt) { BirthDate = r.BirthDate })
            .ToListAsync(ct);
    }

    private static List<EntitledPerson> OnePerFamily(IEnumerable<EntitledPerson> people) =>
        [.. people.GroupBy(p => p.HouseholdId ?? p.ResidentId)
            .Select(family => family.OrderBy(p => p.BirthDate ?? DateOnly.MaxValue).ThenBy(p => p.ResidentId).First())
            .OrderBy(p => p.ResidentId)];

    private PickupPass AddPass(DeskDb desk, Guid entitlementId, string code, DateTimeOffset now) =>
        desk.PickupPasses.Add(new PickupPass
        {
            Id = ids.Next(),
            EntitlementId = entitlementId,
            Code = code,
            IssuedAt = now,
        }).Entity;

    private static async Task<List<string>> FreeCodesAsync(DeskDb desk, int count, CancellationToken ct)
    {
        var free = new HashSet<string>(StringComparer.Ordinal);
        for (var draws = 0; draws < DistributionLimits.DrawsMax; draws++)
        {
            while (free.Count < count) free.Add(ShortCode.Draw(ShortCodeKind.Pass).ToString());
            var drawn = free.ToList();
            var taken = await desk.PickupPasses.Where(p => drawn.Contains(p.Code)).Select(p => p.Code).ToListAsync(ct);
            if (taken.Count == 0) return drawn;
            free.ExceptWith(taken);
        }

        throw new InvalidOperationException("no free codes were drawn");
    }

    /// <summary>A list of a hundred thousand is not kept in memory.</summary>
    private static async Task SaveAndLetGoAsync<T>(DeskDb desk, CancellationToken ct)
        where T : class
    {
        await desk.SaveChangesAsync(ct);
        foreach (var entry in desk.ChangeTracker.Entries<T>().ToList()) entry.State = EntityState.Detached;
    }
}

/// <summary>Somebody who is to be put on a list.</summary>
/// <param name="HouseholdId">Only where families are counted.</param>
internal sealed record EntitledPerson(Guid ResidentId, Guid? HouseholdId, string Rw, string? Rt)
{
    internal DateOnly? BirthDate { get; init; }
    internal string? Nominal { get; init; }
    internal Guid? ReassignedFromId { get; init; }
}
