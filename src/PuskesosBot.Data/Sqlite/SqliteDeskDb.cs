using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;

namespace PuskesosBot.Data.Sqlite;

public sealed class SqliteDeskDb(DbContextOptions<SqliteDeskDb> options) : DeskDb(options)
{
    public override string RowLock => "";

    public override string SkipLocked => "";

    public override string TellOthers => "";

    public override string SyncOff => "";

    public override string RowId => "";

    protected override string IdFromText => "{0}";
}
