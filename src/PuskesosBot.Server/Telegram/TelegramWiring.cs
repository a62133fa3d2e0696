using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Telegram;

/// <summary>Puts the Telegram channel together. Needs from others an <see cref="InboundHandler"/>.</summary>
internal static class TelegramWiring
{
    internal const string WebhookPath = "/webhooks/telegram";

    private const string Client = "telegram";

    public static IServiceCollection AddTelegramChannel(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelegramOptions.Section);
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsCheck>();
        services.AddOptions<TelegramOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<TelegramOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        AddApi(services);
        if (!IsEnabled(section)) return services;

        services.AddSingleton(s => BotIdentity.OfToken(s.GetRequiredService<TelegramOptions>().Token));
        services.AddSingleton<TelegramBot>();
        services.AddSingleton<TelegramReader>();
        services.AddSingleton<IChannelSender, TelegramSender>();
        services.AddSingleton(s => new TelegramLook(
            s.GetRequiredService<TelegramOptions>(), PublicOptions.BaseOf(configuration),
            s.GetRequiredService<TimeProvider>()).With(s.GetRequiredService<TelegramApi>()));
        services.AddHostedService<TelegramWorker>();
        return services;
    }

    /// <summary>Takes deliveries where the channel is on with webhooks; else the address does not exist.</summary>
    public static IEndpointRouteBuilder MapTelegramWebhook(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<TelegramOptions>();
        if (!options.Enabled || options.Mode != TelegramMode.Webhook) return routes;

        var secret = new TelegramSecret(options.WebhookSecret);
        routes.MapPost(WebhookPath, (HttpContext http, TelegramReader reader, InboundHandler handle) =>
            TelegramWebhook.ReceiveAsync(http, secret, reader, handle));
        return routes;
    }

    private static void AddApi(IServiceCollection services)
    {
        services.AddHttpClient(Client)
            // Each call has its own limit, and getUpdates a longer one.
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(s => HandlerFor(s.GetRequiredService<TelegramOptions>()))
            // The handler renews its connections itself, so one client can live as long as the process.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The bot token is part of the request path, and the factory logs paths.
            .RemoveAllLoggers();
        services.AddSingleton(s => new TelegramApi(
            s.GetRequiredService<IHttpClientFactory>().CreateClient(Client), s.GetRequiredService<TelegramOptions>()));
    }

    private static SocketsHttpHandler HandlerFor(TelegramOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        // One more than for sending: getUpdates holds a connection all the time.
        MaxConnectionsPerServer = options.ConnectionsMax + 1,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        AllowAutoRedirect = false,
        UseCookies = false,
        // Without a propagator there is no tracing span either, and a span would carry the path with the token.
        ActivityHeadersPropagator = null,
    };

    // A value that is no boolean is left to the options check at start, which names it.
    private static bool IsEnabled(IConfigurationSection section) =>
        bool.TryParse(section[nameof(TelegramOptions.Enabled)], out var enabled) && enabled;
}
