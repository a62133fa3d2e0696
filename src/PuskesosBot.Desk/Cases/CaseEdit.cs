namespace PuskesosBot.Desk.Cases;

/// <summary>Begins and ends every change: the case held, the version compared; the timeline written, the resident
/// told.</summary>
internal sealed class CaseEdit(CaseJournal journal, CaseDeadlines deadlines, CaseNotices notices)
{
    internal CaseDeadlines Deadlines => deadlines;

    internal CaseJournal Journal => journal;

    /// <summary>The case, or why it cannot be had.</summary>
    internal static async Task<(Case? Case, CaseOutcome? No)> TakeAsync(CaseCall call, CancellationToken ct)
    {
        if (call.Who.Scope is { IsReadOnly: true }) return (null, Refuse(CaseRefusal.NotYourRole));
        if (await CaseRows.HoldAsync(call.Desk, call.CaseId, ct) is not { } about) return (null, NotFound);
        if (call.Who.Scope is { } scope && !IsIn(scope.DeskId, scope.Rw, about)) return (null, NotFound);
        if (call.Version is not { } seen || seen == about.Version) return (about, null);
        return (null, new CaseOutcome.Overtaken(await CaseRows.LastHandAsync(call.Desk, about.Id, ct), call.Now));
    }

    internal static CaseOutcome Refuse(CaseRefusal why) => new CaseOutcome.Refused(why);

    internal static CaseOutcome NotFound { get; } = new CaseOutcome.NotFound();

    /// <summary>Null: the words will do.</summary>
    internal static CaseRefusal? Judge(string words) => words switch
    {
        _ when string.IsNullOrWhiteSpace(words) => CaseRefusal.ReasonNeeded,
        { Length: > CaseDesk.WordsMax } => CaseRefusal.TooLong,
        _ => null,
    };

    /// <summary>Writes and saves it.</summary>
    /// <param name="why">For the timeline.</param>
    /// <param name="told">Null: nothing a resident should know of.</param>
    internal async Task<CaseOutcome> DoneAsync(
        CaseCall call, Case about, CaseEventKind kind, string why, CaseTold? told, CancellationToken ct)
    {
        journal.Write(call.Desk, about, call.Now, call.Who.Name, kind, why);
        if (told is not null)
            await notices.TellAsync(
                call.Desk, about, told with { StaffId = told.StaffId ?? call.Who.Scope?.StaffId }, call.Now, ct);
        await call.Desk.SaveChangesAsync(ct);
        return new CaseOutcome.Done(about);
    }

    private static bool IsIn(Guid? deskId, string? rw, Case about) =>
        (deskId is null || deskId == about.DeskId) && (rw is null || rw == about.Rw);
}
