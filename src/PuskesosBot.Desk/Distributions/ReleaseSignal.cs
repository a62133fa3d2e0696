namespace PuskesosBot.Desk.Distributions;

/// <summary>
/// A resident says that aid has come whose date the desk is not told; the first of an RW opens a case for staff.
/// </summary>
public sealed class ReleaseSignal
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }

    /// <summary>Id of <c>config/programmes.yaml</c>.</summary>
    public required string Programme { get; init; }

    /// <summary>Two digits.</summary>
    public required string Rw { get; init; }

    /// <summary>Where the desk is: year and month as <c>202611</c>. A chat counts once a month.</summary>
    public required int Month { get; init; }

    public required Guid ContactId { get; init; }
    public required DateTimeOffset At { get; init; }
}
