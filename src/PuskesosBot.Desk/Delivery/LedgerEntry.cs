namespace PuskesosBot.Desk.Delivery;

/// <summary>One line for the ledger. A closed family.</summary>
internal abstract record LedgerEntry
{
    private LedgerEntry()
    {
    }

    internal sealed record Sent(Guid Id, string ExternalId, DateTimeOffset At) : LedgerEntry;

    internal sealed record Buried(Guid Id, string Reason) : LedgerEntry;

    internal sealed record Tried(Guid Id, int Attempts, string Reason, bool MayHaveArrived) : LedgerEntry;

    internal sealed record ContactBlocked(Guid Id, Guid ContactId, string Reason, DateTimeOffset At) : LedgerEntry;

    internal sealed record ContactMoved(Guid ContactId, string NewAddress) : LedgerEntry;
}
