using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Server.Hosting;
using Spectre.Console;

namespace PuskesosBot.Server.Commands;

/// <summary>Changes of cases that the outside queue did not take, and the way to send them again.</summary>
internal static class RelayCommand
{
    /// <summary>Rows shown at once.</summary>
    private const int ShownMax = 200;

    internal static Command Create()
    {
        var show = new Command("relay", "Show changes of cases that the outside queue did not take.");
        show.SetAction((_, ct) => WithDatabaseAsync(
            database => ShowAsync(database, AnsiConsole.Console, ct), ct));
        var receipt = new Option<string?>("--receipt") { Description = "Only those of this case." };
        var replay = new Command("replay", "Send parked changes again, all or those of one case.") { receipt };
        replay.SetAction((parsed, ct) => WithDatabaseAsync(
            database => ReplayAsync(
                database, parsed.GetValue(receipt), TimeProvider.System.GetUtcNow(), AnsiConsole.Console, ct),
            ct));
        show.Add(replay);
        return show;
    }

    internal static async Task<int> ShowAsync(DeskDatabase database, IAnsiConsole console, CancellationToken ct)
    {
        await using var desk = database.Open();
        var parked = await desk.CaseRelays.AsNoTracking().Where(r => r.ParkedAt != null).OrderBy(r => r.CreatedAt)
            .Join(desk.Cases, r => r.CaseId, c => c.Id, (r, c) => new { c.Receipt, r.CreatedAt, r.Attempts, r.Error })
            .Take(ShownMax).ToListAsync(ct);
        if (parked.Count == 0)
        {
            console.WriteLine("Tidak ada perubahan laporan yang tertahan.");
            return Verbs.Done;
        }

        var table = new Table().AddColumns("Laporan", "Sejak (UTC)", "Percobaan", "Sebab");
        foreach (var row in parked)
            table.AddRow(
                row.Receipt, row.CreatedAt.ToString("yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture),
                row.Attempts.ToString(CultureInfo.InvariantCulture), Markup.Escape(row.Error ?? ""));
        console.Write(table);
        console.WriteLine("Kirim lagi: puskesosbot relay replay");
        return Verbs.ProblemsFound;
    }

    /// <param name="receipt">However it was typed; null: all.</param>
    internal static async Task<int> ReplayAsync(
        DeskDatabase database, string? receipt, DateTimeOffset now, IAnsiConsole console, CancellationToken ct)
    {
        Guid? caseId = null;
        if (receipt is not null)
        {
            caseId = await FindAsync(database, receipt, ct);
            if (caseId is null)
            {
                console.WriteLine($"Tidak ada laporan {receipt}.");
                return Verbs.BadUse;
            }
        }

        var count = await new RelayDesk(database).ReplayAsync(caseId, now, ct);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} perubahan dikirim lagi."));
        return Verbs.Done;
    }

    private static async Task<Guid?> FindAsync(DeskDatabase database, string receipt, CancellationToken ct)
    {
        if (Receipt.TryParse(receipt, out var parsed) != ReceiptCheck.Ok) return null;
        var text = parsed.ToString();
        await using var desk = database.Open();
        return await desk.Cases.Where(c => c.Receipt == text).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
    }

    private static async Task<int> WithDatabaseAsync(Func<DeskDatabase, Task<int>> act, CancellationToken ct)
    {
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        var data = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        using var database = DatabaseSetup.Open(data, configuration);
        await database.MigrateAsync(ct);
        return await act(database);
    }
}
