using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PuskesosBot.Data.Sqlite;

/// <summary>
/// Bridges Microsoft.Data.Sqlite 10 to the SQLitePCLRaw 2.0.6 that the registry serves, and that to the distro's
/// SQLite.
/// </summary>
/// <remarks>
/// Microsoft.Data.Sqlite asks for SQLitePCLRaw.core 2.1.13; 2.0.6 has every member it calls but one
/// (<c>sqlite3_load_extension</c>, unused here), which a test proves. The distro's library is used because the bundled
/// one is from 2021. The day the registry serves 2.1.13, delete this file and the pins in config/build/Packages.props.
/// </remarks>
public static class SqliteNative
{
    /// <summary>SQLITE_CONFIG_MEMSTATUS.</summary>
    private const int CountMemory = 9;

#pragma warning disable CA2255 // A library must do this before the first use of SQLite by anybody in the process.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        // The runtime refuses an older assembly than asked for, unless a handler hands it over.
        AssemblyLoadContext.Default.Resolving += static (context, name) => name.Name == "SQLitePCLRaw.core"
            ? context.LoadFromAssemblyPath(Path.Combine(
                Path.GetDirectoryName(typeof(SqliteNative).Assembly.Location)!, "SQLitePCLRaw.core.dll"))
            : null;
        UseDistroLibrary();
    }

    /// <summary>Of the distro's library.</summary>
    /// <exception cref="TypeInitializationException">The library is not installed.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Version LibraryVersion() => Version.Parse(SQLitePCL.raw.sqlite3_libversion().utf8_to_string());

    // Its types must not be compiled before the handler above is in place.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseDistroLibrary()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly,
            static (name, _, _) => name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var handle)
                ? handle
                : IntPtr.Zero);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
        // It would count every allocation behind one lock, for figures that nobody asks for; off, as SQLite recommends.
        SQLitePCL.raw.sqlite3_config(CountMemory, 0);
    }
}
