using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;
using Spectre.Console;

namespace PuskesosBot.Server.Commands;

/// <summary>
/// What is waiting, what did not arrive, and what to do: for staff, so in Indonesian; never what was said.
/// </summary>
internal static class OutboxCommand
{
    internal static Command Create()
    {
        var command = new Command("outbox", "Show what waits to be sent, what did not arrive, why, and what to do.");
        command.SetAction((_, ct) => RunAsync(AnsiConsole.Console, ct));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, CancellationToken ct)
    {
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        var data = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        var options = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();
        var zone = DeskProfileFile.Load(ContentFolders.Config, options.Code).Zone;
        var advice = DeliveryAdviceFile.Load(ContentFolders.Config);
        using var database = DatabaseSetup.Open(data, configuration);
        await database.MigrateAsync(ct);
        await using var desk = database.Open();
        return await ShowAsync(desk, advice, zone, console, ct);
    }

    internal static async Task<int> ShowAsync(
        DeskDb desk, DeliveryAdvice advice, TimeZoneInfo zone, IAnsiConsole console, CancellationToken ct)
    {
        var groups = await GroupsAsync(desk, ct);
        if (groups.Count == 0)
        {
            console.WriteLine("Semua pesan sudah terkirim. Tidak ada yang menunggu.");
            return Verbs.Done;
        }

        Write(console, groups, advice, zone);
        return groups.Exists(group => group.State == OutboxState.Buried) ? Verbs.ProblemsFound : Verbs.Done;
    }

    private static async Task<List<OutboxGroup>> GroupsAsync(DeskDb desk, CancellationToken ct)
    {
        var open = await desk.Outbox.AsNoTracking()
            .Where(m => m.State != OutboxState.Sent && m.State != OutboxState.Cancelled)
            .GroupBy(m => new { m.Channel, m.State, m.Error })
            .Select(g => new OutboxGroup(g.Key.Channel, g.Key.State, g.Key.Error, g.Count(), g.Min(m => m.CreatedAt)))
            .ToListAsync(ct);
        return
        [
            .. open.OrderBy(group => group.Channel, StringComparer.Ordinal).ThenBy(group => group.State)
                .ThenByDescending(group => group.Count),
        ];
    }

    private static void Write(
        IAnsiConsole console, List<OutboxGroup> groups, DeliveryAdvice advice, TimeZoneInfo zone)
    {
        var table = new Table().AddColumns("Saluran", "Keadaan", "Pesan", "Sejak", "Sebab", "Yang perlu dilakukan");
        foreach (var group in groups)
            table.AddRow(
                group.Channel, StateOf(group.State), group.Count.ToString(CultureInfo.InvariantCulture),
                TimeZoneInfo.ConvertTime(group.Since, zone).ToString("yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture),
                Markup.Escape(group.Error ?? ""), Markup.Escape(DoOf(group, advice)));
        console.Write(table);
    }

    private static string StateOf(OutboxState state) => state switch
    {
        OutboxState.Queued => "antre",
        OutboxState.InHand => "sedang dikirim",
        OutboxState.Waiting => "menunggu warga menulis",
        OutboxState.Buried => "gagal",
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };

    private static string DoOf(OutboxGroup group, DeliveryAdvice advice) => group.State switch
    {
        OutboxState.Waiting => advice.For(group.Channel, null),
        OutboxState.Buried => advice.For(group.Channel, group.Error),
        _ => "Tidak ada: dikirim sendiri.",
    };

    private sealed record OutboxGroup(
        string Channel, OutboxState State, string? Error, int Count, DateTimeOffset Since);
}
