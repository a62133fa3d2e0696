using System.Collections.Concurrent;
using PuskesosBot.Channels;

namespace PuskesosBot.Tests.Support;

/// <summary>A provider that answers as a test wrote down, and remembers what it was asked.</summary>
internal sealed class ScriptedChannel(
    ChannelLimits limits, Func<OutboundMessage, int, SendResult> answer) : IChannelSender
{
    private readonly ConcurrentQueue<OutboundMessage> _calls = new();
    private int _count;

    public static ChannelLimits Unlimited { get; } = new(1_000_000, 1_000_000, 1_000, 1_000_000, 16);

    public string Channel => ChannelNames.Telegram;

    public string? Account { get; init; }

    public bool ReportsDelivery { get; init; }

    public ChannelLimits Limits => limits;

    public IReadOnlyList<OutboundMessage> Calls => [.. _calls];

    public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken ct)
    {
        _calls.Enqueue(message);
        return Task.FromResult(answer(message, Interlocked.Increment(ref _count)));
    }
}
