using System.Diagnostics;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>What follows from a <see cref="SendResult"/> for the queue.</summary>
internal readonly record struct Settlement(OutboxItem? Again)
{
    internal static Settlement Done { get; } = new(null);

    internal bool IsSettled => Again is null;

    internal TimeSpan PauseChat { get; init; }

    /// <summary>Nothing more will reach this chat.</summary>
    internal bool DropChat { get; init; }
}

/// <summary>The outbox alone decides on retries: what each result means for the row.</summary>
internal sealed class SettleRules(Ledger ledger, bool reportsDelivery, TimeProvider time)
{
    /// <param name="countsAsTry">False: the provider is down as a whole.</param>
    internal Settlement Settle(OutboxItem item, SendResult result, bool countsAsTry)
    {
        switch (result)
        {
            case SendResult.Accepted ok:
                ledger.Write(new LedgerEntry.Sent(
                    item.Id, ok.ExternalId, time.GetUtcNow(), reportsDelivery ? item.Message.To.Channel : null));
                return Settlement.Done;
            case SendResult.Throttled wait:
                if (wait.PartlySent) ledger.Write(new LedgerEntry.Tried(item.Id, item.Attempts, "cut short", true));
                return new Settlement(item) { PauseChat = wait.RetryAfter };
            case SendResult.Unreachable down:
                return TryAgain(item, down, countsAsTry);
            case SendResult.Refused no:
                ledger.Write(new LedgerEntry.Buried(item.Id, $"{no.Code}: {no.Reason}"));
                return Settlement.Done;
            case SendResult.Blocked no:
                ledger.Write(new LedgerEntry.ContactBlocked(item.Id, item.ContactId, no.Reason, time.GetUtcNow()));
                return Settlement.Done with { DropChat = true };
            case SendResult.Misconfigured no:
                ledger.Write(new LedgerEntry.Tried(item.Id, item.Attempts, $"{no.Code}: {no.Reason}", false));
                return new Settlement(item);
            case SendResult.ChatMoved moved:
                ledger.Write(new LedgerEntry.ContactMoved(item.ContactId, moved.NewId));
                return new Settlement(
                    item with { Message = item.Message with { To = item.Message.To with { Id = moved.NewId } } });
            default:
                throw new UnreachableException(result.ToString());
        }
    }

    private Settlement TryAgain(OutboxItem item, SendResult.Unreachable down, bool countsAsTry)
    {
        var reason = down.Reason;
        if (countsAsTry) item.Attempts++;
        if (item.Attempts >= DeliveryLimits.AttemptsMax)
        {
            ledger.Write(new LedgerEntry.Buried(item.Id, $"given up after {item.Attempts} tries: {reason}"));
            return Settlement.Done;
        }

        if (time.GetUtcNow() - item.CreatedAt > DeliveryLimits.WorthSendingFor)
        {
            ledger.Write(new LedgerEntry.Buried(item.Id, $"too old after the provider was down: {reason}"));
            return Settlement.Done;
        }

        ledger.Write(new LedgerEntry.Tried(item.Id, item.Attempts, reason, down.MayHaveArrived));
        var jitter = (uint)item.Id.GetHashCode() / (double)uint.MaxValue;
        return new Settlement(item) { PauseChat = RetryDelay.After(Math.Max(1, item.Attempts), jitter * 0.999) };
    }
}
