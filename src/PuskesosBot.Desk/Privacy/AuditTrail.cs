namespace PuskesosBot.Desk.Privacy;

/// <summary>Writes to the audit at once and by a kept command: every look-up in chat leaves a row.</summary>
internal static class AuditTrail
{
    private const string Insert =
        """
        insert into audit ("Id", "DeskId", "At", "Who", "Did", "ResidentId", "Why")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        """;

    internal static Task AuditAsync(this DeskDb desk, AuditEntry entry, CancellationToken ct) =>
        desk.ExecuteAsync(
            Insert, ct, entry.Id, entry.DeskId, entry.At.ToUnixTimeMilliseconds(), entry.Who, entry.Did,
            entry.ResidentId, entry.Why);
}
