using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

/// <summary>
/// What the fake took, by the outbox row that its status callback names: the provider's side of the truth.
/// </summary>
internal sealed class SentByRow(FakeTwilio fake)
{
    private const string Key = TwilioAddresses.KeyParameter + "=";

    private readonly ILookup<string, FakeTwilioSent> _sent = fake.Sent
        .Where(sent => sent.StatusCallback!.Contains(Key, StringComparison.Ordinal))
        .ToLookup(sent => sent.StatusCallback!.Split(Key)[1], StringComparer.Ordinal);

    public IReadOnlyList<FakeTwilioSent> Of(OutboxMessage row) => [.. _sent[row.Id.ToString("N")]];

    /// <summary>Times that the person got it.</summary>
    public int Arrivals(OutboxMessage row) => Of(row).Count(sent => sent.Fate is null);

    /// <summary>Rows that arrived more than once and are not marked.</summary>
    public IEnumerable<Guid> DoubledUnmarked(IEnumerable<OutboxMessage> rows) =>
        rows.Where(row => !row.PossiblyDoubled && Arrivals(row) > 1).Select(row => row.Id);
}
