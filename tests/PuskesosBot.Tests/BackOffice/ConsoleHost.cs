using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuskesosBot.Desk;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>The whole program on SQLite and a real port, with staff of this desk and of another.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    public const string Password = "sepeda hujan lampu";

    // Slow on purpose, and the same for all accounts of tests.
    private static string? _passwordHash;

    private readonly TempFolder _folder;
    private readonly Func<string, Task<WebApplication>> _start;
    private WebApplication _app;

    private ConsoleHost(WebApplication app, TempFolder folder, Func<string, Task<WebApplication>> start) =>
        (_app, _folder, _start) = (app, folder, start);

    public string Address => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    public DeskDatabase Database => Services.GetRequiredService<DeskDatabase>();

    public Guid DeskId => Services.GetRequiredService<DeskHome>().Desk.Id;

    /// <summary>Where the desk is.</summary>
    public DateOnly Today => Services.GetRequiredService<DeskHome>().TodayAt(
        Services.GetRequiredService<TimeProvider>().GetUtcNow());

    public Guid NextId() => Services.GetRequiredService<IdSource>().Next();

    public Guid OtherDeskId { get; private set; }

    public IEnumerable<RouteEndpoint> Routes => Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="adjust">Last word on configuration; what is added to the services wins.</param>
    public static async Task<ConsoleHost> StartAsync(
        Action<WebApplicationBuilder>? adjust = null, TimeProvider? time = null)
    {
        var folder = new TempFolder();
        var host = new ConsoleHost(await StartAsync("http://127.0.0.1:0"), folder, StartAsync);
        host.OtherDeskId = await host.AddDeskAsync();
        return host;

        async Task<WebApplication> StartAsync(string address)
        {
            var app = await PuskesosHost.BuildAsync(
                builder =>
                {
                    builder.Logging.ClearProviders();
                    builder.WebHost.UseUrls(address);
                    builder.Configuration.AddInMemoryCollection(
                        [new("Data:Folder", KeptModel.CopyTo(folder.Path)), new("Console:SignInsPerMinute", "1000")]);
                    adjust?.Invoke(builder);
                },
                Ct, time);
            await app.StartAsync(Ct);
            return app;
        }
    }

    /// <summary>The program ends and comes back at the same address, with the same data.</summary>
    public async Task RestartAsync()
    {
        var address = Address;
        await StopAsync();
        _app = await _start(address);
    }

    /// <summary>An account whose password is <see cref="Password"/>, with a phone that is set up.</summary>
    /// <returns>The member; its secret is <see cref="SecretOf"/>.</returns>
    public async Task<StaffMember> StaffAsync(
        string signIn, StaffRole role, Guid? deskId, string? rw = null, bool isSetUp = true)
    {
        _passwordHash ??= Services.GetRequiredService<PasswordHashing>().Hash(Password);
        var vault = Services.GetRequiredService<IdentifierVault>();
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var staff = new StaffMember
        {
            Id = NextId(),
            DeskId = deskId,
            Name = $"Orang {signIn}",
            SignInName = signIn,
            Role = role,
            Rw = rw,
            PasswordHash = (isSetUp ? "" : StaffPassword.StartMark) + _passwordHash,
            TotpSealed = isSetUp ? vault.Seal(StaffSignIn.TotpPurpose, SecretOf(signIn)) : null,
            TotpConfirmedAt = isSetUp ? now : null,
            SecurityStamp = StaffSignIn.NewStamp(),
            CreatedAt = now,
        };
        await AddAsync(staff);
        return staff;
    }

    /// <summary>Base 32, of the name's letters.</summary>
    public static string SecretOf(string signIn) => signIn.ToUpperInvariant().PadRight(32, 'A')[..32];

    /// <summary>A browser without a screen that is signed in.</summary>
    public async Task<ConsoleVisitor> SignedInAsync(string signIn, StaffRole role, Guid? deskId, string? rw = null)
    {
        await StaffAsync(signIn, role, deskId, rw);
        var visitor = new ConsoleVisitor(Address);
        await visitor.SignInAsync(signIn, SecretOf(signIn));
        return visitor;
    }

    public Task<int> AddAsync(params object[] rows) => Database.WriteAsync(
        (desk, _) =>
        {
            desk.AddRange(rows);
            return Task.FromResult(rows.Length);
        },
        Ct);

    public async Task<T> ReadAsync<T>(Func<DeskDb, Task<T>> read)
    {
        await using var desk = Database.Open();
        return await read(desk);
    }

    public Task<StaffMember> MemberAsync(string signIn) =>
        ReadAsync(desk => desk.Staff.AsNoTracking().SingleAsync(s => s.SignInName == signIn, Ct));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task StopAsync()
    {
        var parts = Services.GetRequiredService<DeskParts>();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        parts.Dispose();
    }

    private async Task<Guid> AddDeskAsync()
    {
        var other = new WelfareDesk
        {
            Id = NextId(),
            Code = "desa-lain",
            Name = "Puskesos Desa Lain",
            TimeZone = "Asia/Jakarta",
            ReceiptPrefix = "DL",
        };
        await AddAsync(other);
        return other.Id;
    }
}
