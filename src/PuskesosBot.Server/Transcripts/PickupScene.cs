using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.Transcripts;

/// <summary>Hand-outs, who is entitled, and the heads of RWs before a conversation begins; described at
/// <see cref="TranscriptScene"/>.</summary>
internal static class PickupScene
{
    internal static void AddDistribution(TranscriptDesk desk, DeskDb db, TranscriptGiven given) =>
        db.Distributions.Add(new Distribution
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            Code = given["code"],
            Programme = given["programme"],
            Title = given["title"],
            Rws = [.. given.List("rw")],
            Date = given.Day("date"),
            StartsAt = given.Hour("time"),
            Venue = given.Find("venue"),
            VenueMap = given.Find("map"),
            PreviousVenue = given.Find("previous"),
            Papers = [.. given.List("papers")],
            Sponsor = given.Find("sponsor"),
            State = given.Word("state", DistributionState.Planned),
            ChangeReason = given.Find("reason"),
        });

    /// <summary>Given again it replaces the one before; with <c>same=yes</c> only its state changes.</summary>
    internal static async Task AddEntitledAsync(TranscriptDesk desk, DeskDb db, TranscriptGiven given)
    {
        var code = given["distribution"];
        var about = await db.Distributions.SingleAsync(d => d.Code == code);
        var resident = await TranscriptScene.ResidentIdAsync(db, given["resident"]);
        foreach (var name in given.List("family"))
        {
            var member = await TranscriptScene.ResidentIdAsync(db, name);
            await db.Residents.Where(r => r.Id == member)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.HouseholdId, resident));
        }

        var before = await db.Entitlements.SingleOrDefaultAsync(
            e => e.DistributionId == about.Id && e.ResidentId == resident);
        if (before is not null && given.Has("same"))
        {
            before.State = given.Word("state", EntitlementState.Entitled);
            return;
        }

        if (before is not null) db.Remove(before);
        var own = db.Entitlements.Add(new DistributionEntitlement
        {
            Id = desk.Ids.Next(),
            DistributionId = about.Id,
            ResidentId = resident,
            Rw = (await db.Residents.SingleAsync(r => r.Id == resident)).Rw ?? "",
            SlotAt = given.Hour("slot"),
            State = given.Word("state", EntitlementState.Entitled),
        }).Entity;
        if (given.Find("code") is not { } pass) return;
        db.PickupPasses.Add(new PickupPass
        {
            Id = desk.Ids.Next(),
            EntitlementId = own.Id,
            Code = pass,
            IssuedAt = desk.Time.GetUtcNow(),
        });
    }

    internal static async Task AddHeadAsync(TranscriptDesk desk, DeskDb db, TranscriptGiven given)
    {
        Guid? contact = null;
        if (given.Find("address") is { } text)
        {
            var address = TranscriptGiven.Address(text);
            contact = (await db.Contacts.SingleAsync(c => c.Channel == address.Channel && c.Address == address.Id)).Id;
        }

        db.NeighbourhoodHeads.Add(new NeighbourhoodHead
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            Name = "Ketua RW",
            Rw = given["rw"],
            Rt = given.Find("rt"),
            ContactId = contact,
            PhoneHash = given.Find("phone") is { } phone ? desk.Vault.Hash("phone", phone) : null,
            CodeHash = given.Find("code") is { } code ? desk.Vault.Hash("head", code) : null,
            CodeExpiresAt = given.Has("code") ? desk.Time.GetUtcNow() + HeadDesk.CodeLife : null,
            CreatedAt = desk.Time.GetUtcNow(),
        });
    }

    internal static async Task EndHeadsAsync(TranscriptDesk desk, DeskDb db)
    {
        var now = desk.Time.GetUtcNow();
        await db.NeighbourhoodHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.EndedAt, now));
    }
}
