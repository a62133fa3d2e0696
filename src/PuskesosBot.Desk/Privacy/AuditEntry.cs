namespace PuskesosBot.Desk.Privacy;

/// <summary>Who looked up or changed whom, and why. Append only.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary><c>contact:{id}</c>, <c>staff:{id}</c>, <c>command</c>.</summary>
    public required string Who { get; init; }

    /// <summary>Such as <c>status_read</c>.</summary>
    public required string Did { get; init; }

    public Guid? ResidentId { get; init; }
    public required string Why { get; init; }
}
