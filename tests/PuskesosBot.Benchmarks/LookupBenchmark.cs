using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Benchmarks;

/// <summary>What proving who asks and reading the status costs with a thousand and with many residents.</summary>
internal static class LookupBenchmark
{
    private const int Few = 1_000, Lookups = 2_000;

    internal static async Task RunAsync(int most)
    {
        var folder = Directory.CreateTempSubdirectory("puskesos-lookup-").FullName;
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        configuration["Data:Folder"] = folder;
        using var parts = await DeskParts.OpenAsync(configuration, TimeProvider.System, default);
        await BenchResidents.AddAsync(parts, Few);
        await MedianAsync(parts, Few); // The compiler's share.
        var few = await MedianAsync(parts, Few);
        Console.WriteLine($"adding {most} residents ...");
        await BenchResidents.AddAsync(parts, most - Few, Few);
        var many = await MedianAsync(parts, most);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"look-up: {few:F0} us with {Few}, {many:F0} us with {most}; ratio {many / few:F2} (wanted: at most 1.3)"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<double> MedianAsync(DeskParts parts, int residents)
    {
        var times = new List<double>(Lookups);
        await using var desk = parts.Database.Open();
        for (var n = 0; n < Lookups; n++)
        {
            var i = (int)(n * 7919L % residents);
            await using var transaction = await desk.Database.BeginTransactionAsync();
            var start = Stopwatch.GetTimestamp();
            await LookUpAsync(parts, desk, i);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            await transaction.RollbackAsync();
            desk.ChangeTracker.Clear();
        }

        times.Sort();
        return times[Lookups / 2];
    }

    private static async Task LookUpAsync(DeskParts parts, PuskesosBot.Desk.DeskDb desk, int i)
    {
        var now = TimeProvider.System.GetUtcNow();
        var contact = new Contact
        {
            Id = parts.Ids.Next(),
            DeskId = parts.Desk.Id,
            Channel = ChannelNames.Terminal,
            Address = "1",
            CreatedAt = now,
        };
        var proof = BenchResidents.ProofOf(i);
        var date = DateOnly.ParseExact(proof[1], "dd-MM-yyyy", CultureInfo.InvariantCulture);
        var arguments = new Dictionary<string, SlotValue>
        {
            ["rw"] = proof[0],
            ["birth_date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["kk_last4"] = proof[2],
        };
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var call = new ActionCall(desk, contact, arguments, now, today, new MessageKey(ChannelNames.Terminal, "1"));
        var outcome = await parts.Actions.RunAsync(new ActionRequest("match_kk", arguments), call, default);
        if (outcome is not DialogInput.Outcome { Name: "identified" })
            throw new InvalidOperationException($"resident {i} was not found");
        await desk.SaveChangesAsync();
    }
}
