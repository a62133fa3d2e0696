using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// A neighbourhood head announces by chat. Who he is and how far he reaches comes from his proven chat, never from
/// what was said or pressed.
/// </summary>
internal static class HeadAnnouncing
{
    /// <summary>Hand-outs offered; one place is for own words.</summary>
    internal const int OfferedMax = 8;

    /// <summary>Hand-outs of a desk that are looked at.</summary>
    private const int OpenMax = 500;

    internal static AnnouncementDesk Desk(ActionCall call) =>
        call.Announcements ?? throw new InvalidOperationException("announcements are taken on in a turn only");

    internal static Task<AnnouncementAuthor?> AuthorAsync(ActionCall call, CancellationToken ct) =>
        AnnouncementAuthor.OfAsync(call.Desk, call.Contact, ct);

    /// <summary>What there is to announce in his RW: to come, or changed or called off since it was told.</summary>
    internal static async Task<List<Distribution>> OpenAsync(
        ActionCall call, AnnouncementAuthor author, CancellationToken ct)
    {
        var (deskId, today) = (call.Contact.DeskId, call.Today);
        var open = await call.Desk.Distributions.AsNoTracking()
            .Where(d => d.DeskId == deskId && d.State != DistributionState.Done
                && (d.Date == null || d.Date >= today)
                && (d.State != DistributionState.Cancelled || d.AnnouncedAt != null))
            .OrderBy(d => d.Date == null).ThenBy(d => d.Date).ThenBy(d => d.Code)
            .Take(OpenMax)
            .ToListAsync(ct);
        return open.FindAll(d => d.Rws.Contains(author.Rw!));
    }

    internal static async Task<AnnouncementDraft> DraftAsync(
        ActionCall call, AnnouncementAuthor author, string code, CancellationToken ct)
    {
        var draft = new AnnouncementDraft(call.Contact.DeskId, code);
        if (call["distribution"] is not { Length: > 0 } named) return draft with { Words = call["text"] };
        var chosen = (await OpenAsync(call, author, ct)).Find(d => d.Code == named);
        // One that is gone, or that was never his, is as unknown as one that does not exist.
        return draft with { DistributionId = chosen?.Id ?? Guid.Empty };
    }

    /// <summary>Each problem of what somebody wrote as a slot for the texts.</summary>
    internal static ActionResult Refused(AnnouncementOutcome.Refused refused)
    {
        if (refused.Why.Contains(AnnouncementRefusal.NobodyThere)) return ActionResult.Of("nobody");
        string If(AnnouncementRefusal why) => refused.Why.Contains(why) ? "yes" : "";
        var (isShort, isLong) = (If(AnnouncementRefusal.TooShort), If(AnnouncementRefusal.TooLong));
        var (isPersonal, isMoney) = (If(AnnouncementRefusal.PersonalData), If(AnnouncementRefusal.Money));
        return isShort.Length + isLong.Length + isPersonal.Length + isMoney.Length == 0
            ? ActionResult.Of("gone")
            : ActionResult.Of(
                "problems", ("too_short", isShort), ("too_long", isLong), ("personal", isPersonal), ("money", isMoney));
    }

    /// <summary>Leaves what he did in the audit.</summary>
    internal static void Note(ActionCall call, IdSource ids, AnnouncementAuthor who, string did, string code) =>
        call.Desk.Audit.Add(new AuditEntry
        {
            Id = ids.Next(),
            DeskId = call.Contact.DeskId,
            At = call.Now,
            Who = string.Create(CultureInfo.InvariantCulture, $"head:{who.HeadId}"),
            Did = did,
            Why = code,
        });

    /// <summary>A count for a text; none is empty.</summary>
    internal static string Some(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);
}
