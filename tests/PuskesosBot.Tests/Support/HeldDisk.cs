using Microsoft.Win32.SafeHandles;

namespace PuskesosBot.Tests.Support;

/// <summary>Takes what it is asked to each time it is let go, and not before.</summary>
internal sealed class HeldDisk : IDisposable
{
    /// <summary>A test that is wrong ends instead of waiting for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _asked = new(0), _go = new(0);

    public int Asked { get; private set; }

    public void LetGo() => _go.Release();

    public void Flush(SafeFileHandle log)
    {
        Asked++;
        log.IsInvalid.ShouldBeFalse();
        _asked.Release();
        if (!_go.Wait(Patience)) throw new IOException("nobody let the disk go");
    }

    public async Task IsAskedAsync(int times)
    {
        (await _asked.WaitAsync(Patience, TestContext.Current.CancellationToken)).ShouldBeTrue("the disk is asked");
        Asked.ShouldBe(times);
    }

    public void Dispose()
    {
        _asked.Dispose();
        _go.Dispose();
    }
}
