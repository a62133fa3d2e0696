namespace PuskesosBot.Desk.People;

/// <summary>
/// A session of the console that was signed out of: its cookie is worth nothing any more, whoever has a copy of it.
/// </summary>
public sealed class EndedSession
{
    /// <summary>As the cookie says it.</summary>
    public required string Id { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>After it the session would be over anyhow.</summary>
    public required DateTimeOffset Until { get; init; }
}
