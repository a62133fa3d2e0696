using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PuskesosBot.Desk;

/// <summary>
/// Version-7 ids that rise within this process even inside one millisecond, so that they give an order.
/// </summary>
/// <remarks>RFC 9562, section 6.2, method 1: the 12 bits after the version count within the millisecond.</remarks>
public sealed class IdSource(TimeProvider time)
{
    private const int CounterMax = 0xFFF;
    private readonly Lock _gate = new();
    private long _lastMs;
    private int _counter;

    public Guid Next()
    {
        long ms;
        int counter;
        lock (_gate)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            if (now > _lastMs) (_lastMs, _counter) = (now, 0);
            else if (_counter < CounterMax) _counter++;
            else (_lastMs, _counter) = (_lastMs + 1, 0); // Borrowed from the next millisecond; the clock catches up.
            (ms, counter) = (_lastMs, _counter);
        }

        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (ms << 16) | 0x7000L | (uint)counter);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
