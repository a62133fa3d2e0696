using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>A request body up to a limit.</summary>
internal readonly record struct BoundedBody(byte[] Bytes, DirectLineError? Error)
{
    public static async Task<BoundedBody> ReadAsync(HttpRequest request, int bytesMax, CancellationToken ct)
    {
        if (request.ContentLength > bytesMax) return new BoundedBody([], DirectLineError.TooLarge);
        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[8 * 1024];
        try
        {
            while (await request.Body.ReadAsync(buffer, ct) is var read and > 0)
            {
                if (body.Length + read > bytesMax) return new BoundedBody([], DirectLineError.TooLarge);
                body.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException bad)
        {
            var isLarge = bad.StatusCode == StatusCodes.Status413PayloadTooLarge;
            return new BoundedBody([], isLarge ? DirectLineError.TooLarge : DirectLineError.BadSyntax);
        }

        return new BoundedBody(body.ToArray(), null);
    }
}
