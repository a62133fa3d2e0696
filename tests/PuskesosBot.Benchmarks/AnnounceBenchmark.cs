using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Benchmarks;

/// <summary>
/// Writes an announcement to all entitled people and compares that with a bare insert of the same rows, several times
/// because a machine's speed changes; between them, counts a preview among ten times as many contacts. A small
/// announcement goes before, so that it is not the compiler that is measured. On SQLite; on PostgreSQL with
/// <c>Data__Database=Postgres</c> and <c>ConnectionStrings__Desk</c> of an empty database.
/// </summary>
internal static class AnnounceBenchmark
{
    private const int ContactsPerRecipient = 10, RowsPerWrite = 20_000, Previews = 3, Rounds = 9;

    /// <summary>Of the announcement that goes before, and how many methods may still be compiled meanwhile.</summary>
    private const int WarmRecipients = 2_000, WarmChunks = 50, Quietly = 50;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private static readonly string[] Fill =
    [
        """
        insert into residents ("Id", "DeskId", "Name", "SearchName", "Rw", "Address", "Standing", "LastImportId",
        "IsHeld") values (@p0, @p1, 'SITI', 'SITI', @p2, '', 'Eligible', @p0, false)
        """,
        """
        insert into contacts ("Id", "DeskId", "Channel", "Address", "IsGroup", "Language", "LastInboundAt", "CreatedAt")
        values (@p0, @p1, 'telegram', @p2, false, 'id', @p3, @p3)
        """,
        """
        insert into contact_links ("ContactId", "ResidentId", "Proof", "ProvedAt") values (@p0, @p1, 'kk', @p2)
        """,
        """
        insert into distribution_entitlements ("Id", "DistributionId", "ResidentId", "Rw", "State", "StateAt",
        "StateBy", "ProxyState", "Version") values (@p0, @p1, @p2, @p3, 'Entitled', @p4, 'bot', 'None', 0)
        """,
    ];

    internal static async Task RunAsync(int recipients)
    {
        var folder = Directory.CreateTempSubdirectory("puskesos-announce-").FullName;
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        configuration["Data:Folder"] = folder;
        using (var parts = await DeskParts.OpenAsync(configuration, TimeProvider.System, default))
        {
            var small = await HandOutAsync(parts, "CBP-0");
            var large = await HandOutAsync(parts, "CBP-1");
            Console.WriteLine($"adding {recipients * ContactsPerRecipient} contacts ...");
            await AddAsync(parts, small, large, recipients);
            await MeasureAsync(parts, small, large, recipients);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(DeskParts parts, Guid small, Guid large, int recipients)
    {
        await using var sender = new Sender(
            parts.Database, [], TimeProvider.System, NullLogger<Sender>.Instance);
        var rules = new AnnouncementRules { ApprovalAbove = int.MaxValue };
        var words = new AnnouncementWords(() => parts.Dialogs.Current!, parts.Profile);
        var reach = new AudienceReach(
            () => new Dictionary<string, TimeSpan?> { ["telegram"] = null, ["whatsapp"] = TimeSpan.FromHours(24) },
            TemplateCatalog.Empty);
        var desk = new AnnouncementDesk(parts.Profile, parts.Programmes, rules, words, reach, parts.Ids);
        var (home, notices) = (parts.Home(new DeskOptions()), new Notices(sender, parts.Ids));
        var clock = new AnnouncementClock(home, parts.Profile, rules, words, reach, notices, parts.Ids);
        var often = rules with { ChunkMax = WarmRecipients / WarmChunks };
        var warm = new AnnouncementClock(home, parts.Profile, often, words, reach, notices, parts.Ids);
        await WarmAsync(parts, desk, small, warm);
        var (previews, ratios) = (new List<double>(), new List<double>());
        for (var n = 0; n < Rounds; n++)
        {
            await ForgetAsync(parts);
            await PreviewAsync(parts, desk, large, previews);
            await ConfirmAsync(parts, desk, large);
            var (seconds, first) = await ExpandAsync(parts, clock);
            var bare = await BareAsync(parts);
            ratios.Add(seconds / bare);
            Print($"expansion of {recipients}: {seconds:F2} s (wanted: under 3), first chunk {first:F2} s");
            Print($"  bare insert of the same rows: {bare:F2} s; ratio {seconds / bare:F2}");
        }

        ratios.Sort();
        previews.Sort();
        var (all, preview) = (recipients * ContactsPerRecipient, previews[previews.Count / 2]);
        Print($"preview of {recipients} among {all}: median {preview:F0} ms (wanted: under 500)");
        Print($"  fastest {previews[0]:F0} ms, slowest {previews[^1]:F0} ms");
        Print($"median ratio: {ratios[Rounds / 2]:F2} (wanted: under 2)");
        Print($"working set {Environment.WorkingSet >> 20} MB");
    }

    /// <returns>Of all of it, and until the first chunk was written.</returns>
    private static async Task<(double Seconds, double First)> ExpandAsync(DeskParts parts, AnnouncementClock clock)
    {
        var (first, watch) = (0.0, Stopwatch.StartNew());
        void Note(string topic) => first = first == 0 ? watch.Elapsed.TotalSeconds : first;
        parts.Database.News.Told += Note;
        await clock.RunAsync(parts.Database, TimeProvider.System, default);
        parts.Database.News.Told -= Note;
        return (watch.Elapsed.TotalSeconds, first);
    }

    private static async Task PreviewAsync(DeskParts parts, AnnouncementDesk desk, Guid handOut, List<double> previews)
    {
        var draft = await DraftAsync(parts, desk, handOut);
        for (var n = 0; n < Previews; n++)
        {
            var start = Stopwatch.GetTimestamp();
            await desk.PreviewAsync(parts.Database, Author(parts), draft, TimeProvider.System.GetUtcNow(), default);
            previews.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    /// <summary>Until the compiler has nothing to do, as in a process that has run for a minute.</summary>
    private static async Task WarmAsync(DeskParts parts, AnnouncementDesk desk, Guid small, AnnouncementClock clock)
    {
        long before;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            await ConfirmAsync(parts, desk, small);
            await clock.RunAsync(parts.Database, TimeProvider.System, default);
            await ForgetAsync(parts);
            await Task.Delay(Quiet, TimeProvider.System);
        }
        while (JitInfo.GetCompiledMethodCount() - before > Quietly);
    }

    private static async Task ConfirmAsync(DeskParts parts, AnnouncementDesk desk, Guid handOut)
    {
        var draft = await DraftAsync(parts, desk, handOut) with { UrgentReason = "bench" };
        await parts.Database.WriteAsync(
            (db, ct) => desk.ConfirmAsync(db, Author(parts), draft, null, TimeProvider.System.GetUtcNow(), ct),
            default);
    }

    private static AnnouncementAuthor Author(DeskParts parts) =>
        AnnouncementAuthor.Of(new StaffScope(parts.Desk.Id, StaffRole.Coordinator, parts.Desk.Id, null));

    /// <summary>The next announcement finds what the one before it found, and does not replace it.</summary>
    private static async Task ForgetAsync(DeskParts parts)
    {
        await using var connection = await parts.Database.OpenConnectionAsync(default);
        foreach (var table in (string[])["announcement_addressees", "announcement_texts", "announcements", "outbox"])
            await SqlAsync(connection, $"delete from {table}");
    }

    /// <summary>The same rows into the same tables, in one statement each and one transaction.</summary>
    private static async Task<double> BareAsync(DeskParts parts)
    {
        await using var connection = await parts.Database.OpenConnectionAsync(default);
        await SqlAsync(connection, "create temp table kept_a as select * from announcement_addressees");
        await SqlAsync(connection, "create temp table kept_o as select * from outbox");
        await SqlAsync(connection, "delete from announcement_addressees");
        await SqlAsync(connection, "delete from outbox");
        var start = Stopwatch.GetTimestamp();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await SqlAsync(connection, "insert into announcement_addressees select * from kept_a", transaction);
            await SqlAsync(connection, "insert into outbox select * from kept_o", transaction);
            await transaction.CommitAsync();
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await SqlAsync(connection, "drop table kept_a");
        await SqlAsync(connection, "drop table kept_o");
        return seconds;
    }

    private static async Task<AnnouncementDraft> DraftAsync(
        DeskParts parts, AnnouncementDesk desk, Guid handOut)
    {
        await using var look = parts.Database.Open();
        return new AnnouncementDraft(parts.Desk.Id, await desk.DrawCodeAsync(look, default))
        {
            DistributionId = handOut,
        };
    }

    private static Task<Guid> HandOutAsync(DeskParts parts, string code) => parts.Database.WriteAsync(
        (db, _) => Task.FromResult(db.Distributions.Add(new Distribution
        {
            Id = parts.Ids.Next(),
            DeskId = parts.Desk.Id,
            Code = code,
            Programme = "CBP",
            Title = "Pembagian beras",
            Rws = [.. parts.Profile.Rws],
            Papers = ["KTP", "KK"],
        }).Entity.Id),
        default);

    private static async Task AddAsync(DeskParts parts, Guid small, Guid large, int recipients)
    {
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await using var connection = await parts.Database.OpenConnectionAsync(default);
        var all = recipients * ContactsPerRecipient;
        for (var from = 0; from < all; from += RowsPerWrite)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var into = Fill.Select(sql => Command(connection, transaction, sql)).ToList();
            for (var i = from; i < Math.Min(from + RowsPerWrite, all); i++)
            {
                var (resident, contact) = (parts.Ids.Next(), parts.Ids.Next());
                var rw = parts.Profile.Rws[i % parts.Profile.Rws.Count];
                await AddAsync(into[0], resident, parts.Desk.Id, rw);
                await AddAsync(into[1], contact, parts.Desk.Id, $"51{i:00000000}", at);
                await AddAsync(into[2], contact, resident, at);
                if (i % ContactsPerRecipient != 0) continue;
                await AddAsync(into[3], parts.Ids.Next(), large, resident, rw, at);
                if (i < WarmRecipients * ContactsPerRecipient)
                    await AddAsync(into[3], parts.Ids.Next(), small, resident, rw, at);
            }

            await transaction.CommitAsync();
        }
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return command;
    }

    private static Task<int> AddAsync(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = command.Parameters.Count; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command.ExecuteNonQueryAsync();
    }

    private static async Task SqlAsync(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await command.ExecuteNonQueryAsync();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
