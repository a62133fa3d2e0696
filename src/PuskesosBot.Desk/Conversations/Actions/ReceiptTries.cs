using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Counts the receipts a contact named that are not its own, as wrong proofs of who one is are
/// counted.</summary>
internal sealed class ReceiptTries(IdSource ids)
{
    internal static async Task<bool> IsPausedAsync(ActionCall call, CancellationToken ct)
    {
        var (key, since) = (KeyOf(call.Contact.Id), call.Now.AddDays(-1));
        var failedAt = await call.Desk.IdentificationAttempts.AsNoTracking()
            .Where(a => a.ContactId == key && a.At > since)
            .OrderByDescending(a => a.At)
            .Select(a => a.At)
            .Take(IdentificationLimits.FailuresPerDayMax)
            .ToListAsync(ct);
        if (failedAt.Count >= IdentificationLimits.FailuresPerDayMax) return true;
        return failedAt.Count >= IdentificationLimits.FailuresBeforeWait
            && call.Now < failedAt[0] + IdentificationLimits.Wait;
    }

    internal void Fail(ActionCall call) => call.Desk.IdentificationAttempts.Add(new IdentificationAttempt
    {
        Id = ids.Next(),
        ContactId = KeyOf(call.Contact.Id),
        At = call.Now,
        Succeeded = false,
    });

    /// <summary>Not the contact's own id: a mistyped receipt must not use up the tries at proving who one is.</summary>
    private static Guid KeyOf(Guid contactId)
    {
        var bytes = contactId.ToByteArray();
        for (var i = 0; i < bytes.Length; i++) bytes[i] ^= 0x5A;
        return new Guid(bytes);
    }
}
