using System.Buffers;

namespace PuskesosBot.Channels;

/// <summary>What calls to every provider have in common.</summary>
internal static class ProviderHttp
{
    private const int BlockBytes = 4096;

    /// <summary>The request cannot have reached the provider.</summary>
    public static bool NeverLeft(HttpRequestError error) => error is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    /// <summary>The body, or nothing of it when it is longer than we want to hold.</summary>
    public static async Task<byte[]> ReadAsync(HttpContent content, int bytesMax, CancellationToken ct)
    {
        if (content.Headers.ContentLength > bytesMax) return [];
        await using var stream = await content.ReadAsStreamAsync(ct);
        return content.Headers.ContentLength is { } length
            ? await ReadExactlyAsync(stream, (int)length, ct)
            : await ReadToEndAsync(stream, bytesMax, ct);
    }

    // Small answers are most of all traffic: no buffer larger than they are.
    private static async Task<byte[]> ReadExactlyAsync(Stream stream, int length, CancellationToken ct)
    {
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, ct);
        return body;
    }

    private static async Task<byte[]> ReadToEndAsync(Stream stream, int bytesMax, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await stream.ReadAsync(body.GetMemory(BlockBytes), ct);
            if (read == 0) return body.WrittenSpan.ToArray();
            body.Advance(read);
            if (body.WrittenCount > bytesMax) return [];
        }
    }
}
