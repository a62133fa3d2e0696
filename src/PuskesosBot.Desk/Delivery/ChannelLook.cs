namespace PuskesosBot.Desk.Delivery;

/// <summary>One way to see trouble of a channel that only those who know its provider have.</summary>
/// <param name="Channel">One of <see cref="Channels.ChannelNames"/>.</param>
/// <param name="Codes">All it can tell; what it does not tell of these is well.</param>
/// <param name="Every">Least time between two looks; between them the last one stands.</param>
/// <param name="AskAsync">Null: it cannot tell now, and nothing changes.</param>
public sealed record ChannelLook(
    string Channel, IReadOnlyList<ChannelAlarmCode> Codes, TimeSpan Every,
    Func<CancellationToken, Task<IReadOnlyList<ChannelTrouble>?>> AskAsync);
