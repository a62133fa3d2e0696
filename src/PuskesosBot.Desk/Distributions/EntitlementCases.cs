using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Desk.Distributions;

/// <summary>The case behind an entitlement: a decision about a proxy, or a visit at home.</summary>
internal sealed class EntitlementCases(CaseDesk cases)
{
    /// <summary>Asked for again while it is open, it is the same case, with what was said now.</summary>
    internal async Task<Case> AskAsync(
        DeskDb desk, DistributionEntitlement own, EntitlementAsk what, DateTimeOffset now, CancellationToken ct)
    {
        var (before, distributionId) = (own.CaseId, own.DistributionId);
        var open = before is null
            ? null
            : await desk.Cases.SingleOrDefaultAsync(
                c => c.Id == before && c.Kind == what.Kind && c.ClosedAt == null, ct);
        if (open is not null)
        {
            cases.Note(desk, open, what.Who, what.Summary, now);
            open.ContactId ??= what.ContactId;
            return open;
        }

        var about = await desk.Distributions.AsNoTracking().SingleAsync(d => d.Id == distributionId, ct);
        var opened = await cases.OpenAsync(
            desk,
            new NewCase(about.DeskId, what.Kind, $"{about.Title} ({about.Code}). {what.Summary}", what.Who, now)
            {
                ContactId = what.ContactId,
                ResidentId = own.ResidentId,
                Programme = about.Programme,
                Rw = own.Rw,
            },
            ct);
        own.CaseId = opened.Id;
        return opened;
    }
}

/// <param name="ContactId">Chat that is told; null: whoever asks stands at the table.</param>
internal sealed record EntitlementAsk(CaseKind Kind, string Summary, string Who, Guid? ContactId);
