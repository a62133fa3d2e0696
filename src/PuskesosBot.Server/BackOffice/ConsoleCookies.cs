using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// The two cookies of the console: who gave a right password, and who is in. Both are made anew, never taken over.
/// </summary>
internal sealed class ConsoleCookies(IOptions<ConsoleOptions> options, TimeProvider time)
{
    /// <summary>Names of the schemes.</summary>
    internal const string Inside = "console", Threshold = "console-threshold";

    /// <summary>For the code, and for setting up an app on the phone.</summary>
    internal static readonly TimeSpan ThresholdLife = TimeSpan.FromMinutes(10);

    private const string Stamp = "stamp", Session = "session", Since = "since";

    internal Task ToThresholdAsync(HttpContext http, StaffMember staff) =>
        http.SignInAsync(Threshold, Principal(staff, Threshold), new AuthenticationProperties
        {
            ExpiresUtc = time.GetUtcNow() + ThresholdLife,
        });

    internal async Task ToInsideAsync(HttpContext http, StaffMember staff)
    {
        await http.SignOutAsync(Threshold);
        var properties = new AuthenticationProperties();
        properties.Items[Since] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await http.SignInAsync(Inside, Principal(staff, Inside), properties);
    }

    /// <summary>The session ends on the server, so that a copy of its cookie ends with it.</summary>
    internal async Task EndAsync(HttpContext http, StaffSignIn signIn, StaffLooks looks)
    {
        if (await ReadAsync(http, Inside) is { } known)
        {
            await signIn.EndAsync(
                known.StaffId, known.Session, time.GetUtcNow() + options.Value.SessionLife, http.RequestAborted);
            looks.Forget(known.StaffId);
        }

        await OutAsync(http);
    }

    internal static async Task OutAsync(HttpContext http)
    {
        await http.SignOutAsync(Threshold);
        await http.SignOutAsync(Inside);
    }

    /// <summary>Whose cookie it is and what it was made with; null: none, or too old.</summary>
    internal async Task<SessionCookie?> ReadAsync(HttpContext http, string scheme)
    {
        var ticket = await http.AuthenticateAsync(scheme);
        if (!ticket.Succeeded || !Guid.TryParse(ticket.Principal.Identity?.Name, out var id)) return null;
        if (scheme == Inside && !IsYoung(ticket.Properties)) return null;
        http.User = ticket.Principal;
        return new SessionCookie(
            id, ticket.Principal.FindFirstValue(Stamp) ?? "", ticket.Principal.FindFirstValue(Session) ?? "");
    }

    private bool IsYoung(AuthenticationProperties properties) =>
        long.TryParse(properties.Items[Since], CultureInfo.InvariantCulture, out var seconds)
        && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < options.Value.SessionLife;

    private static ClaimsPrincipal Principal(StaffMember staff, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, staff.Id.ToString()), new Claim(Stamp, staff.SecurityStamp),
            new Claim(Session, StaffSignIn.NewStamp()),
        ],
        scheme));
}

/// <param name="Stamp">Of the account when it was made.</param>
/// <param name="Session">Of this browser's signing in.</param>
internal sealed record SessionCookie(Guid StaffId, string Stamp, string Session);
