using Microsoft.Extensions.Options;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.Hosting;

/// <summary>What tells many at once.</summary>
internal static class AnnouncementWiring
{
    internal static void AddAnnouncements(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AnnouncementsOptions>().Bind(configuration.GetSection(AnnouncementsOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s =>
            s.GetRequiredService<IOptions<AnnouncementsOptions>>().Value.RulesAt(PublicOptions.BaseOf(configuration)));
        services.AddSingleton(s => AudienceReach.Of(
            s.GetRequiredService<Sender>(), s.GetRequiredService<TemplateCatalog>()));
        services.AddSingleton<AnnouncementWords>().AddSingleton<AnnouncementDesk>();
        services.AddSingleton<AnnouncementSteering>().AddSingleton<AnnouncementClock>();
    }
}
