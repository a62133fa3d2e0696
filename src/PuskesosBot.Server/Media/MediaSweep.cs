namespace PuskesosBot.Server.Media;

/// <summary>Deletes photos, voice notes and papers when the conversations they came in are no longer kept.</summary>
/// <param name="root">Need not exist.</param>
internal sealed class MediaSweep(string root)
{
    /// <returns>Files deleted.</returns>
    public int Run(DateTimeOffset old, CancellationToken ct)
    {
        if (!Directory.Exists(root)) return 0;
        var deleted = 0;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(file) >= old.UtcDateTime) continue;
            File.Delete(file);
            deleted++;
        }

        return deleted;
    }
}
