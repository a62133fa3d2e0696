using System.Net;
using System.Text.Json.Nodes;
using PuskesosBot.Channels;

namespace PuskesosBot.Tests.Channels.WebChat;

public sealed class ConversationTests
{
    [Fact]
    public async Task A_conversation_is_created_once()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.TokenAsync();

        using var first = await chat.StartAsync();
        using var again = await chat.StartAsync();

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        var started = await first.JsonAsync();
        ((string)started["conversationId"]!).ShouldBe(chat.Conversation);
        ((int)started["expires_in"]!).ShouldBeGreaterThanOrEqualTo(1800);
        ((string)started["streamUrl"]!).ShouldStartWith("ws://127.0.0.1:");
        first.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_posted_comes_back_with_its_id_and_before_the_reply()
    {
        await using var host = await WebChatHost.StartAsync();
        host.Bot = async (message, bot) =>
        {
            // The outbox sends beside the turn that is still being acknowledged.
            _ = bot.SayAsync(message.Address.Id, "Halo", new ChatOption("Jadwal", "1"));
            await Task.Yield();
            return InboundVerdict.Committed;
        };
        var chat = await host.OpenAsync();

        using var posted = await chat.PostAsync(Payloads.Text("directline/post-activity-request.json"));

        var id = (string)(await posted.JsonAsync())["id"]!;
        var lines = await Eventually.FindAsync(
            async () => await chat.ReadAsync(), s => s["activities"]!.AsArray().Count == 2);
        var echo = lines["activities"]![0]!;
        ((string)echo["id"]!).ShouldBe(id);
        ((string)echo["channelData"]!["clientActivityID"]!).ShouldBe("17f0c1-1");
        ((string)echo["from"]!["id"]!).ShouldBe(chat.User);
        ((string)echo["text"]!).ShouldBe("Selamat pagi");
        ((string)lines["activities"]![1]!["suggestedActions"]!["to"]![0]!).ShouldBe(chat.User);
        ((string)lines["watermark"]!).ShouldBe("2");
    }

    [Fact]
    public async Task A_post_sent_again_is_one_line_and_one_turn()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var first = await chat.SayAsync("halo", "c-1");
        using var again = await chat.SayAsync("halo", "c-1");

        ((string)(await again.JsonAsync())["id"]!).ShouldBe((string)(await first.JsonAsync())["id"]!);
        host.Heard.Count.ShouldBe(1);
        (await chat.ReadAsync())["activities"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(InboundVerdict.QueueFull, HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")]
    [InlineData(InboundVerdict.Failed, HttpStatusCode.BadGateway, "BotRejectedActivity")]
    public async Task A_refused_post_is_not_echoed_and_may_be_sent_again(
        InboundVerdict verdict, HttpStatusCode status, string code)
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        host.Bot = (_, _) => Task.FromResult(verdict);

        using var refused = await chat.SayAsync("halo", "c-1");

        refused.StatusCode.ShouldBe(status);
        (await ErrorOf(refused)).ShouldBe(code);
        var lines = await chat.ReadAsync();
        lines["activities"]!.AsArray().ShouldBeEmpty();
        ((string)lines["watermark"]!).ShouldBe("0");
        host.Bot = (_, _) => Task.FromResult(InboundVerdict.Committed);
        using var taken = await chat.SayAsync("halo", "c-1");
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lines_posted_at_once_get_every_number_once()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        var posts = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => chat.SayAsync($"baris {i}", $"c-{i}")));

        posts.ShouldAllBe(p => p.StatusCode == HttpStatusCode.OK);
        var ids = (await chat.ReadAsync())["activities"]!.AsArray().Select(a => (string)a!["id"]!);
        ids.ShouldBe(Enumerable.Range(1, 40).Select(n => $"{chat.Conversation}|{n:D7}"));
    }

    [Fact]
    public async Task A_watermark_leads_on_from_there_whatever_it_is()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        for (var i = 1; i <= 3; i++) (await chat.SayAsync($"baris {i}", $"c-{i}")).Dispose();

        Texts(await chat.ReadAsync("2")).ShouldBe(["baris 3"]);
        Texts(await chat.ReadAsync("-")).Count.ShouldBe(3);
        Texts(await chat.ReadAsync("-5")).Count.ShouldBe(3);
        var beyond = await chat.ReadAsync("99");
        beyond["activities"]!.AsArray().ShouldBeEmpty();
        ((string)beyond["watermark"]!).ShouldBe("3");
    }

    [Fact]
    public async Task A_long_conversation_is_read_in_sets()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        for (var i = 0; i < 130; i++) await host.SayAsync(chat.Conversation, $"baris {i}");

        var first = await chat.ReadAsync();
        var rest = await chat.ReadAsync((string)first["watermark"]!);

        Texts(first).Count.ShouldBe(100);
        Texts(rest).Count.ShouldBe(30);
    }

    [Fact]
    public async Task A_restart_loses_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("puskesos-webchat-");
        string token, conversation, user;
        await using (var host = await WebChatHost.StartAsync(folder))
        {
            var chat = await host.OpenAsync();
            (token, conversation, user) = (chat.Token, chat.Conversation, chat.User);
            (await chat.SayAsync("sebelum", "c-1")).Dispose();
        }

        await using (var host = await WebChatHost.StartAsync(folder))
        {
            var chat = new WebChatClient(host.Http, token, conversation, user);
            (await chat.SayAsync("sesudah", "c-2")).Dispose();
            (await chat.SayAsync("sebelum", "c-1")).Dispose();

            Texts(await chat.ReadAsync()).ShouldBe(["sebelum", "sesudah"]);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_looks_like_a_NIK_is_hidden_before_it_is_kept()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        (await chat.PostAsync("""
            {"type":"message","text":"NIK saya 3273024107850000","value":{"n":["3273024107850000",3273024107850000]},
             "channelData":{"clientActivityID":"3273024107850000","messageBack":{"displayText":"3273024107850000"}}}
            """)).Dispose();

        var line = (await chat.ReadAsync())["activities"]![0]!;
        ((string)line["text"]!).ShouldBe("NIK saya ****");
        line["value"]!.ToJsonString().ShouldNotContain("3273");
        line["channelData"]!["messageBack"]!.ToJsonString().ShouldNotContain("3273");
        ((string)line["channelData"]!["clientActivityID"]!).ShouldBe("3273024107850000");
        host.Heard.Single().Text.ShouldContain("3273024107850000");
    }

    [Fact]
    public async Task The_bot_cannot_speak_where_nobody_is()
    {
        await using var host = await WebChatHost.StartAsync();

        var result = await host.SayAsync("01unknown", "halo");

        result.ShouldBeOfType<SendResult.Refused>().Code.ShouldBe("unknown_conversation");
    }

    internal static async Task<string> ErrorOf(HttpResponseMessage answer) =>
        (string)(await answer.JsonAsync())["error"]!["code"]!;

    private static List<string> Texts(JsonObject set) =>
        [.. set["activities"]!.AsArray().Select(a => (string)a!["text"]!)];
}
