using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using PuskesosBot.Server.WebChat;

namespace PuskesosBot.Tests.Channels.WebChat;

public sealed class StreamTests
{
    [Fact]
    public async Task What_was_said_before_the_socket_opened_is_replayed_and_then_it_goes_on()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.TokenAsync();
        var url = await UrlAsync(chat.StartAsync());
        (await chat.SayAsync("satu", "c-1")).Dispose();
        await host.SayAsync(chat.Conversation, "dua");

        using var socket = await ListenAsync(url);

        Texts(await SetAsync(socket)).ShouldBe(["satu", "dua"]);
        await host.SayAsync(chat.Conversation, "tiga");
        var live = await SetAsync(socket);
        Texts(live).ShouldBe(["tiga"]);
        ((string)live["watermark"]!).ShouldBe("3");
    }

    [Fact]
    public async Task After_a_break_only_what_was_missed_comes()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        for (var i = 1; i <= 3; i++) (await chat.SayAsync($"baris {i}", $"c-{i}")).Dispose();

        var url = await UrlAsync(chat.SendAsync(HttpMethod.Get, $"{chat.Path}?watermark=2"));

        using var socket = await ListenAsync(url);
        Texts(await SetAsync(socket)).ShouldBe(["baris 3"]);
    }

    [Fact]
    public async Task Everybody_who_listens_hears_it()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.TokenAsync();
        var url = await UrlAsync(chat.StartAsync());
        using var phone = await ListenAsync(url);
        using var tablet = await ListenAsync(url);

        (await chat.SayAsync("halo", "c-1")).Dispose();

        Texts(await SetAsync(phone)).ShouldBe(["halo"]);
        Texts(await SetAsync(tablet)).ShouldBe(["halo"]);
    }

    [Fact]
    public async Task So_many_may_listen_and_no_more_until_one_leaves()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.TokenAsync();
        var url = await UrlAsync(chat.StartAsync());
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < WebChatLimits.SocketsPerConversationMax; i++) sockets.Add(await ListenAsync(url));

        (await RefusalAsync(url)).ShouldBe(HttpStatusCode.TooManyRequests);
        await sockets[0].CloseAsync(WebSocketCloseStatus.NormalClosure, null, Ct);
        using var next = await Eventually.FindAsync(() => TryListenAsync(url), socket => socket is not null);

        next.ShouldNotBeNull();
        foreach (var socket in sockets) socket.Dispose();
    }

    [Fact]
    public async Task An_address_opens_for_a_minute_and_for_its_conversation()
    {
        await using var host = await WebChatHost.StartAsync();
        var mine = await host.TokenAsync();
        var url = await UrlAsync(mine.StartAsync());
        var others = await host.OpenAsync();
        var elsewhere = url.Replace(mine.Conversation, others.Conversation, StringComparison.Ordinal);

        (await RefusalAsync(elsewhere)).ShouldBe(HttpStatusCode.Forbidden);
        (await RefusalAsync(url + "x")).ShouldBe(HttpStatusCode.Forbidden);
        host.Time.Advance(TimeSpan.FromSeconds(61));
        (await RefusalAsync(url)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_plain_request_to_the_socket_is_400()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.TokenAsync();
        var url = await UrlAsync(chat.StartAsync());

        using var answer = await chat.SendAsync(HttpMethod.Get, new Uri(url).PathAndQuery);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_client_that_talks_down_the_socket_is_cut_off()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.TokenAsync();
        using var socket = await ListenAsync(await UrlAsync(chat.StartAsync()));

        await socket.SendAsync(Encoding.UTF8.GetBytes(""), WebSocketMessageType.Text, true, Ct);
        await socket.SendAsync(new byte[WebChatLimits.SocketBytesMax + 1], WebSocketMessageType.Binary, true, Ct);

        var frame = await socket.ReceiveAsync(new byte[64], Ct);
        frame.MessageType.ShouldBe(WebSocketMessageType.Close);
    }

    [Fact]
    public async Task Stopping_the_server_closes_the_sockets()
    {
        var host = await WebChatHost.StartAsync();
        var chat = await host.TokenAsync();
        using var socket = await ListenAsync(await UrlAsync(chat.StartAsync()));

        var stopping = host.DisposeAsync();

        (await socket.ReceiveAsync(new byte[64], Ct)).MessageType.ShouldBe(WebSocketMessageType.Close);
        await stopping;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<string> UrlAsync(Task<HttpResponseMessage> starting)
    {
        using var answer = await starting;
        return (string)(await answer.JsonAsync())["streamUrl"]!;
    }

    private static async Task<ClientWebSocket> ListenAsync(string url)
    {
        var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        try
        {
            await socket.ConnectAsync(new Uri(url), Ct);
            return socket;
        }
        catch (WebSocketException refused)
        {
            refused.Data["status"] = socket.HttpStatusCode;
            socket.Dispose();
            throw;
        }
    }

    private static async Task<ClientWebSocket?> TryListenAsync(string url)
    {
        try
        {
            return await ListenAsync(url);
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    private static async Task<HttpStatusCode> RefusalAsync(string url)
    {
        var refused = await Should.ThrowAsync<WebSocketException>(() => ListenAsync(url));
        return (HttpStatusCode)refused.Data["status"]!;
    }

    private static async Task<JsonObject> SetAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        var filled = 0;
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(filled), patience.Token);
            filled += frame.Count;
            if (frame.EndOfMessage && filled > 0) return JsonNode.Parse(buffer.AsSpan(0, filled))!.AsObject();
        }
    }

    private static List<string> Texts(JsonObject set) =>
        [.. set["activities"]!.AsArray().Select(a => (string)a!["text"]!)];
}
