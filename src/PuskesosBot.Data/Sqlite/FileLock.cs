using System.Diagnostics;

namespace PuskesosBot.Data.Sqlite;

/// <summary>A lock of the operating system on a file: the kernel gives it back however its process ends.</summary>
/// <remarks>The empty file stays: deleting it would let a second process lock another file of the same name.</remarks>
internal static class FileLock
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <returns>The lock; dispose of it to give it back.</returns>
    /// <exception cref="IOException">Somebody else held it for longer than anybody should.</exception>
    public static async Task<FileStream> TakeAsync(string file, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < WaitMax)
            {
                await Task.Delay(LookAgain, ct);
            }
        }
    }
}
