using System.Text.Json;
using System.Text.Json.Serialization;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.Relay;

/// <summary>What goes out: one change of one case. Names and identifiers of residents stay here.</summary>
internal sealed record RelayChange(
    Guid Id, string Receipt, CaseKind Kind, DataChange? Change, CaseState State, CaseEventKind Event, string? Programme,
    string? Rw, string Summary, string Why, DateTimeOffset OpenedAt, DateTimeOffset At)
{
    internal static RelayChange Of(RelayItem item) => new(
        item.Id, item.Case.Receipt, item.Case.Kind, item.Case.Change, item.Event.State, item.Event.Kind,
        item.Case.Programme, item.Case.Rw, item.Case.Summary, item.Event.Why, item.Case.OpenedAt, item.Event.At);
}

/// <summary>What may come back: the state of a case outside.</summary>
/// <param name="Id">Of this update, 1 to 100 characters; the same again changes nothing.</param>
/// <param name="State"><c>partner_answered</c> or <c>realised</c>.</param>
/// <param name="Decision">
/// With <c>partner_answered</c>: <c>approved</c>, <c>rejected</c>, <c>studied_further</c>.
/// </param>
/// <param name="Why">1 to 1,000 characters; the resident reads it.</param>
internal sealed record RelayUpdate(
    string Id, string Receipt, CaseState State, string Why, PartnerDecision? Decision = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    Converters = [typeof(SnakeEnums<CaseKind>), typeof(SnakeEnums<DataChange>), typeof(SnakeEnums<CaseState>),
        typeof(SnakeEnums<CaseEventKind>), typeof(SnakeEnums<PartnerDecision>)],
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RelayChange))]
[JsonSerializable(typeof(RelayUpdate))]
[JsonSerializable(typeof(RelayProblem))]
internal sealed partial class RelayJson : JsonSerializerContext;

internal sealed class SnakeEnums<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, false)
    where T : struct, Enum;
