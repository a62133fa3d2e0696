using System.Buffers;

namespace PuskesosBot.Server.Hosting;

/// <summary>Reads a request body up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Null when it is over the limit.</summary>
    /// <exception cref="BadHttpRequestException">The body does not come as announced.</exception>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int bytesMax, CancellationToken ct)
    {
        if (request.ContentLength > bytesMax) return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.Buffer.Length > bytesMax)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
