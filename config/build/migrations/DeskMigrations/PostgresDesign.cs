using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PuskesosBot.Data.Postgres;

namespace PuskesosBot.DeskMigrations;

/// <summary>The model is compared with the last migration's snapshot; no server is asked.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDeskDb>
{
    public PostgresDeskDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDeskDb>().UseNpgsql("Host=nowhere.invalid").Options);
}
