using Microsoft.EntityFrameworkCore;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Media;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Privacy;

public sealed class RetentionOnSqliteTests : RetentionSuite, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private protected override Task<DeskDatabase> OpenAsync() =>
        Task.FromResult<DeskDatabase>(new SqliteDatabase(Path.Combine(_folder.Path, "desk.db")));
}

public sealed class RetentionOnPostgresTests : RetentionSuite
{
    private protected override async Task<DeskDatabase> OpenAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>What is old goes, what is young or a record of the desk stays.</summary>
public abstract class RetentionSuite
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 19, 30, 0, TimeSpan.Zero);

    private readonly IdSource _ids = new(TimeProvider.System);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase> OpenAsync();

    [Fact]
    public async Task Old_words_and_leftovers_go_and_young_ones_stay()
    {
        using var database = await OpenAsync();
        await database.MigrateAsync(Ct);
        await FillAsync(database, Now.AddDays(-366), "old");
        await FillAsync(database, Now.AddDays(-20), "young");

        var deleted = await new Retention(database, new RetentionPeriods()).RunAsync(Now, Ct);

        deleted.ShouldBe(6);
        await using var desk = database.Open();
        (await desk.Inbound.SingleAsync(Ct)).Text.ShouldBe("young");
        (await desk.Outbox.CountAsync(Ct)).ShouldBe(3, "the young ones, and an old one that still waits");
        (await desk.WebChatActivities.SingleAsync(Ct)).ConversationId.ShouldBe("young");
        (await desk.IdentificationAttempts.SingleAsync(Ct)).At.ShouldBe(Now.AddDays(-20));
        (await desk.ReplyDrafts.SingleAsync(Ct)).Text.ShouldBe("young");
        (await desk.Audit.CountAsync(Ct)).ShouldBe(2, "who read what is kept for years");
        (await new Retention(database, new RetentionPeriods()).RunAsync(Now, Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_one_step_is_deleted_in_one_run()
    {
        using var database = await OpenAsync();
        await database.MigrateAsync(Ct);
        await database.WriteAsync(
            (desk, _) =>
            {
                desk.Inbound.AddRange(Enumerable.Range(0, Retention.RowsPerStep + 1)
                    .Select(n => Heard($"m{n}", Now.AddDays(-400).AddSeconds(n))));
                return Task.FromResult(true);
            },
            Ct);

        var deleted = await new Retention(database, new RetentionPeriods()).RunAsync(Now, Ct);

        deleted.ShouldBe(Retention.RowsPerStep + 1);
    }

    [Fact]
    public async Task Photos_go_with_the_conversations_they_came_in()
    {
        using var folder = new TempFolder();
        var (old, young) = (Path.Combine(folder.Path, "web", "a.jpg"), Path.Combine(folder.Path, "web", "b.jpg"));
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        foreach (var file in (string[])[old, young]) await File.WriteAllBytesAsync(file, [1], Ct);
        File.SetLastWriteTimeUtc(old, Now.AddDays(-366).UtcDateTime);
        File.SetLastWriteTimeUtc(young, Now.AddDays(-20).UtcDateTime);

        new MediaSweep(folder.Path).Run(Now.AddDays(-365), Ct).ShouldBe(1);

        File.Exists(old).ShouldBeFalse();
        File.Exists(young).ShouldBeTrue();
        new MediaSweep(Path.Combine(folder.Path, "none")).Run(Now, Ct).ShouldBe(0);
    }

    private Task<bool> FillAsync(DeskDatabase database, DateTimeOffset at, string name) => database.WriteAsync(
        (desk, _) =>
        {
            desk.Inbound.Add(Heard(name, at));
            desk.Outbox.AddRange(Sent(at, OutboxState.Sent), Sent(at, OutboxState.Waiting));
            desk.WebChatActivities.Add(new WebChatActivity
            {
                ConversationId = name,
                Sequence = 1,
                Json = "{}",
                At = at,
            });
            desk.IdentificationAttempts.Add(new IdentificationAttempt
            {
                Id = _ids.Next(),
                ContactId = _ids.Next(),
                At = at,
                Succeeded = false,
            });
            desk.OneTimeCodes.Add(new OneTimeCode
            {
                Id = _ids.Next(),
                DeskId = _ids.Next(),
                ResidentId = _ids.Next(),
                CodeHash = [1],
                IssuedBy = "staff:x",
                ExpiresAt = at,
            });
            desk.ReplyDrafts.Add(Draft(name, at));
            desk.Audit.Add(Noted(name, at));
            return Task.FromResult(true);
        },
        Ct);

    private ReplyDraft Draft(string text, DateTimeOffset at) =>
        new() { StaffId = _ids.Next(), ContactId = _ids.Next(), Text = text, At = at };

    private AuditEntry Noted(string why, DateTimeOffset at) => new()
    {
        Id = _ids.Next(),
        DeskId = _ids.Next(),
        At = at,
        Who = "bot",
        Did = "status_read",
        Why = why,
    };

    private InboundRecord Heard(string name, DateTimeOffset at) => new()
    {
        Channel = "telegram",
        ExternalId = name,
        ContactId = _ids.Next(),
        At = at,
        Text = name,
    };

    private OutboxMessage Sent(DateTimeOffset at, OutboxState state) => new()
    {
        Id = _ids.Next(),
        ContactId = _ids.Next(),
        Channel = "telegram",
        Priority = OutboxPriority.Reply,
        Body = "{}",
        State = state,
        DueAt = at,
        CreatedAt = at,
    };
}
