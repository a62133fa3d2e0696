using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>Nobody gets what is not theirs, on any route there is.</summary>
public sealed class ScopeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_of_the_console_is_listed_with_its_rule()
    {
        await using var host = await ConsoleHost.StartAsync();
        var found = new List<string>();
        foreach (var route in host.Routes)
        {
            var pattern = route.RoutePattern.RawText!.TrimStart('/');
            if (!pattern.StartsWith("console", StringComparison.Ordinal)) continue;
            var allow = await RuleOfAsync(host, route);
            found.Add(allow is null ? $"{pattern}: no [Allow]" : Line(pattern, allow.Door, [.. allow.Roles]));
        }

        found.Distinct().ShouldBe(
            ConsoleRoutes.All.Select(route => Line(route.Pattern, route.Door, route.Roles)), ignoreOrder: true);
    }

    [Fact]
    public async Task A_visitor_is_sent_to_the_sign_in_from_everywhere()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var visitor = new ConsoleVisitor(host.Address);

        foreach (var route in ConsoleRoutes.All.Where(route => route.Door != Doorway.Street)
            .Append(new ConsoleRoute("console/tidak-ada", Doorway.Inside, [])))
        {
            using var answer = await visitor.GetAsync(route.PathFor(rows));
            answer.Headers.Location?.ToString().Split('?')[0].ShouldBe("/console/masuk", route.Pattern);
            using var posted = await visitor.PostRawAsync(route.PathFor(rows));
            posted.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, route.Pattern);
        }
    }

    [Fact]
    public async Task A_role_gets_its_own_pages_and_no_other()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var staff = await host.SignedInAsync(
                $"orang{(int)role}x", role, DeskOf(role, host.DeskId), role == StaffRole.RwHead ? "04" : null);
            foreach (var route in ConsoleRoutes.All.Where(route => route.Door == Doorway.Inside))
            {
                using var answer = await staff.GetAsync(route.PathFor(rows));
                answer.StatusCode.ShouldBe(
                    route.IsFor(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role} at {route.Pattern}");
            }
        }
    }

    [Fact]
    public async Task Staff_of_another_desk_and_heads_of_another_RW_read_nothing_of_this_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var officer = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);
        using var farHead = await host.SignedInAsync("jauh", StaffRole.RwHead, host.OtherDeskId, "04");
        using var nextHead = await host.SignedInAsync("sebelah", StaffRole.RwHead, host.DeskId, "05");

        foreach (var stranger in (ConsoleVisitor[])[officer, farHead, nextHead])
        {
            foreach (var route in ConsoleRoutes.All.Where(route => route.Pattern != "console/live"))
            {
                using var answer = await stranger.GetAsync(route.PathFor(rows));
                var text = await answer.Content.ReadAsStringAsync(Ct);
                ConsoleRows.Markers.Where(marker => text.Contains(marker, StringComparison.Ordinal))
                    .ShouldBeEmpty(route.Pattern);
            }
        }

        (await officer.TextAsync("/console")).ShouldContain("<strong>0</strong> laporan terbuka");
        (await nextHead.TextAsync("/console")).ShouldContain("<strong>0</strong> laporan terbuka");
    }

    [Fact]
    public async Task Staff_of_another_desk_change_nothing_of_this_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        var victim = await host.StaffAsync("korban", StaffRole.FrontOffice, host.DeskId);
        using var officer = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);
        var before = await host.ReadAsync(desk => desk.Audit.CountAsync(Ct));

        foreach (var (page, handler, id) in ((string, string, Guid)[])[
            ("/console/parkir", "Retry", rows.ParkedId), ("/console/parkir", "Dismiss", rows.ParkedId),
            ("/console/staf", "Reset", victim.Id), ("/console/staf", "End", victim.Id)])
        {
            using var answer = await officer.PostAsync(
                page, $"{page}?handler={handler}", ("id", id.ToString()), ("why", "mau saja"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{page} {handler}");
        }

        (await host.ReadAsync(desk => desk.Audit.CountAsync(Ct))).ShouldBe(before);
        (await host.MemberAsync("korban")).SecurityStamp.ShouldBe(victim.SecurityStamp);
    }

    [Fact]
    public async Task A_coordinator_makes_no_manager()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.Coordinator, host.DeskId);

        using var answer = await ani.PostAsync(
            "/console/staf", "/console/staf?handler=Add", ("name", "Atasan"), ("signIn", "atasan"),
            ("role", "Manager"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.ReadAsync(desk => desk.Staff.CountAsync(Ct))).ShouldBe(1);
    }

    /// <summary>The one page with a picture whose styles are written into it.</summary>
    private const string Drawn = "/console/dialog/identify_self";

    [Fact]
    public async Task Every_answer_carries_the_policy_and_is_kept_nowhere()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.Coordinator, host.DeskId);
        foreach (var path in (string[])["/console", "/console/staf", "/console/tidak-ada", "/console/live", Drawn])
        {
            using var answer = await ani.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("script-src 'self';");
            policy.Contains("unsafe", StringComparison.Ordinal).ShouldBe(path == Drawn, path);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }
    }

    private static Guid? DeskOf(StaffRole role, Guid home) =>
        role is StaffRole.Supervisor or StaffRole.Manager ? null : home;

    private static string Line(string pattern, Doorway door, StaffRole[] roles) =>
        $"{pattern}: {door} {string.Join(",", roles.Order())}";

    private static async Task<AllowAttribute?> RuleOfAsync(ConsoleHost host, RouteEndpoint route)
    {
        if (route.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return route.Metadata.GetMetadata<AllowAttribute>();
        var loader = host.Services.GetRequiredService<PageLoader>();
        var compiled = await loader.LoadAsync(page, route.Metadata);
        return compiled.HandlerTypeInfo.GetCustomAttribute<AllowAttribute>();
    }
}
