using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Diagnosis;

/// <summary>Whether the database answers and its schema is this program's. Brings nothing up to date.</summary>
internal static class DatabaseExam
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    internal static async Task RunAsync(Exam exam, Installation here, CancellationToken ct)
    {
        if (here.Data.Database == DatabaseKind.Sqlite && !File.Exists(DatabaseSetup.SqliteFile(here.Data)))
        {
            exam.Note("not made yet; the first start does");
            return;
        }

        if (here.Data.Database == DatabaseKind.Postgres
            && string.IsNullOrWhiteSpace(here.Configuration.GetConnectionString("Desk")))
        {
            exam.Skip("not asked: no connection string");
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(AnswerMax);
        try
        {
            using var database = DatabaseSetup.Open(here.Data, here.Configuration);
            await using var connection = await database.OpenConnectionAsync(limit.Token);
            await SchemaAsync(exam, database, limit.Token);
        }
        catch (DbException refused)
        {
            var why = refused.Message.Split('\n')[0].TrimEnd();
            exam.Problem($"cannot be opened: {why}", Mend(here));
        }
        catch (ArgumentException)
        {
            // Its message may quote a part of the string, and so the password.
            exam.Problem("ConnectionStrings:Desk cannot be read", Mend(here));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            exam.Problem($"no answer within {AnswerMax.TotalSeconds} s", Mend(here));
        }
    }

    private static async Task SchemaAsync(Exam exam, DeskDatabase database, CancellationToken ct)
    {
        await using var desk = database.Open();
        var known = desk.Database.GetMigrations().ToList();
        var applied = (await desk.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var (missing, strange) = (known.Except(applied).Count(), applied.Except(known).Count());
        if (strange > 0)
            exam.Problem(
                $"the schema has {strange} steps that this program does not know",
                "run the version that made it, or a newer one; never an older one on a newer database");
        else if (applied.Count == 0) exam.Note("empty; the first start makes the tables");
        else if (missing > 0)
            exam.Problem(
                $"the schema is {missing} steps behind this program",
                "make a backup, then start the service: it brings the schema up to date");
        else exam.Note("the schema is up to date");
    }

    private static string Mend(Installation here) => here.Data.Database == DatabaseKind.Sqlite
        ? $"see that {DatabaseSetup.SqliteFile(here.Data)} is readable and the desk's database, or restore the backup"
        : "see that the server runs, that the database exists, and what ConnectionStrings__Desk says";
}
