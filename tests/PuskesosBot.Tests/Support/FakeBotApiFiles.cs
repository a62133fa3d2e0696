using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PuskesosBot.Tests.Support;

/// <summary>Files that people sent: getFile gives a path, which gives the bytes (Telegram Bot API 10.1).</summary>
internal sealed class FakeBotApiFiles
{
    private const string Folder = "files/";

    private readonly ConcurrentDictionary<string, byte[]> _files = [];

    public void Keep(string fileId, byte[] content) => _files[fileId] = content;

    public Task AnswerAsync(HttpContext? http, string fileId) => _files.TryGetValue(fileId, out var content)
        ? FakeBotApiReplies.OkAsync(http, $$"""
            {"file_id":"{{fileId}}","file_unique_id":"{{fileId}}","file_size":{{content.Length}},
             "file_path":"{{Folder}}{{fileId}}"}
            """)
        : FakeBotApiReplies.ErrorAsync(http, 400, "Bad Request: wrong file_id or the file is temporarily unavailable");

    /// <param name="http">GET of a path that getFile gave.</param>
    /// <param name="path">Without the token before it.</param>
    public async Task DownloadAsync(HttpContext http, string path)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal)
            || !_files.TryGetValue(path[Folder.Length..], out var content))
        {
            await FakeBotApiReplies.ErrorAsync(http, 404, "Not Found");
            return;
        }

        http.Response.ContentType = "application/octet-stream";
        http.Response.ContentLength = content.Length;
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }
}
