using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>The hours at which people ask for somebody, on the page of the day.</summary>
public sealed class HandoverHoursTests
{
    [Fact]
    public async Task Those_of_four_weeks_are_counted_by_the_clock_of_the_desk()
    {
        await using var host = await ConsoleHost.StartAsync();
        await FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        var page = await ani.TextAsync("/console");

        page.ShouldContain("<td data-label=\"Jam\">09.00</td><td data-label=\"Obrolan\">2</td>");
        page.ShouldContain("<td data-label=\"Jam\">00.00</td><td data-label=\"Obrolan\">1</td>");
        page.ShouldNotContain("<td data-label=\"Jam\">14.00</td>");
    }

    [Fact]
    public async Task Without_any_nothing_is_drawn()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await ani.TextAsync("/console")).ShouldNotContain("Minta petugas, menurut jam");
    }

    private static async Task FillAsync(ConsoleHost host)
    {
        var clock = host.Services.GetRequiredService<DeskClock>();
        Handover Of(int daysAgo, int hour, HandoverReason reason = HandoverReason.Asked, Guid? desk = null) => new()
        {
            Id = host.NextId(),
            DeskId = desk ?? host.DeskId,
            ContactId = host.NextId(),
            CaseId = host.NextId(),
            Reason = reason,
            OpenedAt = clock.At(host.Today.AddDays(-daysAgo), new TimeOnly(hour, 5)),
            EndedAt = clock.Now,
        };
        await host.AddAsync(
            Of(1, 9), Of(HandoverHours.Days - 1, 9, HandoverReason.Anger), Of(2, 0),
            Of(HandoverHours.Days, 14), Of(1, 14, HandoverReason.Staff), Of(1, 14, desk: host.OtherDeskId));
    }
}
