using System.Diagnostics;

namespace PuskesosBot.Tests.Channels.WebChat;

internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks again until it is as wanted; the last look is given back when the time is over.</summary>
    public static async Task<T> FindAsync<T>(Func<Task<T>> look, Func<T, bool> isWanted)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (isWanted(seen) || clock.Elapsed > Limit) return seen;
            await Task.Delay(Pause);
        }
    }
}
