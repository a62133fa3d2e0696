using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>What the people of this chat are entitled to, and nobody else's.</summary>
internal static class OwnPickups
{
    /// <summary>More do not fit into a question.</summary>
    internal const int ShownMax = 6;

    /// <summary>Not settled or over, soonest first.</summary>
    /// <param name="only">Of this person and family; null: of all people of the chat.</param>
    internal static Task<List<OwnPickup>> ListAsync(ActionCall call, Profile? only, CancellationToken ct)
    {
        var today = call.Today;
        var (person, family) = (only?.ResidentId, only?.HouseholdId);
        return Joined(call)
            .Where(p => person == null || p.Own.ResidentId == person
                || (family != null && p.Own.HouseholdId == family))
            .Where(p => p.About.State != DistributionState.Done && (p.About.Date == null || p.About.Date >= today))
            .Where(p => p.Own.State != EntitlementState.Taken && p.Own.State != EntitlementState.TakenByProxy
                && p.Own.State != EntitlementState.Delivered)
            .OrderBy(p => p.About.Date == null).ThenBy(p => p.About.Date).ThenBy(p => p.Own.Id)
            .Take(ShownMax)
            .ToListAsync(ct);
    }

    /// <param name="pickup">Id of the entitlement, as kept in a slot.</param>
    internal static async Task<OwnPickup?> FindAsync(ActionCall call, string pickup, CancellationToken ct) =>
        Guid.TryParse(pickup, out var id) ? await Joined(call).SingleOrDefaultAsync(p => p.Own.Id == id, ct) : null;

    /// <summary>The same to change it: as it is now, held until the commit, because the table may be open.</summary>
    internal static async Task<OwnPickup?> HoldAsync(ActionCall call, string pickup, CancellationToken ct)
    {
        if (await FindAsync(call, pickup, ct) is not { } found) return null;
        await DistributionRows.HoldEntitlementAsync(call.Desk, found.Own.Id, ct);
        return found;
    }

    internal static async Task<Dictionary<string, string>> FieldsAsync(
        ActionCall call, OwnPickup pickup, CancellationToken ct)
    {
        var id = pickup.Own.Id;
        var code = await call.Desk.PickupPasses.Where(p => p.EntitlementId == id)
            .Select(p => p.Code).FirstOrDefaultAsync(ct);
        return PickupTold.Fields(
            pickup.About, pickup.Own, DisplayName.Of(pickup.Name), code, call.PublicAddress);
    }

    /// <summary>Whom of the chat's people it is for, as it is shown.</summary>
    internal static async Task<string> ActingForAsync(ActionCall call, OwnPickup pickup, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        var family = pickup.Own.HouseholdId;
        return profiles.Shown(
            profiles.Find(pickup.Own.ResidentId)
            ?? profiles.All.FirstOrDefault(profile => family is not null && profile.HouseholdId == family));
    }

    private static IQueryable<OwnPickup> Joined(ActionCall call) =>
        EntitlementReplies.Own(call.Desk, call.Contact.Id)
            .Join(call.Desk.Distributions, e => e.DistributionId, d => d.Id, (e, d) => new { e, d })
            .Join(call.Desk.Residents, both => both.e.ResidentId, r => r.Id,
                (both, r) => new OwnPickup { Own = both.e, About = both.d, Name = r.Name });
}

/// <summary>An entitlement with its hand-out and the name of whom it is for.</summary>
internal sealed record OwnPickup
{
    public required DistributionEntitlement Own { get; init; }
    public required Distribution About { get; init; }
    public required string Name { get; init; }
}
