using Microsoft.Extensions.Options;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.Relay;

/// <summary>Puts the relay to an outside queue together.</summary>
internal static class RelayWiring
{
    internal static IServiceCollection AddRelay(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RelayOptions>().Bind(configuration.GetSection(RelayOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<RelayOptions>>().Value);
        services.AddSingleton<RelayDesk>().AddSingleton<RelayWebhook>();
        services.AddSingleton(s =>
        {
            var options = s.GetRequiredService<RelayOptions>();
            var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
            var http = new HttpClient(handler) { Timeout = options.Timeout };
            return new RelayRound(
                http, s.GetRequiredService<RelayDesk>(), options, s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<RelayRound>>());
        });
        return services;
    }

    internal static void MapRelayWebhook(this WebApplication app) =>
        app.MapPost("/webhooks/relay", (HttpContext http, RelayWebhook webhook) => webhook.ReceiveAsync(http));
}
