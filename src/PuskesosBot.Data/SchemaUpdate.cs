using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;

namespace PuskesosBot.Data;

/// <summary>Brings the schema up to date; the caller holds the lock that lets one process do it.</summary>
internal static class SchemaUpdate
{
    public static Task RunAsync(DeskDb desk, CancellationToken ct) =>
        // Before the first release has a migration, there is no older schema to bring forward.
        desk.Database.GetMigrations().Any()
            ? desk.Database.MigrateAsync(ct)
            : desk.Database.EnsureCreatedAsync(ct);
}
