using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Distributions;

/// <summary>
/// Tells those who are expected tomorrow, the evening before. The rows say who has been told, so a round may run
/// anywhere, twice, or die in the middle.
/// </summary>
public sealed class PickupReminders(
    DeskDatabase database, DeskHome home, Notices notices, Func<DialogSet> dialogs, DeskProfile profile)
{
    /// <summary>People are home by then; later nobody is disturbed.</summary>
    private static readonly TimeOnly From = new(17, 0), Until = QuietHours.From;

    /// <summary>People written to in one transaction.</summary>
    private const int ChunkPeople = 100;

    /// <summary>Hand-outs of one evening.</summary>
    private const int DistributionsMax = 200;

    /// <returns>How many were told.</returns>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, profile.Zone).DateTime);
        if (local < From || local >= Until) return 0;
        var told = 0;
        foreach (var id in await DueAsync(profile.TodayAt(now).AddDays(1), ct))
        {
            for (var (more, after) = (true, Guid.Empty); more;)
            {
                var (count, last) = await database.WriteAsync(
                    (desk, token) => TellSomeAsync(desk, id, after, now, token), ct);
                (told, more, after) = (told + count, last is not null, last ?? after);
            }
        }

        return told;
    }

    private async Task<List<Guid>> DueAsync(DateOnly day, CancellationToken ct)
    {
        var deskId = home.Desk.Id;
        await using var desk = database.Open();
        return await desk.Distributions.AsNoTracking()
            .Where(d => d.DeskId == deskId && d.Date == day
                && (d.State == DistributionState.Announced || d.State == DistributionState.Changed))
            .OrderBy(d => d.Code).Select(d => d.Id).Take(DistributionsMax).ToListAsync(ct);
    }

    private async Task<(int Told, Guid? Last)> TellSomeAsync(
        DeskDb desk, Guid id, Guid after, DateTimeOffset now, CancellationToken ct)
    {
        // Held: whoever moves or cancels it waits, and nobody is reminded of what no longer holds.
        var about = await DistributionRows.HoldAsync(desk, id, ct);
        if (about is not { State: DistributionState.Announced or DistributionState.Changed }) return (0, null);
        var people = await desk.Entitlements
            .Where(e => e.DistributionId == id && e.RemindedAt == null && e.Id > after
                && (e.State == EntitlementState.Entitled || e.State == EntitlementState.Coming
                    || e.State == EntitlementState.ProxyNamed))
            .OrderBy(e => e.Id).Take(ChunkPeople).ToListAsync(ct);
        var told = 0;
        foreach (var own in people)
        {
            if (await ChatOfAsync(desk, own, ct) is not { } chat) continue;
            own.RemindedAt = now;
            own.Version++;
            await TellAsync(desk, about, own, chat, now, ct);
            told++;
        }

        return (told, people.Count < ChunkPeople ? null : people[^1].Id);
    }

    /// <summary>One chat of each person: the one he used last.</summary>
    private static Task<Contact?> ChatOfAsync(DeskDb desk, DistributionEntitlement own, CancellationToken ct)
    {
        var resident = own.ResidentId;
        return NoticeChoices.Willing(desk, NoticeKind.Reminder)
            .Where(c => desk.ContactLinks.Any(l => l.ContactId == c.Id && l.ResidentId == resident))
            .OrderByDescending(c => c.LastInboundAt).ThenBy(c => c.Id)
            .FirstOrDefaultAsync(ct);
    }

    private async Task TellAsync(
        DeskDb desk, Distribution about, DistributionEntitlement own, Contact chat, DateTimeOffset now,
        CancellationToken ct)
    {
        var resident = own.ResidentId;
        var name = await desk.Residents.Where(r => r.Id == resident).Select(r => r.Name).SingleAsync(ct);
        var entitlement = own.Id;
        var code = await desk.PickupPasses.Where(p => p.EntitlementId == entitlement)
            .Select(p => p.Code).FirstOrDefaultAsync(ct);
        var values = PickupTold.Fields(about, own, DisplayName.Of(name), code, home.PublicAddress)
            .ToDictionary(field => field.Key, field => (SlotValue)field.Value);
        var words = Masking.Mask(dialogs().Say(chat.Language, DistributionTexts.Reminder, values));
        var message = new OutboundMessage(chat.ToAddress(), words) { Language = chat.Language };
        await notices.AddAsync(desk, chat, new Notice(message) { About = resident }, now, ct);
    }
}
