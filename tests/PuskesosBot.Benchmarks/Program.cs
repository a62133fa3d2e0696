using System.Globalization;
using PuskesosBot.Benchmarks;

// dotnet run -c Release --project tests/PuskesosBot.Benchmarks -- turns [residents] | lookup [most] | import [rows]
// | bulk [messages] | send [queued] | cases [most] | console [open] | announce [recipients] | intents [messages]
var size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : (int?)null;
switch (args.FirstOrDefault())
{
    case "turns":
        await TurnsBenchmark.RunAsync(size ?? 100_000);
        return 0;
    case "lookup":
        await LookupBenchmark.RunAsync(size ?? 1_000_000);
        return 0;
    case "import":
        await ImportBenchmark.RunAsync(size ?? 100_000);
        return 0;
    case "bulk":
        await BulkBenchmark.RunAsync(size ?? 10_000);
        return 0;
    case "send":
        await SendBenchmark.RunAsync(size ?? 1_000_000);
        return 0;
    case "cases":
        await CasesBenchmark.RunAsync(size ?? 100_000);
        return 0;
    case "announce":
        await AnnounceBenchmark.RunAsync(size ?? 100_000);
        return 0;
    case "console":
        await ConsoleBenchmark.RunAsync(size ?? 50);
        return 0;
    case "intents":
        IntentsBenchmark.Run(size ?? 20_000);
        return 0;
    default:
        Console.Error.WriteLine(
            "allowed: turns [residents], lookup [most residents], import [rows], bulk [messages], send [queued], "
            + "cases [most cases], console [open consoles], announce [recipients], intents [messages]");
        return 2;
}
