using System.Diagnostics;
using Npgsql;

namespace PuskesosBot.Tests.Support;

/// <summary>One private PostgreSQL for the test run, from the distro's package, as an unprivileged user.</summary>
/// <remarks>
/// It listens on a socket in a folder of its own, so no port can be taken. The keeper (a shell) waits for the end of
/// its standard input, which the kernel closes however this process ends, then stops the server and removes the folder.
/// </remarks>
internal sealed class PostgresServer
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);
    private static int s_databases;

    private const string Keeper =
        """
        trap '' INT TERM HUP
        bin=$1 folder=$2
        { "$bin/initdb" -D "$folder/data" -U desk -A trust -E UTF8 --locale=C.UTF-8 --no-sync &&
          "$bin/pg_ctl" start -w -s -t 50 -D "$folder/data" -l "$folder/server.log" -o "-c listen_addresses='' \
            -c unix_socket_directories='$folder' -c max_connections=200 -c shared_buffers=64MB \
            -c fsync=off -c full_page_writes=off -c timezone=UTC"; } >"$folder/start.log" 2>&1 &&
          echo ready || { cat "$folder/start.log" "$folder/server.log"; echo failed; }
        cat >/dev/null
        "$bin/pg_ctl" stop -s -m immediate -D "$folder/data" >/dev/null 2>&1
        rm -rf "$folder"
        """;

    private readonly Process _keeper;

    private PostgresServer(Process keeper, string folder)
    {
        _keeper = keeper;
        Folder = folder;
    }

    /// <summary>Where socket and data are; gone once the server has stopped.</summary>
    public string Folder { get; }

    /// <summary>Makes an empty database that nobody else uses; it goes away with the server.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync()
    {
        var server = await Shared.Value;
        var name = $"desk_{Interlocked.Increment(ref s_databases)}";
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {name}";
        await command.ExecuteNonQueryAsync();
        return server.ConnectionString(name);
    }

    /// <summary>Starts a server of one's own; tests share one through <see cref="CreateDatabaseAsync"/>.</summary>
    internal static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("puskesos-pg-").FullName;
        var keeper = Process.Start(KeeperOf(Programs(), folder))!;
        using var limit = new CancellationTokenSource(StartMax);
        var said = new List<string>();
        while (await keeper.StandardOutput.ReadLineAsync(limit.Token) is { } line && line != "failed")
        {
            if (line == "ready") return new PostgresServer(keeper, folder);
            said.Add(line);
        }

        keeper.StandardInput.Close();
        throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', said.TakeLast(20))}");
    }

    internal string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Folder,
        Username = "desk",
        Database = database,
        MaxPoolSize = 20,
        IncludeErrorDetail = true,
    }.ToString();

    /// <summary>Lets go of the keeper as the kernel does when this process dies.</summary>
    internal Task LetGoAsync(CancellationToken ct)
    {
        _keeper.StandardInput.Close();
        return _keeper.WaitForExitAsync(ct);
    }

    private static string Programs()
    {
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return installed.Select(folder => Path.Combine(folder, "bin"))
                .Where(folder => File.Exists(Path.Combine(folder, "postgres")))
                .OrderByDescending(folder => folder, StringComparer.Ordinal).FirstOrDefault()
            ?? throw new InvalidOperationException(
                "PostgreSQL is not installed: apt-get install postgresql (tests/run.sh does it).");
    }

    private static ProcessStartInfo KeeperOf(string programs, string folder)
    {
        // The server refuses to run as root. A session of its own keeps the terminal's Ctrl-C away from the keeper.
        string[] user = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : [];
        if (user.Length > 0) Process.Start("chown", ["postgres", folder]).WaitForExit();
        var start = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in (string[])["-w", .. user, "bash", "-c", Keeper, "keeper", programs, folder])
            start.ArgumentList.Add(argument);
        return start;
    }
}
