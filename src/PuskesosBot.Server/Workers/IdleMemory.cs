using System.Runtime.InteropServices;

namespace PuskesosBot.Server.Workers;

/// <summary>
/// Gives back what a start, a training or a rush left behind as soon as little is done. The server's collector would
/// keep it until the next rush, and a desk rents a small machine.
/// </summary>
/// <param name="worked">Processor time that the process has ever taken.</param>
/// <param name="held">Bytes that its objects take, those nobody needs among them.</param>
/// <param name="giveBack">Takes some hundredths of a second, in which nothing else runs.</param>
internal sealed class IdleMemory(TimeProvider time, Func<TimeSpan> worked, Func<long> held, Action giveBack)
    : BackgroundService
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>From one look to the next: what wakes up while nobody writes takes a tenth of it.</summary>
    internal static readonly TimeSpan QuietMax = LookEvery / 10;

    /// <summary>Bytes more than after the last time that are worth the while.</summary>
    internal const long WorthMin = 2 * 1024 * 1024;

    private TimeSpan _workedBefore = worked();
    private long _heldAfter;

    public IdleMemory(TimeProvider time)
        : this(time, () => Environment.CpuUsage.TotalTime, () => GC.GetTotalMemory(false), GiveBack)
    {
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
    }

    internal void Look()
    {
        var now = worked();
        var isQuiet = now - _workedBefore <= QuietMax;
        _workedBefore = now;
        if (!isQuiet || held() - _heldAfter < WorthMin) return;
        giveBack();
        _heldAfter = held();
    }

    private static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // The C library keeps what the compiler and SQLite have freed, unless it is asked; not every one can be.
        if (NativeLibrary.TryLoad("libc.so.6", out var library)
            && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim))
            Marshal.GetDelegateForFunctionPointer<MallocTrim>(trim)(0);
    }

    /// <summary>As in malloc_trim(3).</summary>
    private delegate int MallocTrim(nuint pad);
}
