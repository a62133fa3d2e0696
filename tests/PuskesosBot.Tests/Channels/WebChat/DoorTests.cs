using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PuskesosBot.Server.WebChat;

namespace PuskesosBot.Tests.Channels.WebChat;

public sealed class DoorTests
{
    private const string Generate = $"{WebChatClient.Base}/tokens/generate";
    private const string Refresh = $"{WebChatClient.Base}/tokens/refresh";

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic abc")]
    public async Task Without_a_bearer_it_is_401(string? header)
    {
        await using var host = await WebChatHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{WebChatClient.Base}/conversations");
        if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header);

        using var answer = await host.CallAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task An_expired_token_is_403_everywhere()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        host.Time.Advance(TimeSpan.FromHours(2));

        foreach (var answer in new[]
        {
            await chat.StartAsync(), await chat.SayAsync("halo"), await chat.SendAsync(HttpMethod.Post, Refresh),
            await chat.SendAsync(HttpMethod.Get, chat.Path),
            await chat.SendAsync(HttpMethod.Get, $"{chat.Path}/activities"),
            await chat.SendAsync(HttpMethod.Post, $"{chat.Path}/upload"),
        })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await ConversationTests.ErrorOf(answer)).ShouldBe("TokenExpired");
            answer.Dispose();
        }
    }

    [Fact]
    public async Task A_changed_token_of_any_kind_is_403()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        var parts = chat.Token.Split('.');
        var grant = new WebChatGrant(GrantUse.Stream, chat.Conversation, chat.User);
        var elsewhere = new WebChatTokens(new byte[16], host.Time);

        string[] forged =
        [
            chat.Token[..^2], chat.Token + "A", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}",
            "eyJhbGciOiJub25lIn0." + parts[1] + ".", $"{parts[0]}.{parts[1]}A.{parts[2]}",
            new string('a', 5_000), "....", "ü",
            host.Tokens.Issue(grant, TimeSpan.FromHours(1)),
            elsewhere.Issue(grant with { Use = GrantUse.Chat }, TimeSpan.FromHours(1)),
        ];

        foreach (var token in forged) host.Tokens.Read(token, GrantUse.Chat).ShouldBeNull(token);
        using var answer = await new WebChatClient(host.Http, forged[0], chat.Conversation, chat.User).SayAsync("halo");
        (await ConversationTests.ErrorOf(answer)).ShouldBe("TokenExpired");
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_only()
    {
        await using var host = await WebChatHost.StartAsync();
        var mine = await host.OpenAsync();
        var others = await host.OpenAsync();

        using var answer = await mine.SendAsync(HttpMethod.Get, $"{others.Path}/activities");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_conversation_that_was_never_started_is_404()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.TokenAsync();

        using var list = await chat.SendAsync(HttpMethod.Get, $"{chat.Path}/activities");
        using var post = await chat.SayAsync("halo");

        list.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ConversationTests.ErrorOf(list)).ShouldBe("ConversationNotFound");
        post.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_token_is_refreshed_while_it_holds()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        host.Time.Advance(TimeSpan.FromMinutes(45));

        using var answer = await chat.SendAsync(HttpMethod.Post, Refresh);

        var fresh = (string)(await answer.JsonAsync())["token"]!;
        host.Time.Advance(TimeSpan.FromMinutes(45));
        using var later = await new WebChatClient(host.Http, fresh, chat.Conversation, chat.User).SayAsync("halo");
        later.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_secret_nobody_makes_tokens_for_others()
    {
        await using var host = await WebChatHost.StartAsync();

        using var answer = await SecretAsync(host, Generate);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("""{"user":{"id":"warga-7"}}""", HttpStatusCode.OK)]
    [InlineData("""{"user":{"id":""}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"user":{"id":7}}""", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    public async Task With_the_secret_a_server_makes_tokens(string? body, HttpStatusCode status)
    {
        await using var host = await WebChatHost.StartAsync(null, ("WebChat:Secret", WebChatHost.Secret));

        using var answer = await SecretAsync(host, Generate, body);

        answer.StatusCode.ShouldBe(status);
        if (status != HttpStatusCode.OK) return;
        var made = await answer.JsonAsync();
        var grant = host.Tokens.Read((string)made["token"]!, GrantUse.Chat).ShouldNotBeNull();
        grant.ConversationId.ShouldBe((string)made["conversationId"]!);
        if (body is not null) grant.UserId.ShouldBe("warga-7");
    }

    [Fact]
    public async Task A_token_does_not_make_tokens()
    {
        await using var host = await WebChatHost.StartAsync(null, ("WebChat:Secret", WebChatHost.Secret));
        var chat = await host.OpenAsync();

        using var answer = await chat.SendAsync(HttpMethod.Post, Generate);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_page_finds_its_conversation_again_for_some_days()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        host.Time.Advance(TimeSpan.FromDays(6));
        (await PageAsync(host, chat.Token)).ShouldBe(chat.Conversation);
        host.Time.Advance(TimeSpan.FromDays(2));
        (await PageAsync(host, chat.Token)).ShouldNotBe(chat.Conversation);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Origin", "https://lain.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    public async Task Only_our_own_page_gets_a_token(string header, string value, HttpStatusCode status)
    {
        await using var host = await WebChatHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        request.Headers.Add(header, value);

        using var answer = await host.CallAsync(request);

        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task One_address_opens_so_many_chats_a_minute()
    {
        await using var host = await WebChatHost.StartAsync(null, ("WebChat:TokensPerMinute", "3"));
        for (var i = 0; i < 3; i++) await host.TokenAsync();

        using var answer = await host.PageTokenAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task One_conversation_posts_so_much_a_minute()
    {
        await using var host = await WebChatHost.StartAsync(null, ("WebChat:PostsPerMinute", "2"));
        var chat = await host.OpenAsync();
        for (var i = 0; i < 2; i++) (await chat.SayAsync("halo")).Dispose();

        using var answer = await chat.SayAsync("halo");

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Other_sites_are_let_in_when_configured_and_not_otherwise()
    {
        await using var host = await WebChatHost.StartAsync(
            null, ("WebChat:AllowedOrigins", "https://kelurahan.example"));

        (await PreflightAsync(host, "https://kelurahan.example")).ShouldBe("https://kelurahan.example");
        (await PreflightAsync(host, "https://lain.example")).ShouldBeNull();
    }

    [Fact]
    public async Task The_configured_address_wins_over_the_request()
    {
        await using var host = await WebChatHost.StartAsync(
            null, ("Public:BaseAddress", "https://bot.puskesos.example/"));
        var chat = await host.TokenAsync();

        using var answer = await chat.StartAsync();

        ((string)(await answer.JsonAsync())["streamUrl"]!)
            .ShouldStartWith(
                $"wss://bot.puskesos.example{WebChatClient.Base}/conversations/{chat.Conversation}/stream?t=");
    }

    [Theory]
    [InlineData("text/plain", 10, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", 70_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("application/json", 10, HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_not_wanted_is_refused(string type, int length, HttpStatusCode status)
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var answer = await chat.PostAsync(new string('x', length), type);

        answer.StatusCode.ShouldBe(status);
    }

    private static async Task<HttpResponseMessage> SecretAsync(WebChatHost host, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", WebChatHost.Secret);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.CallAsync(request);
    }

    private static async Task<string> PageAsync(WebChatHost host, string token)
    {
        var body = new JsonObject { ["token"] = token }.ToJsonString();
        using var answer = await host.PageTokenAsync(body);
        return (string)(await answer.JsonAsync())["conversationId"]!;
    }

    private static async Task<string?> PreflightAsync(WebChatHost host, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"{WebChatClient.Base}/conversations");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");
        using var answer = await host.CallAsync(request);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }
}
