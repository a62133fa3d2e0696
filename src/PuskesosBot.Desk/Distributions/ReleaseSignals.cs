using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Distributions;

/// <summary>"Sudah cair": residents say that aid has come whose date the desk is not told.</summary>
public sealed class ReleaseSignals(CaseDesk cases, IdSource ids)
{
    /// <summary>
    /// Counts a chat once a month; the first of an RW opens a case, so that staff learn it from there.
    /// </summary>
    /// <param name="rw">Two digits.</param>
    /// <param name="today">Where the desk is.</param>
    /// <returns>False: this chat has said so before.</returns>
    public async Task<bool> TryAddAsync(
        DeskDb desk, Contact who, string programme, string rw, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var (contactId, month) = (who.Id, today.Year * 100 + today.Month);
        if (await desk.ReleaseSignals.AnyAsync(
            s => s.ContactId == contactId && s.Programme == programme && s.Month == month, ct)) return false;
        desk.ReleaseSignals.Add(new ReleaseSignal
        {
            Id = ids.Next(),
            DeskId = who.DeskId,
            Programme = programme,
            Rw = rw,
            Month = month,
            ContactId = contactId,
            At = now,
        });
        var summary = string.Create(
            CultureInfo.InvariantCulture, $"Kabar pertama dari RW {rw}: {programme} sudah cair, kata warga.");
        var what = new NewCase(who.DeskId, CaseKind.Question, summary, "bot", now)
        {
            Programme = programme,
            Rw = rw,
            FilingKey = string.Create(CultureInfo.InvariantCulture, $"release:{who.DeskId}:{programme}:{rw}:{month}"),
        };
        await cases.OpenAsync(desk, what, ct);
        return true;
    }

    /// <summary>Signals of a month by programme and RW, for staff.</summary>
    /// <param name="scope">Whose; an RW head sees his RW only.</param>
    public static async Task<IReadOnlyList<ReleaseCount>> CountAsync(
        DeskDb desk, StaffScope scope, int month, CancellationToken ct) =>
        await desk.ReleaseSignals.AsNoTracking()
            .Where(s => s.Month == month && (scope.DeskId == null || s.DeskId == scope.DeskId)
                && (scope.Rw == null || s.Rw == scope.Rw))
            .GroupBy(s => new { s.Programme, s.Rw })
            .Select(g => new ReleaseCount(g.Key.Programme, g.Key.Rw, g.Count(), g.Min(s => s.At)))
            .ToListAsync(ct);
}

/// <param name="FirstAt">The signal that staff got.</param>
public sealed record ReleaseCount(string Programme, string Rw, int Chats, DateTimeOffset FirstAt);
