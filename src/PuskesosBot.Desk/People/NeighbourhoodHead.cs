namespace PuskesosBot.Desk.People;

/// <summary>Head of an RW or RT, registered by staff and reached in chat once he proved who he is.</summary>
public sealed class NeighbourhoodHead
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }
    public required string Name { get; set; }

    /// <summary>Two digits.</summary>
    public required string Rw { get; init; }

    /// <summary>Two digits; null: the whole RW.</summary>
    public string? Rt { get; init; }

    /// <summary>Keyed hash of the number staff wrote down; a shared contact with it is a proof.</summary>
    public byte[]? PhoneHash { get; set; }

    /// <summary>Keyed hash of the one-time code that staff handed out; null: none, or used.</summary>
    public byte[]? CodeHash { get; set; }

    public DateTimeOffset? CodeExpiresAt { get; set; }

    /// <summary>The chat that proved to be his; null until then.</summary>
    public Guid? ContactId { get; set; }

    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>Staff member who registered him; null: with the installation.</summary>
    public Guid? CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}
