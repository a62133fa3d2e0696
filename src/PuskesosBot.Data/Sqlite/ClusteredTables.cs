using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace PuskesosBot.Data.Sqlite;

/// <summary>
/// Makes tables whose rows lie in the order of their key: found by it in one search, where SQLite otherwise searches an
/// index for the number of the row and then the rows for that number. For small rows that are mostly read by key;
/// see "Clustered Indexes and the WITHOUT ROWID Optimization" in SQLite's documentation. EF cannot say it.
/// </summary>
internal sealed class ClusteredTables(
    MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <summary>What EF puts before the name while it rebuilds a table that SQLite cannot alter.</summary>
    private const string Rebuilt = "ef_temp_";

    private static readonly string[] Names = ["contacts", "enrolments", "households"];

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        var name = operation.Name;
        if (name.StartsWith(Rebuilt, StringComparison.Ordinal)) name = name[Rebuilt.Length..];
        if (Names.Contains(name)) builder.Append(" without rowid");
        if (!terminate) return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
