using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Commands;

/// <summary>
/// The service with the demo desk: invented people, hand-outs around today, the web chat, no account or key.
/// </summary>
internal static class DemoCommand
{
    internal static Command Create()
    {
        var command = new Command("demo", "Run with the demo desk (invented people), on SQLite, with the web chat.");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    internal static Task<int> RunAsync(CancellationToken ct) => ServeCommand.RefusingAsync(async () =>
    {
        await using var app = await PuskesosHost.BuildAsync(ServeCommand.InItsOwnProcess, ct);
        var parts = app.Services.GetRequiredService<DeskParts>();
        await LoadAsync(parts, TimeProvider.System, ct);
        // Making a password is slow on purpose; residents need not wait for it.
        var account = Task.Run(() => StaffCommand.DemoAsync(parts, TimeProvider.System, ct), ct);
        await app.StartAsync(ct);
        SayWhere(app, await account);
        await app.WaitForShutdownAsync(ct);
    });

    /// <summary>Imports the demo list and its hand-outs unless they are there.</summary>
    internal static async Task LoadAsync(DeskParts parts, TimeProvider time, CancellationToken ct)
    {
        var list = Path.Combine(ContentFolders.Config, "demo", "dtks-lebak-siliwangi.csv");
        Console.WriteLine("Memuat data contoh (semua orangnya rekaan) ...");
        var importer = new RegistryImporter(parts.Database, parts.Vault, time);
        await ImportCommand.WithProgressAsync(
            progress => importer.RunAsync(new ImportRequest(list, "dtks", parts.Desk.Code), progress, ct));
        var today = parts.Profile.TodayAt(time.GetUtcNow());
        await parts.Database.WriteAsync(
            async (desk, token) =>
            {
                if (await desk.Distributions.AnyAsync(token)) return 0;
                var events = DemoDistributions.Load(ContentFolders.Config, parts.Desk.Id, today, parts.Ids);
                desk.Distributions.AddRange(events);
                return events.Count;
            },
            ct);
    }

    private static void SayWhere(WebApplication app, string account)
    {
        var address = app.Urls.FirstOrDefault() ?? PuskesosHost.DefaultAddress;
        Console.WriteLine();
        Console.WriteLine($"Puskesos siap. Buka di peramban: {address}/");
        Console.WriteLine("Orang rekaan untuk \"Cek bantuan saya\": RW 04, lahir 14-5-1974, akhir nomor KK 9313.");
        Console.WriteLine($"Konsol petugas: {address}/console ({account})");
        Console.WriteLine("Berhenti: Ctrl+C");
    }
}
