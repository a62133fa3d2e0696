using System.Text;

namespace PuskesosBot.Benchmarks;

/// <summary>A webhook to talk to.</summary>
internal sealed class BenchTarget(HttpClient http, BenchBotApi api, Uri webhook)
{
    internal const string Secret = "benchmark-secret_0001";
    private static long _update = 810_000_000;

    internal async Task SayAsync(long chat, string words)
    {
        var arrival = api.NextFor(chat);
        var id = Interlocked.Increment(ref _update);
        var body = $$"""
            {"update_id":{{id}},"message":{"message_id":{{id}},"date":1767315600,"text":"{{words}}",
            "from":{"id":{{chat}},"is_bot":false,"first_name":"Warga"},"chat":{"id":{{chat}},"type":"private"} } }
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook);
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await arrival.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
