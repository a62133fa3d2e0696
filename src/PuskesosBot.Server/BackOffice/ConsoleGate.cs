using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Stands before everything under <c>/console</c>: headers, who is there, whether they may.</summary>
internal sealed partial class ConsoleGate(
    RequestDelegate next, ConsoleCookies cookies, StaffLooks looks, IAntiforgery antiforgery,
    IConfiguration configuration, ILogger<ConsoleGate> log)
{
    private readonly bool _isHttps =
        Hosting.PublicOptions.BaseOf(configuration)?.Scheme == Uri.UriSchemeHttps;

    public async Task InvokeAsync(HttpContext http, ConsoleDesk desk)
    {
        // Before us stands whoever ended TLS; cookies and tokens must not depend on a header for that.
        if (_isHttps) http.Request.Scheme = Uri.UriSchemeHttps;
        var isAgain = http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (!isAgain) http.Response.OnStarting(() => Headers(http));
        try
        {
            if (await MayAsync(http, desk, isAgain)) await next(http);
        }
#pragma warning disable CA1031 // The one catch-all of the console: the page says so, the log names type and place.
        catch (Exception fault) when (fault is not OperationCanceledException && !http.Response.HasStarted)
#pragma warning restore CA1031
        {
            LogFault(log, fault.GetType().Name, $"{fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name}",
                http.TraceIdentifier);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task<bool> MayAsync(HttpContext http, ConsoleDesk desk, bool isAgain)
    {
        var allow = http.GetEndpoint()?.Metadata.GetMetadata<AllowAttribute>();
        var door = allow?.Door ?? Doorway.Inside;
        var staff = await WhoAsync(http, ConsoleCookies.Inside);
        if (staff is not null) desk.Enter(staff);
        else if (door == Doorway.Threshold && await WhoAsync(http, ConsoleCookies.Threshold) is { } halfway)
            desk.Enter(staff = halfway);
        if (isAgain) return true;
        if (door != Doorway.Street && staff is null) return SendTo(http, "/console/masuk" + ReturnPath.QueryFor(http));
        if (door == Doorway.Inside && MustChoosePassword(staff!)) return SendTo(http, "/console/sandi");
        // Nobody wrote down who may come here, or this one may not.
        if (http.GetEndpoint() is null) return Refuse(http, StatusCodes.Status404NotFound);
        if (allow is null || (allow.Roles.Count > 0 && !allow.Roles.Contains(staff!.Role)))
            return Refuse(http, StatusCodes.Status403Forbidden);
        return await IsOursAsync(http);
    }

    internal static bool MustChoosePassword(StaffMember staff) =>
        staff.PasswordHash.StartsWith(StaffPassword.StartMark, StringComparison.Ordinal);

    private async Task<StaffMember?> WhoAsync(HttpContext http, string scheme) =>
        await cookies.ReadAsync(http, scheme) is { } cookie ? await looks.FindAsync(cookie, http.RequestAborted) : null;

    // Pages check for themselves too; this holds for whatever else is mapped here.
    private async Task<bool> IsOursAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return true;
        // Said before it is read: the token stands in the same body.
        var bytesMax = http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (http.Request.ContentLength > bytesMax) return Refuse(http, StatusCodes.Status413PayloadTooLarge);
        return await antiforgery.IsRequestValidAsync(http) || Refuse(http, StatusCodes.Status400BadRequest);
    }

    private static bool SendTo(HttpContext http, string path)
    {
        var isPage = HttpMethods.IsGet(http.Request.Method) && !http.Request.Headers.ContainsKey("HX-Request")
            && http.Request.Headers.Accept.ToString().Contains("html", StringComparison.Ordinal);
        if (isPage) http.Response.Redirect(http.Request.PathBase + path);
        else Refuse(http, StatusCodes.Status401Unauthorized);
        return false;
    }

    private static bool Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return false;
    }

    private static Task Headers(HttpContext http)
    {
        var headers = http.Response.Headers;
        var draws = http.GetEndpoint()?.Metadata.GetMetadata<DrawsAttribute>() is not null;
        var scans = http.GetEndpoint()?.Metadata.GetMetadata<ScansAttribute>() is not null;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; "
            + (draws ? "style-src 'self' 'unsafe-inline'; " : "style-src 'self'; ")
            + "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = $"camera=({(scans ? "self" : "")}), microphone=(), geolocation=()";
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "console request {Request} threw {Fault} in {Place}")]
    private static partial void LogFault(ILogger log, string fault, string place, string request);
}
