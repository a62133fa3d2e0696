namespace PuskesosBot.Desk.Distributions;

/// <summary>
/// Spreads people over the hours so that nobody queues: neighbours of one RT together, each RT in slots of its own,
/// in an order that is the same whenever it is worked out.
/// </summary>
public static class SlotPlan
{
    /// <param name="people">In any order.</param>
    /// <param name="first">Begin of the first slot.</param>
    /// <param name="minutes">Of a slot, 1 or more.</param>
    /// <param name="personsMax">Of a slot, 1 or more.</param>
    /// <returns>Begin of everybody's slot; null: they do not fit in the day.</returns>
    public static IReadOnlyDictionary<Guid, TimeOnly>? Of(
        IEnumerable<SlotPerson> people, TimeOnly first, int minutes, int personsMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minutes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(personsMax, 1);
        var plan = new Dictionary<Guid, TimeOnly>();
        var next = first.ToTimeSpan();
        foreach (var rt in people.GroupBy(p => (p.Rw, Rt: p.Rt ?? "")).OrderBy(g => g.Key.Rw, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Rt, StringComparer.Ordinal))
        {
            var neighbours = rt.OrderBy(p => p.Id).ToList();
            var slots = (neighbours.Count + personsMax - 1) / personsMax;
            for (var slot = 0; slot < slots; slot++, next += TimeSpan.FromMinutes(minutes))
            {
                if (next >= DistributionLimits.SlotsEnd.ToTimeSpan()) return null;
                // As many in the last slot as in the first: 21 people come as 11 and 10, not as 20 and 1.
                var (from, to) = (neighbours.Count * slot / slots, neighbours.Count * (slot + 1) / slots);
                foreach (var person in neighbours[from..to]) plan[person.Id] = TimeOnly.FromTimeSpan(next);
            }
        }

        return plan;
    }
}

/// <summary>Somebody who is to get a slot.</summary>
/// <param name="Id">Of the entitlement.</param>
public readonly record struct SlotPerson(Guid Id, string Rw, string? Rt);
