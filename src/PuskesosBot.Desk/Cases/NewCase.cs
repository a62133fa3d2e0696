namespace PuskesosBot.Desk.Cases;

/// <summary>What a case is opened with.</summary>
/// <param name="Summary">For staff, in Indonesian; identifiers in it are masked here.</param>
/// <param name="Who"><c>contact:{id}</c>, <c>staff:{id}</c> or <c>bot</c>.</param>
public sealed record NewCase(Guid DeskId, CaseKind Kind, string Summary, string Who, DateTimeOffset Now)
{
    public Guid? ContactId { get; init; }
    public Guid? ResidentId { get; init; }
}
