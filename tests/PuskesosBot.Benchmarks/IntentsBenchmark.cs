using System.Diagnostics;
using System.Globalization;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Commands;

namespace PuskesosBot.Benchmarks;

/// <summary>What training on the utterances of the dialog files costs at start, and telling one message's
/// intent.</summary>
internal static class IntentsBenchmark
{
    private const double TrainSecondsMax = 2, ClassifyMillisecondsMax = 0.3, MegabytesMax = 30, Percentile = 0.99;

    private const int BytesInMegabyte = 1024 * 1024, Trained = 5_000;

    /// <summary>Of a part, evenly taken from all.</summary>
    private static double TrainSeconds(DialogSet dialogs)
    {
        var all = dialogs.Utterances;
        var some = Enumerable.Range(0, Trained).Select(n => all[(int)((long)n * all.Count / Trained)]).ToList();
        var start = Stopwatch.GetTimestamp();
        IntentTrainer.Train(dialogs.Intents!, dialogs.Spelling, new TrainingTexts(some, dialogs.Stories));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <param name="messages">Classified, the utterances over and over.</param>
    internal static void Run(int messages)
    {
        var dialogs = DialogsCommand.LoadSound();
        var few = TrainSeconds(dialogs);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var model = dialogs.Model ?? throw new InvalidOperationException("the dialog files have no intents");
        var trained = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)BytesInMegabyte;
        var times = new double[messages];
        for (var n = 0; n < 2 * messages; n++)
        {
            var text = dialogs.Utterances[n % dialogs.Utterances.Count].Text;
            var began = Stopwatch.GetTimestamp();
            model.Guess(text);
            // The first round is the compiler's share.
            if (n >= messages) times[n - messages] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""
            utterances {dialogs.Utterances.Count}
            training   {trained:F2} s; {Trained} of them {few:F2} s (wanted: under {TrainSecondsMax})
            memory     {megabytes:F1} MB (wanted: under {MegabytesMax})
            classify   p50 {times[messages / 2]:F3} ms
                       p99 {times[(int)(messages * Percentile)]:F3} ms (wanted: under {ClassifyMillisecondsMax})
            """));
    }
}
