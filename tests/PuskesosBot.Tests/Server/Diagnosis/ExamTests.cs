using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Server.Diagnosis;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Diagnosis;

public sealed class ExamTests
{
    private const string Password = "rahasia-sekali";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(119, "ok       clock: as twilio has it")]
    [InlineData(300, "problem  clock: this machine is 5 minutes behind twilio")]
    [InlineData(-600, "problem  clock: this machine is 10 minutes ahead of twilio")]
    public async Task A_clock_may_differ_by_two_minutes(int seconds, string told)
    {
        var exam = new Exam("clock");

        ProviderExam.Compare(exam, Now.AddSeconds(seconds), Now, "twilio");

        (await PrintedAsync(exam)).ShouldStartWith(told);
    }

    [Theory]
    [InlineData($"Host=/tidak/ada;Password={Password}", "cannot be opened: ")]
    [InlineData($"Password={Password};Kata={Password}", "ConnectionStrings:Desk cannot be read")]
    public async Task A_database_that_cannot_be_reached_is_told_without_its_password(string connection, string told)
    {
        var exam = new Exam("database");

        await DatabaseExam.RunAsync(exam, With(new DataOptions { Database = DatabaseKind.Postgres }, connection), Ct);

        var printed = await PrintedAsync(exam);
        printed.ShouldContain($"problem  database: {told}");
        printed.ShouldNotContain(Password);
    }

    [Fact]
    public async Task A_schema_that_is_empty_or_newer_is_told_and_not_touched()
    {
        using var folder = new TempFolder();
        var here = With(new DataOptions { Folder = folder.Path }, null);
        using var database = new SqliteDatabase(folder.File("puskesos.db"));
        await using (var desk = database.Open()) await desk.Database.OpenConnectionAsync(Ct);
        var (empty, newer) = (new Exam("database"), new Exam("database"));

        await DatabaseExam.RunAsync(empty, here, Ct);
        await database.MigrateAsync(Ct);
        await using (var desk = database.Open())
            await desk.Database.ExecuteSqlRawAsync(
                "insert into \"__EFMigrationsHistory\" values ('29991231000000_Later', '99.0.0')", Ct);
        await DatabaseExam.RunAsync(newer, here, Ct);

        (await PrintedAsync(empty)).ShouldContain("ok       database: empty; the first start makes the tables");
        (await PrintedAsync(newer)).ShouldContain("the schema has 1 steps that this program does not know");
    }

    private static Installation With(DataOptions data, string? connection) => new(
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Desk", connection)]).Build(),
        data, new DeskOptions(), new TelegramOptions(), new TwilioOptions());

    private static async Task<string> PrintedAsync(Exam exam)
    {
        var output = new StringWriter();
        await exam.PrintAsync(output);
        return output.ToString();
    }
}
