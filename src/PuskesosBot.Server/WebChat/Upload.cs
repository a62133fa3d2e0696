using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>The two bodies of an upload: a picture, and the activity it belongs to.</summary>
/// <remarks>
/// A browser gives the activity a file name too, so parts are told apart by content type. The type a picture claims
/// decides nothing; its bytes do.
/// </remarks>
internal sealed record Upload(byte[] Picture, byte[] Activity, DirectLineError? Error)
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int BoundaryCharsMax = 100, PartsMax = 2, HeadersMax = 8, HeaderBytesMax = 4 * 1024;

    public static async Task<Upload> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return Bad(DirectLineError.WrongType);
        var isMultipart = type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        var body = await BoundedBody.ReadAsync(request, WebChatLimits.UploadBytesMax, ct);
        if (body.Error is { } error) return Bad(error);
        if (!isMultipart) return new Upload(body.Bytes, """{"type":"message"}"""u8.ToArray(), null);

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > BoundaryCharsMax) return Bad(DirectLineError.BadUpload);
        try
        {
            return await PartsAsync(new MultipartReader(boundary, new MemoryStream(body.Bytes))
            {
                HeadersCountLimit = HeadersMax,
                HeadersLengthLimit = HeaderBytesMax,
            }, ct);
        }
        catch (Exception malformed) when (malformed is IOException or InvalidDataException)
        {
            return Bad(DirectLineError.BadUpload);
        }
    }

    private static async Task<Upload> PartsAsync(MultipartReader reader, CancellationToken ct)
    {
        byte[]? picture = null, activity = null;
        for (var parts = 0; await reader.ReadNextSectionAsync(ct) is { } part; parts++)
        {
            if (parts == PartsMax) return Bad(DirectLineError.BadUpload);
            using var bytes = new MemoryStream();
            await part.Body.CopyToAsync(bytes, ct);
            var isActivity = part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true;
            if ((isActivity ? activity : picture) is not null) return Bad(DirectLineError.BadUpload);
            if (isActivity) activity = bytes.ToArray();
            else picture = bytes.ToArray();
        }

        return picture is null
            ? Bad(DirectLineError.BadUpload)
            : new Upload(picture, activity ?? """{"type":"message"}"""u8.ToArray(), null);
    }

    private static Upload Bad(DirectLineError error) => new([], [], error);
}
