namespace PuskesosBot.Desk.Cases;

/// <summary>What a case is opened with.</summary>
/// <param name="Summary">For staff, in Indonesian; identifiers in it are masked here.</param>
/// <param name="Who"><c>contact:{id}</c>, <c>staff:{id}</c>, <c>head:{id}</c> or <c>bot</c>.</param>
public sealed record NewCase(Guid DeskId, CaseKind Kind, string Summary, string Who, DateTimeOffset Now)
{
    public Guid? ContactId { get; init; }
    public Guid? ResidentId { get; init; }

    /// <summary>For a <see cref="CaseKind.DataChange"/>.</summary>
    public DataChange? Change { get; init; }

    /// <summary>Id of <c>config/programmes.yaml</c>.</summary>
    public string? Programme { get; init; }

    /// <summary>Two digits.</summary>
    public string? Rw { get; init; }

    /// <summary>Somebody files it for another person.</summary>
    public bool IsOnBehalf { get; init; }

    /// <inheritdoc cref="Case.Relation"/>
    public FilerRelation? Relation { get; init; }

    /// <inheritdoc cref="Case.HasConsent"/>
    public bool? HasConsent { get; init; }

    /// <summary>Names the act of filing; filing it again gives the case there is.</summary>
    public string? FilingKey { get; init; }

    /// <summary>Photos and places that came with it.</summary>
    public IReadOnlyList<(AttachmentKind Kind, string Content)> Attachments { get; init; } = [];
}
