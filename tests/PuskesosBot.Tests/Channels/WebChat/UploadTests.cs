using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PuskesosBot.Channels;

namespace PuskesosBot.Tests.Channels.WebChat;

public sealed class UploadTests
{
    [Fact]
    public async Task A_picture_with_its_activity_is_kept_echoed_and_shown()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var answer = await UploadAsync(chat, Form(
            """{"type":"message","text":"rumah saya","channelData":{"clientActivityID":"c-1"}}""", Pictures.Png));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var heard = host.Heard.Single();
        heard.Text.ShouldBe("rumah saya");
        heard.Media.ShouldNotBeNull().Kind.ShouldBe(MediaKind.Photo);
        heard.Media.ContentType.ShouldBe("image/png");
        var echo = (await chat.ReadAsync())["activities"]![0]!;
        ((string)echo["id"]!).ShouldBe((string)(await answer.JsonAsync())["id"]!);
        ((string)echo["channelData"]!["clientActivityID"]!).ShouldBe("c-1");
        var url = new Uri((string)echo["attachments"]![0]!["contentUrl"]!);
        using var shown = await host.GetAsync(url.PathAndQuery);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await host.GetAsync(url.AbsolutePath)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.GetAsync(url.PathAndQuery.Replace("/media/", "/media/0", StringComparison.Ordinal))).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_picture_alone_is_a_message()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var answer = await UploadAsync(chat, Bytes(Pictures.Jpeg, "image/jpeg"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Heard.Single().Media!.ContentType.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task The_same_picture_sent_again_is_kept_once()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        const string activity = """{"type":"message","channelData":{"clientActivityID":"c-1"}}""";

        (await UploadAsync(chat, Form(activity, Pictures.Png))).Dispose();
        (await UploadAsync(chat, Form(activity, Pictures.Png))).Dispose();

        host.Heard.Count.ShouldBe(1);
        Kept(host).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_picture_is_not_kept()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        host.Bot = (_, _) => Task.FromResult(InboundVerdict.QueueFull);

        using var answer = await UploadAsync(chat, Bytes(Pictures.Png, "image/png"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        Kept(host).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/png")]
    [InlineData("<html>", "image/jpeg")]
    [InlineData("", "image/png")]
    [InlineData("%PDF-1.7", "application/pdf")]
    public async Task What_a_file_is_decides_its_bytes(string content, string type)
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var answer = await UploadAsync(chat, Bytes(Encoding.UTF8.GetBytes(content), type));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        host.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_large_and_too_many_are_refused()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var large = await UploadAsync(chat, Bytes(new byte[11 * 1024 * 1024], "image/png"));
        using var two = await UploadAsync(chat, Form("""{"type":"message"}""", Pictures.Png, Pictures.Png));
        using var none = await UploadAsync(chat, Form("""{"type":"message","text":"a"}"""));
        using var typing = await UploadAsync(chat, Form("""{"type":"typing"}""", Pictures.Png));
        using var garbled = await UploadAsync(chat, Bytes([1, 2, 3], "multipart/form-data; boundary=x"));

        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        foreach (var answer in new[] { two, none, typing, garbled })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        Kept(host).ShouldBeEmpty();
    }

    private static string[] Kept(WebChatHost host)
    {
        var folder = Path.Combine(host.Folder, "media");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private static Task<HttpResponseMessage> UploadAsync(WebChatClient chat, HttpContent content) =>
        chat.SendAsync(HttpMethod.Post, $"{chat.Path}/upload?userId=x", content);

    private static ByteArrayContent Bytes(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static MultipartFormDataContent Form(string activity, params byte[][] pictures)
    {
        var form = new MultipartFormDataContent
        {
            { Bytes(Encoding.UTF8.GetBytes(activity), "application/vnd.microsoft.activity"), "activity", "blob" },
        };
        foreach (var picture in pictures) form.Add(Bytes(picture, "image/png"), "file", "../../foto.png");
        return form;
    }
}
