using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;

namespace PuskesosBot.Data.Postgres;

public sealed class PostgresDeskDb(DbContextOptions<PostgresDeskDb> options) : DeskDb(options)
{
    public override string RowLock => " for update";

    public override string SkipLocked => " for update of o skip locked";

    public override string TellOthers => $"select pg_notify('{PostgresSession.NewsChannel}', @p0)";

    public override string SyncOff => "set local synchronous_commit = off";

    public override string RowId => ", row_number() over () as rowid";

    protected override string IdFromText => "cast({0} as uuid)";
}
