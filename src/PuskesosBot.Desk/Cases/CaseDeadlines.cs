namespace PuskesosBot.Desk.Cases;

/// <summary>When somebody must have acted on a case, and how its clock stands and runs.</summary>
public sealed class CaseDeadlines(CaseTargets targets, WorkingCalendar calendar)
{
    /// <summary>What is late by the wall clock climbs a step each day, whether the desk is open or not.</summary>
    private static readonly TimeSpan StepByWallClock = TimeSpan.FromDays(1);

    public DateTimeOffset DueOf(CaseKind kind, DateTimeOffset from) => targets.Hours.TryGetValue(kind, out var hours)
        ? from.AddHours(hours)
        : calendar.AddDays(from, targets.Days[kind]);

    /// <summary>Who was asked at this instant whether a case may be closed has until then to answer.</summary>
    public DateTimeOffset SilenceEnds(DateTimeOffset asked) => calendar.AddDays(asked, targets.ClosingSilence);

    public bool MayReopen(Case about, DateTimeOffset now) =>
        about.ClosedAt is { } closed && now < closed.AddDays(targets.Reopening);

    internal DateOnly DateAt(DateTimeOffset instant) => calendar.DateAt(instant);

    internal TimeOnly TimeAt(DateTimeOffset instant) => calendar.TimeAt(instant);

    /// <summary>When the level that a late case was raised to must have acted.</summary>
    /// <remarks>What must be done the same day climbs day by day.</remarks>
    internal DateTimeOffset NextStep(CaseKind kind, CaseLevel raisedTo, DateTimeOffset due) =>
        targets.Hours.ContainsKey(kind)
            ? due + StepByWallClock
            : calendar.AddDays(due, targets.Days[kind] == 0 ? 0 : targets.Ladder[raisedTo]);

    /// <summary>Moves the case on and sets its clock accordingly.</summary>
    internal void Go(Case about, CaseState to, DateTimeOffset now)
    {
        Resume(about, now);
        var wasAsked = about.ClosingAskedAt is not null;
        about.ClosingAskedAt = null;
        // The law's time goes on while the desk waits for an answer.
        if (to == CaseState.WaitingForResident && !targets.Hours.ContainsKey(about.Kind)) about.ClockStoppedAt = now;
        if (to == CaseState.Referred) about.DueAt = calendar.AddDays(now, targets.Partner);
        // An answer of the partner, the aid itself and a reopening each put the ball back into the desk's court.
        else if (wasAsked || to is CaseState.PartnerAnswered or CaseState.Realised or CaseState.Reopened)
            about.DueAt = DueOf(about.Kind, now);
        about.Go(to);
    }

    /// <summary>From here on it is the resident's silence that is measured.</summary>
    internal void AskClosing(Case about, DateTimeOffset now)
    {
        Resume(about, now);
        (about.ClosingAskedAt, about.DueAt) = (now, SilenceEnds(now));
        about.Version++;
    }

    private void Resume(Case about, DateTimeOffset now)
    {
        if (about.ClockStoppedAt is not { } stopped) return;
        if (about.DueAt is { } due) about.DueAt = calendar.AddTime(due, calendar.Between(stopped, now));
        about.ClockStoppedAt = null;
    }
}
