using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>One line for the ledger. A closed family.</summary>
internal abstract record LedgerEntry
{
    private LedgerEntry()
    {
    }

    /// <summary>Told when the line is committed, or why it could not be.</summary>
    internal TaskCompletionSource? Written { get; init; }

    /// <param name="Channel">Given where reports about it may have come before this line.</param>
    internal sealed record Sent(Guid Id, string ExternalId, DateTimeOffset At, string? Channel) : LedgerEntry;

    internal sealed record Buried(Guid Id, string Reason) : LedgerEntry;

    internal sealed record Tried(Guid Id, int Attempts, string Reason, bool MayHaveArrived) : LedgerEntry;

    /// <summary>What the provider told later.</summary>
    internal sealed record Reported(DeliveryReport Report) : LedgerEntry;

    internal sealed record ContactBlocked(Guid Id, Guid ContactId, string Reason, DateTimeOffset At) : LedgerEntry;

    internal sealed record ContactMoved(Guid ContactId, string NewAddress) : LedgerEntry;
}
