using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PuskesosBot.Tests.Support;

/// <summary>Media of residents: asks for credentials, then redirects to another host, as Twilio's does.</summary>
internal sealed class FakeTwilioFiles
{
    private const string Elsewhere = "/unsigned/";

    private readonly ConcurrentDictionary<string, (byte[] Bytes, string ContentType)> _files = [];

    /// <summary>Credentials that went along to the other host; must stay empty.</summary>
    public ConcurrentQueue<string> Leaked { get; } = [];

    /// <summary>Host that the files really lie on; null: answered at once.</summary>
    public string? RedirectHost { get; set; } = "localhost";

    public void Add(string path, byte[] bytes, string contentType) => _files[path] = (bytes, contentType);

    /// <summary>False when the path is no file's.</summary>
    public static bool IsElsewhere(string path) => path.StartsWith(Elsewhere, StringComparison.Ordinal);

    public bool Has(string path) => _files.ContainsKey(path);

    public async Task AnswerAsync(HttpContext http, string path)
    {
        if (IsElsewhere(path))
        {
            if (http.Request.Headers.Authorization is { Count: > 0 } leaked) Leaked.Enqueue(leaked.ToString());
            path = path[(Elsewhere.Length - 1)..];
        }
        else if (RedirectHost is { } host)
        {
            http.Response.Redirect($"http://{host}:{http.Connection.LocalPort}{Elsewhere}{path.TrimStart('/')}");
            return;
        }

        if (!_files.TryGetValue(path, out var file)) http.Response.StatusCode = 404;
        else await FakeTwilioReplies.WriteAsync(http, 200, file.Bytes, file.ContentType);
    }
}
