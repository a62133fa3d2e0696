using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Distributions;

/// <summary>The table: who comes is found by code and marked once, however often a weak network sends it.</summary>
public sealed class CheckInDesk(CaseDesk cases, CaseWork work, Func<DialogSet> dialogs)
{
    private readonly EntitlementCases _cases = new(cases);

    /// <summary>Null: no such code, not of this hand-out, or not for who asks.</summary>
    /// <param name="code">As scanned or typed.</param>
    public static async Task<TableLook?> FindAsync(
        DeskDb desk, StaffScope who, Guid distributionId, string code, CancellationToken ct)
    {
        if (ShortCode.TryParse(code, out var read) != ShortCodeCheck.Ok || read.Kind != ShortCodeKind.Pass) return null;
        var text = read.ToString();
        return await desk.PickupPasses.AsNoTracking().Where(p => p.Code == text)
            .Join(who.Entitlements(desk), p => p.EntitlementId, e => e.Id, (p, e) => new { p, e })
            .Where(both => both.e.DistributionId == distributionId)
            .Join(desk.Residents, both => both.e.ResidentId, r => r.Id, (both, r) =>
                new TableLook(both.e, r.Name, r.Address, both.p.Code))
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>People of a hand-out by the beginning of their name, for those who come without a pass.</summary>
    public static Task<List<TableLook>> SearchAsync(
        DeskDb desk, StaffScope who, Guid distributionId, string name, int max, CancellationToken ct)
    {
        var key = Registry.PersonNames.Search(name);
        return who.Entitlements(desk).AsNoTracking().Where(e => e.DistributionId == distributionId)
            .Join(desk.Residents, e => e.ResidentId, r => r.Id, (e, r) => new { e, r })
            .Where(both => both.r.SearchName.StartsWith(key))
            .OrderBy(both => both.r.SearchName).ThenBy(both => both.r.Id)
            .Take(max)
            .Select(both => new TableLook(both.e, both.r.Name, both.r.Address, null))
            .ToListAsync(ct);
    }

    /// <summary>Applies it, or says why not. The same id again gives the same answer and changes nothing.</summary>
    public async Task<CheckInResult> ApplyAsync(DistributionCall call, NewCheckIn what, CancellationToken ct)
    {
        if (call.Who.IsReadOnly) return new CheckInResult(CheckInVerdict.NotYours);
        var own = await DistributionRows.HoldEntitlementAsync(call.Desk, what.EntitlementId, ct);
        if (own is null || !await call.Who.Entitlements(call.Desk).AnyAsync(e => e.Id == own.Id, ct))
            return new CheckInResult(CheckInVerdict.NotYours);
        var before = await call.Desk.CheckIns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == what.Id, ct);
        // The id of another act marks nobody.
        if (before is not null && before.EntitlementId != own.Id) return new CheckInResult(CheckInVerdict.NotYours);
        if (before is not null)
            return new CheckInResult(before.IsApplied ? CheckInVerdict.Applied : CheckInVerdict.TooLate, own);
        var verdict = await JudgeAsync(call, own, what, ct);
        if (verdict is CheckInVerdict.NeedsDecision) await AskDecisionAsync(call, own, what, ct);
        // What only lacks a decision or a reason is sent again, under the same id.
        if (verdict is CheckInVerdict.Applied or CheckInVerdict.TooLate) Write(call, own, what, verdict);
        await call.Desk.SaveChangesAsync(ct);
        return new CheckInResult(verdict, own);
    }

    /// <summary>A person's decision about a proxy of another family, told to the chat that asked.</summary>
    /// <param name="reason">For staff only.</param>
    public async Task<DistributionOutcome> DecideProxyAsync(
        DistributionCall call, Guid entitlementId, bool isAllowed, string reason, CancellationToken ct)
    {
        if (!MayDecide(call.Who)) return DistributionOutcome.No(DistributionRefusal.NotYourRole);
        if (string.IsNullOrWhiteSpace(reason)) return DistributionOutcome.No(DistributionRefusal.ReasonNeeded);
        var own = await DistributionRows.HoldEntitlementAsync(call.Desk, entitlementId, ct);
        if (own is null || !await call.Who.Entitlements(call.Desk).AnyAsync(e => e.Id == own.Id, ct))
            return new DistributionOutcome.NotFound();
        if (own.ProxyState != ProxyState.Undecided) return DistributionOutcome.No(DistributionRefusal.NothingToDecide);
        own.ProxyState = isAllowed ? ProxyState.Allowed : ProxyState.Denied;
        own.Version++;
        if (own.CaseId is { } caseId
            && await call.Desk.Cases.SingleOrDefaultAsync(c => c.Id == caseId, ct) is { IsOpen: true } about)
        {
            var words = $"Wakil {(isAllowed ? "diizinkan" : "ditolak")}: {reason}";
            cases.Note(call.Desk, about, call.Who.Who, words, call.Now);
            await TellDecisionAsync(call, own, about, ct);
        }

        await call.Desk.SaveChangesAsync(ct);
        var id = own.DistributionId;
        return new DistributionOutcome.Done(await call.Desk.Distributions.SingleAsync(d => d.Id == id, ct));
    }

    /// <summary>Who asked at the table stands there; who asked by chat waits at home for the answer.</summary>
    private async Task TellDecisionAsync(
        DistributionCall call, DistributionEntitlement own, Case about, CancellationToken ct)
    {
        if (about.ContactId is not { } contactId) return;
        var residentId = own.ResidentId;
        var decision = own.ProxyState == ProxyState.Allowed ? DistributionTexts.Allowed : DistributionTexts.Denied;
        var name = await call.Desk.Residents.Where(r => r.Id == residentId).Select(r => r.Name).SingleAsync(ct);
        var language = await call.Desk.Contacts.Where(c => c.Id == contactId).Select(c => c.Language).SingleAsync(ct);
        var words = dialogs().Say(language, DistributionTexts.ProxyDecided, new Dictionary<string, SlotValue>
        {
            [decision] = "1",
            [DistributionTexts.Proxy] = own.ProxyName ?? "",
            [PickupTold.Who] = DisplayName.Of(name),
        });
        await work.AnswerAsync(new CaseCall(call.Desk, about.Id, CaseActor.Of(call.Who), call.Now), words, ct);
    }

    private static bool MayDecide(StaffScope who) =>
        who.Role is StaffRole.BackOffice or StaffRole.Coordinator or StaffRole.Supervisor or StaffRole.Manager;

    private static async Task<CheckInVerdict> JudgeAsync(
        DistributionCall call, DistributionEntitlement own, NewCheckIn what, CancellationToken ct)
    {
        var id = own.DistributionId;
        var state = await call.Desk.Distributions.Where(d => d.Id == id).Select(d => d.State).SingleAsync(ct);
        // Those who were asked to come back, or are visited, come after the table has closed.
        if (state is not (DistributionState.Running or DistributionState.Done)) return CheckInVerdict.NotOpen;
        if (own.IsSettled) return CheckInVerdict.TooLate;
        if (what.Outcome == CheckInOutcome.Refused && string.IsNullOrWhiteSpace(what.Reason))
            return CheckInVerdict.NeedsReason;
        if (what.Outcome != CheckInOutcome.TakenByProxy || what.IsSameFamily) return CheckInVerdict.Applied;
        if (own.ProxyState is ProxyState.SameFamily or ProxyState.Allowed) return CheckInVerdict.Applied;
        if (own.ProxyState == ProxyState.Denied) return CheckInVerdict.NeedsDecision;
        return MayDecide(call.Who) && !string.IsNullOrWhiteSpace(what.Reason)
            ? CheckInVerdict.Applied
            : CheckInVerdict.NeedsDecision;
    }

    private static void Write(
        DistributionCall call, DistributionEntitlement own, NewCheckIn what, CheckInVerdict verdict)
    {
        // A phone's clock may be wrong, but not by more than it may have been without network.
        var oldest = call.Now - DistributionLimits.OfflineMax;
        var at = what.At > call.Now ? call.Now : what.At < oldest ? oldest : what.At;
        var isApplied = verdict == CheckInVerdict.Applied;
        call.Desk.CheckIns.Add(new CheckIn
        {
            Id = what.Id,
            DistributionId = own.DistributionId,
            EntitlementId = own.Id,
            Outcome = what.Outcome,
            At = at,
            ReceivedAt = call.Now,
            StaffId = call.Who.StaffId,
            ProxyName = Cut(what.ProxyName),
            ProxyRelation = Cut(what.ProxyRelation),
            Reason = Cut(what.Reason),
            IsApplied = isApplied,
        });
        if (!isApplied) return;
        if (what.Outcome == CheckInOutcome.TakenByProxy)
        {
            var state = what.IsSameFamily ? ProxyState.SameFamily
                : own.ProxyState == ProxyState.Undecided ? ProxyState.Allowed : own.ProxyState;
            own.NameProxy(
                Cut(what.ProxyName) ?? own.ProxyName ?? "", Cut(what.ProxyRelation) ?? own.ProxyRelation ?? "other",
                own.ProxyResidentId, state == ProxyState.None ? ProxyState.Allowed : state);
        }

        own.Go(StateOf(what.Outcome), call.Who.Who, at);
        call.Desk.News.Add(Topics.Cases);
    }

    private static EntitlementState StateOf(CheckInOutcome outcome) => outcome switch
    {
        CheckInOutcome.Taken => EntitlementState.Taken,
        CheckInOutcome.TakenByProxy => EntitlementState.TakenByProxy,
        CheckInOutcome.Delivered => EntitlementState.Delivered,
        CheckInOutcome.Pending => EntitlementState.Pending,
        CheckInOutcome.Refused => EntitlementState.Refused,
        _ => throw new System.Diagnostics.UnreachableException(outcome.ToString()),
    };

    private async Task AskDecisionAsync(
        DistributionCall call, DistributionEntitlement own, NewCheckIn what, CancellationToken ct)
    {
        var name = Cut(what.ProxyName) ?? "?";
        var summary = $"Keputusan wakil di tempat: {name} ({Cut(what.ProxyRelation) ?? "?"}), bukan satu KK. "
            + Cut(what.Reason);
        await _cases.AskAsync(
            call.Desk, own, new(CaseKind.Question, summary, call.Who.Who, null), call.Now, ct);
        if (own.ProxyState == ProxyState.None)
            own.NameProxy(name, Cut(what.ProxyRelation) ?? "other", null, ProxyState.Undecided);
        own.Version++;
    }

    private static string? Cut(string? text)
    {
        var tidy = text?.Trim();
        if (string.IsNullOrEmpty(tidy)) return null;
        return tidy.Length > DistributionLimits.TextCharsMax ? tidy[..DistributionLimits.TextCharsMax] : tidy;
    }
}

/// <summary>What an officer taps at the table.</summary>
/// <param name="Id">Made by the phone.</param>
/// <param name="At">By the phone's clock.</param>
public sealed record NewCheckIn(Guid Id, Guid EntitlementId, CheckInOutcome Outcome, DateTimeOffset At)
{
    public string? ProxyName { get; init; }

    /// <summary>One of <see cref="EntitlementReplies.Relations"/>.</summary>
    public string? ProxyRelation { get; init; }

    /// <summary>The officer has seen both names on one family card.</summary>
    public bool IsSameFamily { get; init; }

    /// <summary>Needed for a refusal, and for a proxy of another family.</summary>
    public string? Reason { get; init; }
}

/// <param name="Entitlement">As it is now; null when it is not for who asked.</param>
public sealed record CheckInResult(CheckInVerdict Verdict, DistributionEntitlement? Entitlement = null);

public enum CheckInVerdict
{
    Applied,

    /// <summary>It was taken or reassigned before; the entitlement says when and by whom.</summary>
    TooLate,

    NotOpen,

    /// <summary>A proxy of another family: a case asks for a decision, nothing is handed out yet.</summary>
    NeedsDecision,

    NeedsReason,
    NotYours,
}

/// <summary>What the officer sees of somebody.</summary>
/// <param name="Code">Null: found by name.</param>
public sealed record TableLook(DistributionEntitlement Entitlement, string Name, string Address, string? Code);
