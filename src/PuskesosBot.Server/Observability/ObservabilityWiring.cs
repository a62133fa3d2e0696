using System.Net;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Observability;

/// <summary>What operators and probes look at.</summary>
internal static class ObservabilityWiring
{
    /// <summary>Adds metrics and the checks of the database and the dialogs.</summary>
    /// <param name="services">Must be able to give a <see cref="DeskDatabase"/>.</param>
    /// <param name="dialogs">The dialogs in force; null or an exception while there are none.</param>
    internal static IServiceCollection AddPuskesosObservability(
        this IServiceCollection services, Func<IServiceProvider, DialogSet?> dialogs)
    {
        services.AddSingleton<Metering>().AddSingleton<Readiness>().AddSingleton<ChannelHealth>();
        services.AddReadyCheck("database", static async (provider, ct) =>
        {
            await using var desk = provider.GetRequiredService<DeskDatabase>().Open();
            return await desk.Database.CanConnectAsync(ct);
        });
        return services.AddReadyCheck("dialogs", (provider, _) => Task.FromResult(dialogs(provider) is not null));
    }

    /// <summary>Adds one more thing that must work before the desk can answer.</summary>
    internal static IServiceCollection AddReadyCheck(
        this IServiceCollection services, string name, Func<IServiceProvider, CancellationToken, Task<bool>> isReady) =>
        services.AddSingleton(new ReadyCheck(name, isReady));

    internal static IEndpointRouteBuilder MapPuskesosObservability(this IEndpointRouteBuilder endpoints)
    {
        // Made now, so that nothing that happens before the first scrape is missed.
        var metering = endpoints.ServiceProvider.GetRequiredService<Metering>();
        endpoints.ServiceProvider.GetRequiredService<ChannelHealth>();
        var health = endpoints.MapGroup("/health").DisableHttpMetrics();
        health.MapGet("/live", static () => TypedResults.Text("live"));
        health.MapGet("/ready", ReadyAsync);
        health.MapGet("", DetailsAsync);
        endpoints.MapGet("/metrics", () => TypedResults.Text(metering.Scrape(), PrometheusText.ContentType))
            .DisableHttpMetrics();
        return endpoints;
    }

    // Probes come from anywhere, so this says yes or no and nothing else.
    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken ct) =>
        (await readiness.AskAsync(ct)).All(check => check.Ready)
            ? TypedResults.Text("ready")
            : TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);

    // Until staff can sign in, only this machine may ask; to others the page does not exist.
    private static async Task<IResult> DetailsAsync(
        HttpContext http, Readiness readiness, ChannelHealth channels, CancellationToken ct)
    {
        var isHere = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        // A proxy on this machine speaks for people elsewhere.
        if (!isHere || http.Request.Headers.ContainsKey("X-Forwarded-For")) return TypedResults.NotFound();

        var version = typeof(ObservabilityWiring).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return TypedResults.Json(new
        {
            version,
            runtime = Environment.Version.ToString(),
            memoryBytes = Environment.WorkingSet,
            checks = await readiness.AskAsync(ct),
            channels = await channels.AskAsync(ct),
        });
    }
}
