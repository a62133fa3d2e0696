using Microsoft.Extensions.Options;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.BackOffice;
using PuskesosBot.Server.Jobs;
using PuskesosBot.Server.Media;
using PuskesosBot.Server.Observability;
using PuskesosBot.Server.Relay;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Server.WebChat;
using PuskesosBot.Server.WhatsApp;
using PuskesosBot.Server.Workers;

namespace PuskesosBot.Server.Hosting;

/// <summary>Puts the process together; reads as its table of contents.</summary>
internal static class PuskesosHost
{
    internal const string DefaultAddress = "http://127.0.0.1:5080";

    /// <param name="adjust">Last word on configuration and services, for tests and the demo.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="time">Null: the system's; a test may have its own.</param>
    internal static async Task<WebApplication> BuildAsync(
        Action<WebApplicationBuilder>? adjust, CancellationToken ct, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        Configure(builder.Configuration);
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        adjust?.Invoke(builder);
        var parts = await DeskParts.OpenAsync(builder.Configuration, time, ct);
        builder.Services.AddSingleton(time);
        AddServices(builder.Services, builder.Configuration, parts);
        var app = builder.Build();
        CheckTemplates(app.Services, parts.Dialogs.Current!);
        app.UseConsole();
        app.UseWebChat();
        app.MapTelegramWebhook();
        app.MapTwilioWebhooks();
        app.MapRelayWebhook();
        app.MapGet(PassPicture.Pattern, PassPicture.Show);
        app.MapPuskesosObservability();
        return app;
    }

    /// <summary>Defaults from <c>config/appsettings.json</c>; the environment has the last word.</summary>
    internal static void Configure(ConfigurationManager configuration)
    {
        configuration.AddJsonFile(Path.Combine(ContentFolders.Config, "appsettings.json"), optional: false,
            reloadOnChange: false);
        configuration.AddEnvironmentVariables();
    }

    /// <exception cref="StartRefusedException">WhatsApp is on and a template is missing: all of them.</exception>
    private static void CheckTemplates(IServiceProvider services, DialogSet dialogs)
    {
        if (!services.GetRequiredService<TwilioOptions>().Enabled) return;
        var problems = TemplateNeeds.Problems(services.GetRequiredService<TemplateCatalog>(), dialogs).ToList();
        if (problems.Count > 0) throw new StartRefusedException(problems);
    }

    private static void AddServices(IServiceCollection services, ConfigurationManager configuration, DeskParts parts)
    {
        var options = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();
        services.AddSingleton(parts.Database).AddSingleton(parts.Vault).AddSingleton(parts.Ids)
            .AddSingleton(parts.Cases).AddSingleton(parts.Actions).AddSingleton(parts.Dialogs)
            .AddSingleton(parts.Home(options, PublicOptions.BaseOf(configuration))).AddSingleton(parts);
        services.AddSingleton(parts.Profile).AddSingleton(parts.Deadlines).AddSingleton(parts.Relays);
        services.AddSingleton<Notices>().AddSingleton<CaseNotices>().AddSingleton<CaseWork>();
        services.AddSingleton<CaseReferrals>().AddSingleton<CaseClosings>().AddSingleton<CaseClock>()
            .AddSingleton<DataRights>();
        services.AddDistributions(parts);
        services.AddSingleton<Func<DialogSet>>(() => parts.Dialogs.Current!);
        services.AddSingleton<Sender>().AddSingleton<Outbox>().AddSingleton<TurnScript>().AddSingleton<TurnPump>();
        services.AddOptions<HandoverOptions>().Bind(configuration.GetSection(HandoverOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<HandoverDesk>().AddSingleton<HandoverClock>();
        services.AddSingleton(s => s.GetRequiredService<IOptions<HandoverOptions>>().Value.Limits);
        services.AddAnnouncements(configuration);
        services.AddRelay(configuration).AddJobs(configuration, parts.Profile.Zone);
        services.AddSingleton<InboundHandler>(s => s.GetRequiredService<TurnPump>().RunAsync);
        services.AddSingleton<TextMask>(Masking.Mask).AddSingleton(new WebChatFace(parts.Profile.Name));
        services.AddWebChat(configuration);
        services.AddConsole(configuration);
        services.AddTelegramChannel(configuration);
        services.AddSingleton<DeliveryReportHandler>(s => s.GetRequiredService<Sender>().ReportAsync);
        services.AddWhatsAppChannel(configuration);
        services.AddPuskesosObservability(s => s.GetRequiredService<DialogLibrary>().Current);
        services.AddSingleton(s => new ChannelWatch(
            parts.Database, () => s.GetRequiredService<Sender>().States, s.GetServices<ChannelLook>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddHostedService<SenderWorker>().AddHostedService<DialogWatch>();
        services.AddHostedService<ChannelWatchWorker>();
    }
}
