using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

/// <summary>
/// The whole program in this process, on SQLite and a real port; not started, so that rows can be put in first.
/// </summary>
internal sealed class FaultHost : IAsyncDisposable
{
    public static readonly Uri Public = new("https://bot.puskesos.example/");

    private readonly WebApplication _app;
    private readonly TempFolder _folder;

    private FaultHost(WebApplication app, TempFolder folder) => (_app, _folder) = (app, folder);

    public DeskDatabase Database => Parts.Database;

    public Guid DeskId => Parts.Desk.Id;

    public Uri Address => new(_app.Urls.First());

    private DeskParts Parts => _app.Services.GetRequiredService<DeskParts>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="settings">On top of what a host without channels needs.</param>
    /// <param name="time">Null: the system's.</param>
    public static async Task<FaultHost> BuildAsync(
        IEnumerable<KeyValuePair<string, string?>> settings, TimeProvider? time = null)
    {
        var folder = new TempFolder();
        var app = await PuskesosHost.BuildAsync(
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Configuration.AddInMemoryCollection(
                    [new("Data:Folder", KeptModel.CopyTo(folder.Path)), .. settings]);
            },
            Ct, time);
        return new FaultHost(app, folder);
    }

    public Task StartAsync() => _app.StartAsync(Ct);

    public async Task<IReadOnlyList<OutboxMessage>> RowsAsync()
    {
        await using var desk = Database.Open();
        return await desk.Outbox.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Ct);
    }

    /// <summary>Rows of which nobody knows yet what becomes of them.</summary>
    public async Task<int> UnsettledAsync()
    {
        await using var desk = Database.Open();
        return await desk.Outbox.CountAsync(
            m => m.State == OutboxState.Queued || m.State == OutboxState.InHand, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        var parts = Parts;
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        parts.Dispose();
        _folder.Dispose();
    }
}
