using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PuskesosBot.Server.Relay;

namespace PuskesosBot.Tests.Server.Relay;

/// <summary>An outside queue on a real port: checks signatures, and answers as it is told.</summary>
internal sealed class OutsideQueue(WebApplication app) : IAsyncDisposable
{
    public const string Secret = "rahasia bersama antrean luar 0123456789";

    public ConcurrentQueue<(string Key, string Body)> Taken { get; } = [];

    /// <summary>Status of each next answer; 200 when there is none left.</summary>
    public ConcurrentQueue<int> Answers { get; } = [];

    public string Address => app.Urls.First() + "/perubahan";

    public static async Task<OutsideQueue> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var queue = new OutsideQueue(app);
        app.MapPost("/perubahan", (Delegate)queue.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return queue;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        var body = bytes.ToArray();
        var header = http.Request.Headers[RelaySignature.Header];
        if (!RelaySignature.IsGenuine(Secret, body, header, TimeProvider.System.GetUtcNow()))
            return Results.Unauthorized();
        if (Answers.TryDequeue(out var status) && status != StatusCodes.Status200OK) return Results.StatusCode(status);
        Taken.Enqueue((http.Request.Headers["Idempotency-Key"].ToString(), System.Text.Encoding.UTF8.GetString(body)));
        return Results.Ok();
    }
}
