using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PuskesosBot.Data.Sqlite;

namespace PuskesosBot.DeskMigrations;

/// <summary>The model is compared with the last migration's snapshot; no database is opened.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDeskDb>
{
    public SqliteDeskDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDeskDb>().UseSqlite("Data Source=:memory:").Options);
}
