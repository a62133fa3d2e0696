using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Benchmarks;

/// <summary>Pages that listen for news of one chat and fetch the rest, as the console's script does.</summary>
internal sealed partial class BenchConsole : IDisposable
{
    private const string SignIn = "petugas", Password = "sepeda hujan lampu";
    private const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private readonly HttpClient _http;
    private CancellationTokenSource _closed = new();
    private readonly List<Task> _pages = [];

    private BenchConsole(Uri address) => _http = new HttpClient(new SocketsHttpHandler
    {
        CookieContainer = new CookieContainer(),
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = 200,
    })
    {
        BaseAddress = address,
    };

    internal static async Task<BenchConsole> SignInAsync(IServiceProvider services, Uri address)
    {
        await AddStaffAsync(services);
        var console = new BenchConsole(address);
        await console.PostAsync("/console/masuk", ("name", SignIn), ("password", Password));
        var code = Totp.CodeAt(Secret, Totp.StepAt(TimeProvider.System.GetUtcNow()));
        await console.PostAsync("/console/masuk/kode", ("code", code));
        using var answer = await console._http.GetAsync("/console");
        answer.EnsureSuccessStatusCode();
        return console;
    }

    /// <summary>Opens the page of a chat.</summary>
    /// <param name="seen">Told what the page shows, after each time it was fetched.</param>
    internal async Task OpenAsync(Guid contactId, Action<string> seen)
    {
        var live = await _http.GetAsync(
            $"/console/live?chat={contactId}", HttpCompletionOption.ResponseHeadersRead, _closed.Token);
        live.EnsureSuccessStatusCode();
        _pages.Add(FollowAsync(live, contactId, seen));
    }

    /// <summary>Closes all pages; others may be opened.</summary>
    internal async Task CloseAsync()
    {
        await _closed.CancelAsync();
        await Task.WhenAll(_pages);
        _pages.Clear();
        _closed.Dispose();
        _closed = new CancellationTokenSource();
    }

    public void Dispose()
    {
        _http.Dispose();
        _closed.Dispose();
    }

    private async Task FollowAsync(HttpResponseMessage live, Guid contactId, Action<string> seen)
    {
        var topics = (string[])[$"data: {Topics.Conversation(contactId)}", $"data: {Topics.Handovers}"];
        try
        {
            using var reader = new StreamReader(await live.Content.ReadAsStreamAsync(_closed.Token));
            var since = "";
            while (await reader.ReadLineAsync(_closed.Token) is { } line)
            {
                if (!topics.Contains(line)) continue;
                using var request = new HttpRequestMessage(
                    HttpMethod.Get, $"/console/obrolan/{contactId}?bagian=baru&sejak={since}");
                request.Headers.Add("HX-Request", "true");
                using var answer = await _http.SendAsync(request, _closed.Token);
                var shown = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(_closed.Token);
                if (LastLine().Match(shown) is { Success: true } last) since = last.Groups[1].Value;
                seen(shown);
            }
        }
        catch (OperationCanceledException)
        {
            // The pages are closed.
        }
        finally
        {
            live.Dispose();
        }
    }

    private async Task PostAsync(string page, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await _http.GetStringAsync(page)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]);
        using var answer = await _http.PostAsync(page, content);
    }

    private static Task<bool> AddStaffAsync(IServiceProvider services)
    {
        var parts = services.GetRequiredService<DeskParts>();
        var now = TimeProvider.System.GetUtcNow();
        var staff = new StaffMember
        {
            Id = parts.Ids.Next(),
            DeskId = parts.Desk.Id,
            Name = "Petugas",
            SignInName = SignIn,
            Role = StaffRole.FrontOffice,
            PasswordHash = services.GetRequiredService<PasswordHashing>().Hash(Password),
            TotpSealed = services.GetRequiredService<IdentifierVault>().Seal(StaffSignIn.TotpPurpose, Secret),
            TotpConfirmedAt = now,
            SecurityStamp = StaffSignIn.NewStamp(),
            CreatedAt = now,
        };
        return parts.Database.WriteAsync((desk, _) => Task.FromResult(desk.Staff.Add(staff) is not null), default);
    }

    [GeneratedRegex("data-at=\"([0-9]+)\"", RegexOptions.RightToLeft)]
    private static partial Regex LastLine();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
