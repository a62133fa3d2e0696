using System.Buffers.Binary;

namespace PuskesosBot.Desk.Registry;

/// <summary>A keyed hash as a value: sixteen bytes in a dictionary instead of an array for each.</summary>
internal readonly record struct Key128(ulong High, ulong Low)
{
    internal static Key128 Of(ReadOnlySpan<byte> hash) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));

    internal byte[] ToBytes()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), Low);
        return bytes;
    }

    /// <summary>The key of the n-th row that says the same.</summary>
    internal Key128 Repeated(int times) => this with { Low = Low + (ulong)times };

    // The bytes are a hash already.
    public override int GetHashCode() => (int)Low ^ (int)High;
}
