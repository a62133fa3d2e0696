using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.Hosting;

/// <summary>The rules of hand-outs, for the console, the jobs and the table.</summary>
internal static class DistributionWiring
{
    internal static IServiceCollection AddDistributions(this IServiceCollection services, DeskParts parts) => services
        .AddSingleton(parts.Programmes)
        .AddSingleton<DistributionDesk>()
        .AddSingleton<EntitledPeople>()
        .AddSingleton<EntitlementList>()
        .AddSingleton<HandoutSheet>()
        .AddSingleton<EntitlementReplies>()
        .AddSingleton<ReleaseSignals>()
        .AddSingleton<CheckInDesk>()
        .AddSingleton<ReassignmentDesk>()
        .AddSingleton<PickupReminders>()
        .AddSingleton<HeadDesk>();
}
