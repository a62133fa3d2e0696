using System.Globalization;
using System.Runtime.CompilerServices;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Diagnosis;

/// <summary>What the machine must give: a folder to write in, room on the disk, the distro's SQLite.</summary>
internal static class MachineExam
{
    /// <summary>Less, and a day of messages and files may fill it.</summary>
    internal const long FreeBytesMin = 500L * 1024 * 1024;

    /// <summary>The first with <c>returning</c>, which our statements use.</summary>
    private static readonly Version LibraryMin = new(3, 35);

    internal static async Task FolderAsync(Exam exam, DataOptions data)
    {
        var folder = Path.GetFullPath(data.Folder);
        var wasThere = Directory.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".doctor-{Path.GetRandomFileName()}");
            await File.WriteAllTextAsync(probe, "");
            File.Delete(probe);
            CheckRoom(exam, folder);
            await CheckKeyAsync(exam, folder, data);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            exam.Problem(
                $"{folder} cannot be written ({refused.GetType().Name})",
                "let it belong to the user that runs the service, or set Data__Folder to another folder");
        }

        if (!wasThere && Directory.Exists(folder)) Directory.Delete(folder);
    }

    internal static Task Library(Exam exam)
    {
        try
        {
            var version = LibraryVersion();
            exam.Note($"{version}");
            if (version < LibraryMin)
                exam.Problem($"SQLite {version} is too old", $"install libsqlite3 {LibraryMin} or newer");
        }
        catch (Exception missing) when (missing is TypeInitializationException or DllNotFoundException)
        {
            exam.Problem("libsqlite3.so.0 is not installed", "apt-get install libsqlite3-0");
        }

        return Task.CompletedTask;
    }

    // The library is loaded when this is compiled, which must happen where a failure is caught.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Version LibraryVersion() => SqliteNative.LibraryVersion();

    private static void CheckRoom(Exam exam, string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var freeMb = (free / (1024 * 1024)).ToString(CultureInfo.InvariantCulture);
        exam.Note($"{folder}, {freeMb} MB free");
        if (free < FreeBytesMin)
            exam.Problem($"{folder} has {freeMb} MB left", "make room on its disk, or set Data__Folder to another");
    }

    private static async Task CheckKeyAsync(Exam exam, string folder, DataOptions data)
    {
        var key = Path.Combine(folder, "keys", "identifiers.key");
        const string mend = "bring keys/ back from the backup: without it the stored numbers are unreadable";
        if (!File.Exists(key))
        {
            if (data.Database == DatabaseKind.Sqlite && File.Exists(DatabaseSetup.SqliteFile(data)))
                exam.Problem($"{key} is missing, and there is a database", mend);
            return;
        }

        if ((await File.ReadAllBytesAsync(key)).Length != IdentifierVault.KeyBytes)
            exam.Problem($"{key} is damaged", mend);
    }
}
