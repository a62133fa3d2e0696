using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PuskesosBot.Tests.Channels.WebChat;

public sealed class DirectLineFuzzTests
{
    private const int Seed = 20261103, Rounds = 3_000;

    private static readonly string[] Bodies =
    [
        """{"type":"message","text":"halo","channelData":{"clientActivityID":"c"}}""",
        """{"type":"event","name":"webchat/join"}""",
        """{"type":"message","value":{"a":[1,2,{"b":null}]},"locale":"id","entities":[{"type":"x"}]}""",
        """{"user":{"id":"warga"}}""", """{"token":"a.b.c"}""", "[[[[[[[[[[[[[[[[[[[[", "\ud83d",
        "{\"type\":\"message\",\"text\":\"\\ud83d\"}",
        "", "null", "--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--",
    ];

    private static readonly string[] Types =
    [
        "application/json", "application/json; charset=utf-7", "text/plain",
        "multipart/form-data; boundary=x", "image/png",
        "multipart/form-data", "application/vnd.microsoft.activity", "multipart/mixed; boundary=\"\"",
    ];

    [Fact]
    public async Task Nothing_that_is_sent_makes_the_server_fail_or_hang()
    {
        await using var host = await WebChatHost.StartAsync(
            null, ("WebChat:Secret", WebChatHost.Secret), ("WebChat:PostsPerMinute", "100000"),
            ("WebChat:TokensPerMinute", "100000"));
        var chat = await host.OpenAsync();
        var random = new Random(Seed);

        for (var round = 0; round < Rounds; round++)
        {
            using var request = Request(random, chat);
            var what = $"round {round} of seed {Seed}: {request.Method} {request.RequestUri}";
            using var answer = await host.CallAsync(request);

            ((int)answer.StatusCode).ShouldBeLessThan(500, what);
        }

        using var good = await chat.SayAsync("masih di sini", "akhir");
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static HttpRequestMessage Request(Random random, WebChatClient chat)
    {
        string[] paths =
        [
            $"{chat.Path}/activities", $"{chat.Path}/upload", $"{chat.Path}/activities?watermark={Noise(random, 8)}",
            chat.Path,
            $"{chat.Path}/stream?t={Noise(random, 40)}", $"{chat.Path}/media/{Noise(random, 20)}?t={Noise(random, 9)}",
            $"{WebChatClient.Base}/conversations", $"{WebChatClient.Base}/conversations/{Noise(random, 30)}/activities",
            $"{WebChatClient.Base}/tokens/refresh", $"{WebChatClient.Base}/tokens/generate", "/webchat/token",
            $"/webchat/{Noise(random, 12)}", "/",
        ];
        var request = new HttpRequestMessage(
            random.Next(3) == 0 ? HttpMethod.Get : HttpMethod.Post, Pick(random, paths));
        if (request.Method == HttpMethod.Post) request.Content = Body(random);
        var bearer = random.Next(8) switch
        {
            0 => "",
            1 => WebChatHost.Secret,
            2 => Changed(random, chat.Token),
            _ => chat.Token,
        };
        if (random.Next(20) > 0) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        return request;
    }

    private static ByteArrayContent Body(Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(Pick(random, Bodies));
        for (var i = random.Next(4); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        var content = new ByteArrayContent(bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Pick(random, Types));
        return content;
    }

    private static string Changed(Random random, string token)
    {
        var letters = token.ToCharArray();
        letters[random.Next(letters.Length)] = (char)random.Next('!', '~');
        return new string(letters);
    }

    private static string Noise(Random random, int lengthMax)
    {
        var letters = new char[random.Next(1, lengthMax)];
        for (var i = 0; i < letters.Length; i++) letters[i] = (char)random.Next(1, 0x3000);
        return Uri.EscapeDataString(new string(letters));
    }

    private static T Pick<T>(Random random, T[] of) => of[random.Next(of.Length)];
}
