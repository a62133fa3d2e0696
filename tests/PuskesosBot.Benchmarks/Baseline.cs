using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace PuskesosBot.Benchmarks;

/// <summary>Parses the update, does one durable single-row commit a request, posts one reply; nothing else.</summary>
internal sealed class Baseline : IAsyncDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly HttpClient _http;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly WebApplication _app;
    private readonly Uri _send;

    private Baseline(WebApplication app, string file, Uri botApi)
    {
        _app = app;
        _send = new Uri(botApi, $"/bot{BenchBotApi.Token}/sendMessage");
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 });
        _connection = new SqliteConnection($"Data Source={file}");
        _connection.Open();
        using var setUp = _connection.CreateCommand();
        setUp.CommandText = """
            pragma journal_mode=wal; pragma synchronous=full;
            create table inbox (id integer primary key, text text);
            """;
        setUp.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "insert into inbox (id, text) values (@id, @text)";
        _insert.Parameters.Add("@id", SqliteType.Integer);
        _insert.Parameters.Add("@text", SqliteType.Text);
    }

    internal Uri Address => new(_app.Urls.First());

    internal static async Task<Baseline> StartAsync(string file, Uri botApi)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var baseline = new Baseline(app, file, botApi);
        app.Run(baseline.TakeAsync);
        await app.StartAsync();
        return baseline;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _insert.DisposeAsync();
        await _connection.DisposeAsync();
        _http.Dispose();
        _writer.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var update = await JsonDocument.ParseAsync(http.Request.Body);
        var message = update.RootElement.GetProperty("message");
        var chat = message.GetProperty("chat").GetProperty("id").GetInt64();
        await _writer.WaitAsync();
        try
        {
            _insert.Parameters[0].Value = update.RootElement.GetProperty("update_id").GetInt64();
            _insert.Parameters[1].Value = message.GetProperty("text").GetString();
            _insert.ExecuteNonQuery();
        }
        finally
        {
            _writer.Release();
        }

        // Like the real thing: acknowledged after the commit, the reply goes its own way.
        _ = ReplyAsync(chat);
    }

    private async Task ReplyAsync(long chat)
    {
        var body = $$"""{"chat_id":{{chat}},"text":"Halo, Ibu/Bapak. Ada yang bisa saya bantu?"}""";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(_send, content);
        await answer.Content.ReadAsByteArrayAsync();
    }
}
