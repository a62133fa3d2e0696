using System.Text.Json;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// Check-ins as a phone sends them: a list, of which each entry is read for itself, so that one that is broken keeps
/// none of the others from being applied.
/// </summary>
internal static class TableBatch
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = TableLimits.BodyDepthMax };

    /// <summary>Id and check-in, each null where it cannot be read; null: no list at all.</summary>
    public static async Task<IReadOnlyList<(Guid? Id, NewCheckIn? What)>?> ReadAsync(Stream body, CancellationToken ct)
    {
        try
        {
            using var read = await JsonDocument.ParseAsync(body, Strict, ct);
            return read.RootElement.ValueKind == JsonValueKind.Array
                ? [.. read.RootElement.EnumerateArray().Select(Read)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (Guid? Id, NewCheckIn? What) Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || IdOf(entry, "id") is not { } id) return (null, null);
        if (IdOf(entry, "entitlement") is not { } entitlement || TimeOf(entry) is not { } at) return (id, null);
        if (!Enum.TryParse<CheckInOutcome>(TextOf(entry, "outcome"), out var outcome) || !Enum.IsDefined(outcome))
            return (id, null);
        var what = new NewCheckIn(id, entitlement, outcome, at)
        {
            ProxyName = TextOf(entry, "proxyName"),
            ProxyRelation = TextOf(entry, "proxyRelation"),
            IsSameFamily = entry.TryGetProperty("isSameFamily", out var same) && same.ValueKind == JsonValueKind.True,
            Reason = TextOf(entry, "reason"),
        };
        return (id, outcome != CheckInOutcome.TakenByProxy || IsNamed(what) ? what : null);
    }

    private static bool IsNamed(NewCheckIn what) => !string.IsNullOrWhiteSpace(what.ProxyName)
        && EntitlementReplies.Relations.Contains(what.ProxyRelation);

    private static Guid? IdOf(JsonElement entry, string name) =>
        Guid.TryParse(TextOf(entry, name), out var id) && id != Guid.Empty ? id : null;

    private static string? TextOf(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            && text.GetString()!.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } words
            ? words
            : null;

    // Years that both databases can keep; the desk itself corrects a clock that is wrong.
    private static DateTimeOffset? TimeOf(JsonElement entry) =>
        entry.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out var ms)
            && ms is > 0 and < 4_102_444_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : null;
}
