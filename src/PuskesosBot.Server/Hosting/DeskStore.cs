using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Configuration;

namespace PuskesosBot.Server.Hosting;

/// <summary>The desk's database and keys, enough for a command that speaks with no resident.</summary>
internal sealed class DeskStore : IDisposable
{
    private readonly string _folder;

    private DeskStore(DataOptions data, DeskProfile profile, IConfiguration configuration, TimeProvider time)
    {
        (_folder, Profile, Ids) = (data.Folder, profile, new IdSource(time));
        Vault = IdentifierVault.OpenOrCreate(FileOf("keys"));
        Database = DatabaseSetup.Open(data, configuration);
    }

    public DeskDatabase Database { get; }
    public IdentifierVault Vault { get; }
    public IdSource Ids { get; }
    public DeskProfile Profile { get; }

    /// <summary>Makes the key when there is none; the database is not touched yet.</summary>
    /// <exception cref="ConfigurationProblemsException">The desk's file is wrong: every problem, at once.</exception>
    public static DeskStore Of(IConfiguration configuration, TimeProvider time)
    {
        var data = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        var options = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();
        Directory.CreateDirectory(data.Folder);
        return new DeskStore(data, DeskProfileFile.Load(ContentFolders.Config, options.Code), configuration, time);
    }

    /// <summary>Brings the database up to date.</summary>
    /// <returns>The desk's row; made or brought up to date from its file.</returns>
    /// <exception cref="StartRefusedException">The key is not that of the data.</exception>
    public async Task<WelfareDesk> OpenAsync(CancellationToken ct)
    {
        await Database.MigrateAsync(ct);
        await CheckKeyAsync(ct);
        return await RecordAsync(ct);
    }

    /// <summary>Full or relative path of a file in the data folder.</summary>
    public string FileOf(string name) => Path.Combine(_folder, name);

    public void Dispose()
    {
        Database.Dispose();
        Vault.Dispose();
    }

    // With another key nobody would be found, and everybody told that he is not registered.
    private async Task CheckKeyAsync(CancellationToken ct)
    {
        await using var desk = Database.Open();
        var box = await desk.Households.AsNoTracking().OrderBy(h => h.Id).Select(h => h.KkSealed)
            .FirstOrDefaultAsync(ct);
        if (box is null || Vault.Opens("kk", box)) return;
        throw new StartRefusedException(
        [
            $"{FileOf("keys")}: its key is not the one this database was written with. "
                + "Bring keys/ back from the backup; several nodes share one data folder.",
        ]);
    }

    /// <summary>In one statement: nodes that start at once on an empty database must not both make it.</summary>
    private Task<WelfareDesk> RecordAsync(CancellationToken ct) => Database.WriteAsync(
        async (db, token) =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into desks ("Id", "Code", "Name", "TimeZone", "ReceiptPrefix")
                values ({Ids.Next()}, {Profile.Code}, {Profile.Name}, {Profile.Zone.Id}, {Profile.ReceiptPrefix})
                on conflict ("Code") do update set "Name" = excluded."Name", "TimeZone" = excluded."TimeZone",
                    "ReceiptPrefix" = excluded."ReceiptPrefix"
                """,
                token);
            return await db.Desks.SingleAsync(d => d.Code == Profile.Code, token);
        },
        ct);
}
