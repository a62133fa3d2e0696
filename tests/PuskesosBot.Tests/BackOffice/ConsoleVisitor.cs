using System.Net;
using System.Text.RegularExpressions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>A browser without a screen: it keeps cookies, fills in forms, and does not follow by itself.</summary>
internal sealed partial class ConsoleVisitor(string address) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;

    public CookieCollection Cookies => _cookies.GetAllCookies();

    private HttpClient Http => _http ??= Client(_cookies);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Put(Cookie cookie) => _cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", cookie.Domain));

    public Task<HttpResponseMessage> GetAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(address), path));
        request.Headers.Add("Accept", "text/html");
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>Sends the form that stands on a page, with its token.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string path, params (string, string)[] fields)
    {
        using var form = await GetAsync(page);
        var token = Token().Match(await form.Content.ReadAsStringAsync(Ct)).Groups[1].Value;
        return await PostRawAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public async Task<HttpResponseMessage> PostRawAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(address), path))
        {
            Content = content,
        };
        request.Headers.Add("Accept", "text/html");
        return await Http.SendAsync(request, Ct);
    }

    /// <summary>Sends a form with a file, with the token of the page.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string page, string path, MultipartFormDataContent content)
    {
        using var form = await GetAsync(page);
        var token = Token().Match(await form.Content.ReadAsStringAsync(Ct)).Groups[1].Value;
        content.Add(new StringContent(token), "__RequestVerificationToken");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(address), path))
        {
            Content = content,
        };
        request.Headers.Add("Accept", "text/html");
        return await Http.SendAsync(request, Ct);
    }

    /// <summary>Sends what a script of a page would.</summary>
    /// <param name="token">Null: none.</param>
    public async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(address), path))
        {
            Content = content,
        };
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        return await Http.SendAsync(request, Ct);
    }

    public Task<HttpResponseMessage> PasswordAsync(string signIn, string password = ConsoleHost.Password) => PostAsync(
        "/console/masuk", "/console/masuk", ("name", signIn), ("password", password));

    public Task<HttpResponseMessage> CodeAsync(string code) =>
        PostAsync("/console/masuk/kode", "/console/masuk/kode", ("code", code));

    public async Task SignInAsync(string signIn, string secret)
    {
        using var password = await PasswordAsync(signIn);
        password.Headers.Location?.ToString().ShouldBe("/console/masuk/kode");
        using var code = await CodeAsync(Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.GetUtcNow())));
        code.Headers.Location?.ToString().ShouldBe("/console");
    }

    public void Dispose() => _http?.Dispose();

    private static HttpClient Client(CookieContainer cookies)
    {
#pragma warning disable RS0030 // A test talks to the one server it started itself; there is nothing to pool or to log.
        return new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false });
#pragma warning restore RS0030
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
