using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>
/// Puts the WhatsApp channel together. Needs from others an <see cref="InboundHandler"/>; a
/// <see cref="DeliveryReportHandler"/> that takes the reports.
/// </summary>
internal static class WhatsAppWiring
{
    private const string Client = "twilio", MediaClient = "twilio-media";

    public static IServiceCollection AddWhatsAppChannel(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TwilioOptions.Section);
        services.AddSingleton<IValidateOptions<TwilioOptions>, TwilioOptionsCheck>();
        services.AddSingleton<IValidateOptions<TwilioOptions>>(new TwilioPublicCheck(configuration));
        services.AddOptions<TwilioOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<TwilioOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new TemplateStateFile(Folder(configuration, TemplateStateFile.Name)));
        services.TryAddSingleton(s =>
            TemplatesFile.Load(ContentFolders.Config, s.GetRequiredService<TemplateStateFile>().Of));
        AddApi(services);
        if (!IsEnabled(section)) return services;

        // The options are checked before anybody asks for this, and the check wants the address.
        services.AddSingleton(_ => TwilioAddresses.Of(PublicOptions.BaseOf(configuration)!));
        services.AddSingleton(new FileStore(Folder(configuration, "media", "files")));
        services.AddSingleton(s => new WhatsAppMedia(
            s.GetRequiredService<TwilioMediaSource>(), s.GetRequiredService<FileStore>(),
            Folder(configuration, "media", "whatsapp")));
        services.AddSingleton(s => new TwilioSignature(s.GetRequiredService<TwilioOptions>().AuthToken));
        services.AddSingleton<WhatsAppReader>().AddSingleton<TwilioGate>().AddSingleton<TwilioWebhooks>();
        services.AddSingleton<MediaWorker>().AddHostedService(s => s.GetRequiredService<MediaWorker>());
        services.AddSingleton<IChannelSender, WhatsAppSender>();
        services.AddSingleton(s => TwilioLooks.Account(s.GetRequiredService<TwilioApi>()));
        services.AddSingleton(s => TwilioLooks.Templates(s.GetRequiredService<TemplateCatalog>()));
        return services;
    }

    /// <summary>Takes webhooks where the channel is on; else the addresses do not exist.</summary>
    public static IEndpointRouteBuilder MapTwilioWebhooks(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<TwilioOptions>().Enabled) return routes;
        routes.MapPost(TwilioAddresses.InboundPath, (HttpContext http, TwilioWebhooks webhooks, InboundHandler handle)
            => webhooks.ReceiveAsync(http, handle));
        routes.MapPost(TwilioAddresses.StatusPath,
            (HttpContext http, TwilioWebhooks webhooks, DeliveryReportHandler handle)
                => webhooks.ReceiveStatusAsync(http, handle));
        return routes;
    }

    private static void AddApi(IServiceCollection services)
    {
        foreach (var name in (string[])[Client, MediaClient])
        {
            services.AddHttpClient(name)
                // Each call has its own limit.
                .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(s => HandlerFor(s.GetRequiredService<TwilioOptions>()))
                // The handler renews its connections itself, so one client can live as long as the process.
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                // Addresses hold ids of messages and files, and the factory logs addresses.
                .RemoveAllLoggers();
        }

        services.AddSingleton(s => new TwilioApi(
            s.GetRequiredService<IHttpClientFactory>().CreateClient(Client), s.GetRequiredService<TwilioOptions>()));
        services.AddSingleton(s => new TwilioMediaSource(
            s.GetRequiredService<IHttpClientFactory>().CreateClient(MediaClient),
            s.GetRequiredService<TwilioOptions>()));
    }

    private static SocketsHttpHandler HandlerFor(TwilioOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        MaxConnectionsPerServer = options.ConnectionsMax,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        // Followed by hand, because the credentials must not go along.
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    };

    private static string Folder(IConfiguration configuration, params string[] parts) =>
        Path.GetFullPath(Path.Combine([configuration["Data:Folder"] ?? "./data", .. parts]));

    // A value that is no boolean is left to the options check at start, which names it.
    private static bool IsEnabled(IConfigurationSection section) =>
        bool.TryParse(section[nameof(TwilioOptions.Enabled)], out var enabled) && enabled;
}
