using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>What residents say to a hand-out in their chat. In the caller's transaction.</summary>
public sealed class EntitlementReplies(CaseDesk cases)
{
    private readonly EntitlementCases _cases = new(cases);

    /// <summary>Relations a proxy may have, as ids of the texts.</summary>
    public static IReadOnlyList<string> Relations { get; } = ["spouse", "child", "parent", "sibling", "other"];

    /// <summary>
    /// Those a chat may answer for and show the pass of: of residents it proved to act for, and, where families are
    /// counted, of their families.
    /// </summary>
    public static IQueryable<DistributionEntitlement> Own(DeskDb desk, Guid contactId)
    {
        var own = desk.ContactLinks.Where(l => l.ContactId == contactId)
            .Join(desk.Residents, l => l.ResidentId, r => r.Id, (_, r) => r);
        return desk.Entitlements.Where(e => e.State != EntitlementState.Reassigned
            && own.Any(r => r.Id == e.ResidentId || (e.HouseholdId != null && r.HouseholdId == e.HouseholdId)));
    }

    /// <summary>Comes or does not come; false: it is settled already.</summary>
    public static bool TryAnswer(DistributionEntitlement own, bool isComing, Contact who, DateTimeOffset now)
    {
        if (own.IsSettled) return false;
        if (isComing) own.ForgetProxy();
        own.Go(isComing ? EntitlementState.Coming : EntitlementState.NotComing, Who(who), now);
        return true;
    }

    /// <summary>Somebody else comes. Allowed without further ado: who stands on the same family card.</summary>
    /// <param name="isSameFamily">What the resident says.</param>
    public async Task<ProxyReply> NameProxyAsync(
        DeskDb desk, DistributionEntitlement own, string name, string relation, bool isSameFamily, Contact who,
        DateTimeOffset now, CancellationToken ct)
    {
        if (own.IsSettled) return ProxyReply.Settled;
        if (!isSameFamily) return ProxyReply.OtherFamily;
        var residentId = own.ResidentId;
        var household = await desk.Residents.Where(r => r.Id == residentId).Select(r => r.HouseholdId).SingleAsync(ct);
        Guid? known = null;
        if (household is not null)
        {
            var family = await desk.Residents.AsNoTracking()
                .Where(r => r.HouseholdId == household && r.Id != residentId)
                .Select(r => new { r.Id, r.SearchName }).ToListAsync(ct);
            var key = PersonNames.Search(name);
            known = family.Find(r => PersonNames.AreSameOrShortened(r.SearchName, key))?.Id;
        }

        var isKnown = known is not null;
        own.NameProxy(name, relation, known, isKnown ? ProxyState.SameFamily : ProxyState.Undecided);
        own.Go(EntitlementState.ProxyNamed, Who(who), now);
        if (isKnown) return ProxyReply.Allowed;

        // The card itself is looked at on the spot; without one in the registry there is nothing to compare it with.
        if (household is not null) return ProxyReply.CheckedAtTable;
        await AskDecisionAsync(desk, own, "Nomor KK belum tercatat, jadi satu KK tidak bisa dicek.", who, now, ct);
        return ProxyReply.AwaitsDecision;
    }

    /// <summary>Somebody of another family is to come, for a reason: a person decides.</summary>
    public async Task<Case?> AskOtherProxyAsync(
        DeskDb desk, DistributionEntitlement own, string name, string reason, Contact who, DateTimeOffset now,
        CancellationToken ct)
    {
        if (own.IsSettled) return null;
        own.NameProxy(name, "other", null, ProxyState.Undecided);
        own.Go(EntitlementState.ProxyNamed, Who(who), now);
        return await AskDecisionAsync(desk, own, $"Wakil beda KK. Alasan warga: {reason}", who, now, ct);
    }

    /// <summary>For the old and the ill; asked for twice it is one case. Null: it is settled already.</summary>
    public async Task<Case?> AskHomeVisitAsync(
        DeskDb desk, DistributionEntitlement own, string reason, Contact who, DateTimeOffset now,
        CancellationToken ct)
    {
        if (own.IsSettled) return null;
        var opened = await _cases.AskAsync(
            desk, own, new(CaseKind.HomeVisit, $"Minta diantar ke rumah. Alasan: {reason}", Who(who), who.Id), now, ct);
        own.ForgetProxy();
        own.Go(EntitlementState.HomeVisit, Who(who), now);
        return opened;
    }

    private Task<Case> AskDecisionAsync(
        DeskDb desk, DistributionEntitlement own, string why, Contact who, DateTimeOffset now, CancellationToken ct)
    {
        var summary = $"Keputusan wakil: {own.ProxyName} ({own.ProxyRelation}). {why}";
        return _cases.AskAsync(desk, own, new(CaseKind.Question, summary, Who(who), who.Id), now, ct);
    }

    private static string Who(Contact contact) =>
        string.Create(CultureInfo.InvariantCulture, $"contact:{contact.Id}");
}

/// <summary>What becomes of a named proxy.</summary>
public enum ProxyReply
{
    /// <summary>On the same family card in the registry.</summary>
    Allowed,

    /// <summary>Said to be; the card is looked at where it is handed out.</summary>
    CheckedAtTable,

    /// <summary>It cannot be checked; a case asks for a decision.</summary>
    AwaitsDecision,

    /// <summary>Of another family: not allowed, unless a person decides so for a reason.</summary>
    OtherFamily,

    Settled,
}
