using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>
/// What staff do with hand-outs, in the caller's transaction. What residents must be told of is left in
/// <see cref="Distribution.Untold"/>; telling them is the announcement's.
/// </summary>
public sealed class DistributionDesk(IdSource ids, DeskProfile profile, ProgrammeCatalog programmes)
{
    public async Task<DistributionOutcome> CreateAsync(
        DistributionCall call, Guid deskId, DistributionDraft draft, CancellationToken ct)
    {
        if (call.Who.IsReadOnly) return DistributionOutcome.No(DistributionRefusal.NotYourRole);
        if (call.Who.DeskId is { } own && own != deskId) return new DistributionOutcome.NotFound();
        if (draft.Judge(profile, programmes) is { } refusal) return DistributionOutcome.No(refusal);
        if (draft.Date < profile.TodayAt(call.Now)) return DistributionOutcome.No(DistributionRefusal.DateOver);
        var made = new Distribution
        {
            Id = ids.Next(),
            DeskId = deskId,
            Code = await FreeCodeAsync(call.Desk, deskId, draft.Programme, ct),
            Programme = draft.Programme,
            Title = draft.Title,
            Rws = [],
            Papers = [],
            SupersedesId = draft.SupersedesId,
            RowKey = draft.RowKey,
            CreatedBy = call.Who.Who,
            CreatedAt = call.Now,
        };
        Fill(made, draft);
        call.Desk.Distributions.Add(made);
        return await DoneAsync(call, made, ct);
    }

    /// <summary>Changes what is filled in; the programme stays.</summary>
    /// <param name="reason">For the residents, once it was announced.</param>
    public async Task<DistributionOutcome> ChangeAsync(
        DistributionCall call, Guid id, DistributionDraft draft, string reason, CancellationToken ct)
    {
        var (about, no) = await DistributionRows.TakeAsync(call, id, ct);
        if (about is null) return no!;
        if (about.State is DistributionState.Cancelled or DistributionState.Done)
            return DistributionOutcome.No(DistributionRefusal.NotFromHere);
        if ((draft with { Programme = about.Programme }).Judge(profile, programmes) is { } refusal)
            return DistributionOutcome.No(refusal);
        if (draft.Date != about.Date && draft.Date < profile.TodayAt(call.Now))
            return DistributionOutcome.No(DistributionRefusal.DateOver);
        var change = ChangeOf(about, draft);
        var isTold = about.State != DistributionState.Planned;
        if (isTold && change != DistributionChange.None && Judge(reason) is { } wordless)
            return DistributionOutcome.No(wordless);

        if (isTold) Note(about, draft, change);
        var isMoved = draft.Date != about.Date || draft.StartsAt != about.StartsAt;
        var isOtherDay = draft.Date != about.Date;
        Fill(about, draft);
        if (isTold && change != DistributionChange.None)
        {
            about.ChangeReason = reason;
            about.ChangedAt = call.Now;
            if (about.State == DistributionState.Announced) about.State = DistributionState.Changed;
        }

        var outcome = await DoneAsync(call, about, ct);
        if (isMoved) await AskAnewAsync(call.Desk, about.Id, isOtherDay, ct);
        return outcome;
    }

    public static async Task<DistributionOutcome> CancelAsync(
        DistributionCall call, Guid id, string reason, CancellationToken ct)
    {
        var (about, no) = await DistributionRows.TakeAsync(call, id, ct);
        if (about is null) return no!;
        if (about.State is DistributionState.Cancelled or DistributionState.Done)
            return DistributionOutcome.No(DistributionRefusal.NotFromHere);
        if (Judge(reason) is { } wordless) return DistributionOutcome.No(wordless);
        if (about.State != DistributionState.Planned) about.Untold = DistributionChange.Cancelled;
        (about.State, about.CancelledAt, about.ChangeReason) = (DistributionState.Cancelled, call.Now, reason);
        return await DoneAsync(call, about, ct);
    }

    /// <summary>The table opens: on its day, or after it for those who come back.</summary>
    public async Task<DistributionOutcome> StartAsync(DistributionCall call, Guid id, CancellationToken ct)
    {
        var (about, no) = await DistributionRows.TakeAsync(call, id, ct);
        if (about is null) return no!;
        if (about.State is DistributionState.Cancelled or DistributionState.Done or DistributionState.Running)
            return DistributionOutcome.No(DistributionRefusal.NotFromHere);
        if (about.Date is not { } day) return DistributionOutcome.No(DistributionRefusal.DateMissing);
        if (day > profile.TodayAt(call.Now)) return DistributionOutcome.No(DistributionRefusal.DateToCome);
        (about.State, about.StartedAt) = (DistributionState.Running, call.Now);
        return await DoneAsync(call, about, ct);
    }

    /// <summary>The table closes: who was expected and did not come is absent. Who was asked to come back, or is to
    /// be visited, still may.</summary>
    public static async Task<DistributionOutcome> FinishAsync(DistributionCall call, Guid id, CancellationToken ct)
    {
        var (about, no) = await DistributionRows.TakeAsync(call, id, ct);
        if (about is null) return no!;
        if (about.State != DistributionState.Running) return DistributionOutcome.No(DistributionRefusal.NotFromHere);
        (about.State, about.DoneAt) = (DistributionState.Done, call.Now);
        var outcome = await DoneAsync(call, about, ct);
        var (who, now) = (call.Who.Who, call.Now);
        await call.Desk.Entitlements
            .Where(e => e.DistributionId == id && (e.State == EntitlementState.Entitled
                || e.State == EntitlementState.Coming || e.State == EntitlementState.NotComing
                || e.State == EntitlementState.ProxyNamed))
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.State, EntitlementState.Absent).SetProperty(e => e.StateAt, now)
                    .SetProperty(e => e.StateBy, who).SetProperty(e => e.Version, e => e.Version + 1),
                ct);
        return outcome;
    }

    /// <summary>
    /// An announcement of it has been confirmed: nothing is untold any more. In the transaction of that announcement.
    /// </summary>
    public static void Announced(Distribution about, DateTimeOffset now)
    {
        if (about.State == DistributionState.Planned) about.State = DistributionState.Announced;
        about.AnnouncedAt = now;
        about.Untold = DistributionChange.None;
        about.Version++;
    }

    private static void Fill(Distribution about, DistributionDraft draft)
    {
        (about.Title, about.Date, about.StartsAt) = (draft.Title.Trim(), draft.Date, draft.StartsAt);
        about.Rws = [.. draft.Rws.Distinct().Order(StringComparer.Ordinal)];
        (about.Venue, about.VenueMap) = (Text(draft.Venue), Text(draft.VenueMap));
        (about.VenueLatitude, about.VenueLongitude) = (draft.VenueLatitude, draft.VenueLongitude);
        (about.Sponsor, about.HandedOutBy) = (Text(draft.Sponsor), Text(draft.HandedOutBy));
        (about.SlotMinutes, about.SlotPersonsMax) = (draft.SlotMinutes, draft.SlotPersonsMax);
        if (draft.Papers is { } papers) about.Papers = [.. papers];
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DistributionChange ChangeOf(Distribution about, DistributionDraft draft)
    {
        var change = DistributionChange.None;
        if (draft.Date != about.Date) change |= DistributionChange.Date;
        if (draft.StartsAt != about.StartsAt) change |= DistributionChange.Time;
        if (Text(draft.Venue) != about.Venue) change |= DistributionChange.Venue;
        if (draft.Papers is { } papers && !papers.SequenceEqual(about.Papers)) change |= DistributionChange.Papers;
        return change;
    }

    /// <summary>Keeps what was told last; going back to it makes that part need no telling.</summary>
    private static void Note(Distribution about, DistributionDraft draft, DistributionChange change)
    {
        if (!about.Untold.HasFlag(DistributionChange.Date) && change.HasFlag(DistributionChange.Date))
            about.PreviousDate = about.Date;
        if (!about.Untold.HasFlag(DistributionChange.Time) && change.HasFlag(DistributionChange.Time))
            about.PreviousStartsAt = about.StartsAt;
        if (!about.Untold.HasFlag(DistributionChange.Venue) && change.HasFlag(DistributionChange.Venue))
            about.PreviousVenue = about.Venue;
        about.Untold |= change;
        if (change.HasFlag(DistributionChange.Date) && draft.Date == about.PreviousDate)
            about.Untold &= ~DistributionChange.Date;
        if (change.HasFlag(DistributionChange.Time) && draft.StartsAt == about.PreviousStartsAt)
            about.Untold &= ~DistributionChange.Time;
        if (change.HasFlag(DistributionChange.Venue) && Text(draft.Venue) == about.PreviousVenue)
            about.Untold &= ~DistributionChange.Venue;
    }

    /// <summary>Slots and reminders of another time are over; who could come on another day is asked again.</summary>
    private static async Task AskAnewAsync(DeskDb desk, Guid id, bool isOtherDay, CancellationToken ct)
    {
        await desk.Entitlements.Where(e => e.DistributionId == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.SlotAt, (TimeOnly?)null)
                    .SetProperty(e => e.RemindedAt, (DateTimeOffset?)null)
                    .SetProperty(e => e.Version, e => e.Version + 1),
                ct);
        if (!isOtherDay) return;
        await desk.Entitlements
            .Where(e => e.DistributionId == id
                && (e.State == EntitlementState.Coming || e.State == EntitlementState.NotComing))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EntitlementState.Entitled), ct);
    }

    private static DistributionRefusal? Judge(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? DistributionRefusal.ReasonNeeded
        : reason.Length > DistributionLimits.ReasonCharsMax ? DistributionRefusal.TooLong : null;

    private static async Task<string> FreeCodeAsync(DeskDb desk, Guid deskId, string programme, CancellationToken ct)
    {
        const string letters = "BCDFGHJKLMNPQRSTVWXYZ23456789";
        for (var draws = 0; draws < DistributionLimits.DrawsMax; draws++)
        {
            var code = string.Create(
                CultureInfo.InvariantCulture, $"{programme}-{RandomNumberGenerator.GetString(letters, 4)}");
            if (!await desk.Distributions.AnyAsync(d => d.DeskId == deskId && d.Code == code, ct)) return code;
        }

        throw new InvalidOperationException("no free code was drawn");
    }

    private static async Task<DistributionOutcome> DoneAsync(
        DistributionCall call, Distribution about, CancellationToken ct)
    {
        about.Version++;
        await call.Desk.SaveChangesAsync(ct);
        return new DistributionOutcome.Done(about);
    }
}
