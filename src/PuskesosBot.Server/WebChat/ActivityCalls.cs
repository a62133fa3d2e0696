using Microsoft.Net.Http.Headers;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>Posting activities and pictures, and showing the pictures.</summary>
internal sealed class ActivityCalls(
    WebChatDoor door, WebChatPosts posts, WebChatRates rates, MediaFolder media) : IDisposable
{
    private readonly SemaphoreSlim _uploads = new(WebChatLimits.UploadsAtOnceMax);

    /// <summary>POST conversations/{id}/activities.</summary>
    public async Task<IResult> PostAsync(HttpContext http, string conversationId, CancellationToken ct)
    {
        var entry = await door.EnterAsync(http.Request, conversationId, ct);
        if (entry.Visitor is not { } visitor) return DirectLineAnswers.Refuse(http, entry.Error!);
        if (!http.Request.HasJsonContentType()) return DirectLineAnswers.Refuse(http, DirectLineError.WrongType);
        if (!rates.MayPost(conversationId)) return DirectLineAnswers.Refuse(http, DirectLineError.TooMany);
        var body = await BoundedBody.ReadAsync(http.Request, DirectLineLimits.ActivityBytesMax, ct);
        if (body.Error is { } error) return DirectLineAnswers.Refuse(http, error);
        return Answer(http, await posts.PostAsync(visitor, body.Bytes, media: null, ct));
    }

    /// <summary>POST conversations/{id}/upload: one picture, alone or in a multipart body with its activity.</summary>
    public async Task<IResult> UploadAsync(HttpContext http, string conversationId, CancellationToken ct)
    {
        var entry = await door.EnterAsync(http.Request, conversationId, ct);
        if (entry.Visitor is not { } visitor) return DirectLineAnswers.Refuse(http, entry.Error!);
        if (!rates.MayPost(conversationId)) return DirectLineAnswers.Refuse(http, DirectLineError.TooMany);
        if (!await _uploads.WaitAsync(TimeSpan.Zero, ct)) return DirectLineAnswers.Refuse(http, DirectLineError.Busy);
        try
        {
            var upload = await Upload.ReadAsync(http.Request, ct);
            return upload.Error is { } error
                ? DirectLineAnswers.Refuse(http, error)
                : await KeepAsync(http, visitor, upload, ct);
        }
        finally
        {
            _uploads.Release();
        }
    }

    /// <summary>GET conversations/{id}/media/{name}, with the key in the address.</summary>
    public IResult Show(HttpContext http, string conversationId, string name)
    {
        if (door.Holder(http.Request, GrantUse.Media, conversationId) is null)
        {
            return DirectLineAnswers.Refuse(http, DirectLineError.BadToken);
        }

        if (media.Find(conversationId, name) is not { } file)
        {
            return DirectLineAnswers.Refuse(http, DirectLineError.NoMedia);
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "private, max-age=3600";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers[HeaderNames.ContentDisposition] = "inline";
        return TypedResults.PhysicalFile(file.Path, file.ContentType);
    }

    public void Dispose() => _uploads.Dispose();

    private async Task<IResult> KeepAsync(HttpContext http, Visitor visitor, Upload upload, CancellationToken ct)
    {
        var (picture, error) = await media.SaveAsync(visitor.ConversationId, upload.Picture, ct);
        if (picture is null) return DirectLineAnswers.Refuse(http, error!);
        var outcome = await posts.PostAsync(visitor, upload.Activity, picture, ct);
        if (outcome.Error is not null || outcome.IsRepeat) media.Delete(picture);
        return Answer(http, outcome);
    }

    private static IResult Answer(HttpContext http, PostOutcome outcome) =>
        outcome.Error is { } error ? DirectLineAnswers.Refuse(http, error) : DirectLineAnswers.Id(outcome.Id!);
}
