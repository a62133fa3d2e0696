using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.WebChat;

/// <summary>Puts the web chat together.</summary>
/// <remarks>
/// Needs from others: <c>DeskDatabase</c>, <see cref="InboundHandler"/>, <see cref="IdentifierVault"/>,
/// <see cref="TextMask"/>, <see cref="TimeProvider"/>; and <see cref="WebChatFace"/> for the desk's name.
/// </remarks>
internal static class WebChatWiring
{
    private const string Cors = "webchat";

    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("WebChat");
        services.AddOptions<WebChatOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new WebChatFace("Puskesos"));
        // Derived, so that there is one key to keep; the purpose keeps it apart from what the vault hashes.
        services.AddSingleton(s => new WebChatTokens(
            s.GetRequiredService<IdentifierVault>().Hash("webchat-token-key", "1"),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new MediaFolder(
            Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "./data", "media", "webchat"))));
        services.AddSingleton(_ => WebChatAssets.BesideProgram());
        services.AddSingleton<WebChatLog>().AddSingleton<WebChatSockets>().AddSingleton<ConversationGates>();
        services.AddSingleton<TypingNews>();
        services.AddSingleton<ActivityMask>().AddSingleton<WebChatPosts>().AddSingleton<WebChatAddresses>();
        services.AddSingleton<WebChatDoor>().AddSingleton<WebChatRates>().AddSingleton<WebChatStream>();
        services.AddSingleton<TokenCalls>().AddSingleton<ConversationCalls>().AddSingleton<ActivityCalls>();
        services.AddSingleton<WebChatPage>().AddSingleton<IChannelSender, WebChatSender>();
        services.AddCors(cors => cors.AddPolicy(Cors, policy => policy
            .WithOrigins((section.Get<WebChatOptions>() ?? new WebChatOptions()).Origins())
            .WithMethods("GET", "POST", "OPTIONS")
            .WithHeaders("Authorization", "Content-Type", "x-ms-bot-agent")
            .WithExposedHeaders("Retry-After")));
        return services;
    }

    public static WebApplication UseWebChat(this WebApplication app)
    {
        app.UseCors();
        app.UseWebSockets();
        MapDirectLine(app);
        app.MapPost("/webchat/token", (HttpContext http, TokenCalls calls, CancellationToken ct) =>
                calls.ForPageAsync(http, ct))
            .AddEndpointFilter(Unstored);
        app.MapGet("/", (HttpContext http, WebChatPage page) => page.Show(http));
        app.MapGet(WebChatAssets.Prefix + "/{name}",
            (HttpContext http, WebChatAssets assets, string name) => assets.Serve(http, name));
        return app;
    }

    private static void MapDirectLine(WebApplication app)
    {
        var calls = app.MapGroup(WebChatAddresses.Prefix).RequireCors(Cors).AddEndpointFilter(Unstored);
        calls.MapPost("/tokens/generate", (HttpContext http, TokenCalls c, CancellationToken ct) =>
            c.GenerateAsync(http, ct));
        calls.MapPost("/tokens/refresh", (HttpContext http, TokenCalls c) => c.Refresh(http));

        var conversations = calls.MapGroup("/conversations");
        conversations.MapPost("", (HttpContext http, ConversationCalls c, CancellationToken ct) =>
            c.StartAsync(http, ct));
        conversations.MapGet("/{id}", (HttpContext http, ConversationCalls c, string id, CancellationToken ct) =>
            c.ReconnectAsync(http, id, ct));
        conversations.MapGet(
            "/{id}/activities", (HttpContext http, ConversationCalls c, string id, CancellationToken ct) =>
                c.ListAsync(http, id, ct));
        conversations.MapGet("/{id}/stream", (HttpContext http, ConversationCalls c, string id, CancellationToken ct) =>
            c.StreamAsync(http, id, ct));
        conversations.MapPost(
            "/{id}/activities", (HttpContext http, ActivityCalls c, string id, CancellationToken ct) =>
                c.PostAsync(http, id, ct));
        conversations.MapPost("/{id}/upload", (HttpContext http, ActivityCalls c, string id, CancellationToken ct) =>
            c.UploadAsync(http, id, ct));
        conversations.MapGet("/{id}/media/{name}", (HttpContext http, ActivityCalls c, string id, string name) =>
            c.Show(http, id, name));
    }

    // Answers hold tokens and what people said.
    private static ValueTask<object?> Unstored(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        return next(context);
    }
}
