using System.Collections.Concurrent;
using System.Diagnostics;

namespace PuskesosBot.Tests.Container;

/// <summary>The started image; it ends with this object, or with this process however that ends.</summary>
internal sealed class RunningContainer : IAsyncDisposable
{
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(20);

    /// <summary>Runs its arguments in a session of their own until standard input ends, then ends them.</summary>
    internal const string Keeper =
        """
        trap '' INT TERM HUP
        setsid "$@" <&- & session=$!
        cat >/dev/null
        kill -TERM -- -$session 2>/dev/null
        for i in {1..50}; do kill -0 -- -$session 2>/dev/null || exit 0; sleep 0.1; done
        kill -KILL -- -$session
        """;

    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _keeper;

    public RunningContainer(Process keeper)
    {
        _keeper = keeper;
        _keeper.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _keeper.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _keeper.BeginOutputReadLine();
        _keeper.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopMax);
        await _keeper.WaitForExitAsync(limit.Token);
        _keeper.Dispose();
    }
}
