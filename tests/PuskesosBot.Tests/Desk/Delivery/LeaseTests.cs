using PuskesosBot.Channels;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>Several processes on one PostgreSQL: one of them sends for an account, and another takes over.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private const int Messages = 60;
    private readonly DeliveryRoom _room = new();
    private string _server = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.CreateDatabaseAsync();
        await _room.OpenAsync(new PostgresDatabase(_server));
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Only_one_of_two_processes_sends_and_everything_goes_once()
    {
        using var otherDatabase = new PostgresDatabase(_server);
        var (first, second) = (Accepting(), Accepting());
        await using var one = await _room.StartAsync(first);
        await Until.TrueAsync(() => one.States.Single().IsOurs, "the first has the account");
        await using var other = await _room.StartAsync(second, otherDatabase);

        for (var i = 0; i < Messages; i++) await _room.QueueAsync($"pesan {i}", chat: $"51000000{i:00}");
        await _room.AdvanceUntilAsync(() => first.Calls.Count + second.Calls.Count >= Messages);

        first.Calls.Select(call => call.Text).Distinct().Count().ShouldBe(Messages);
        first.Calls.Count.ShouldBe(Messages);
        second.Calls.ShouldBeEmpty();
        other.States.Single().IsOurs.ShouldBeFalse();
    }

    [Fact]
    public async Task When_the_sending_process_ends_another_takes_over()
    {
        var (first, second) = (Accepting(), Accepting());
        using var otherDatabase = new PostgresDatabase(_server);
        using (var ending = new PostgresDatabase(_server))
        await using (var one = await _room.StartAsync(first, ending))
        {
            await Until.TrueAsync(() => one.States.Single().IsOurs, "the first has the account");
        }

        await using var other = await _room.StartAsync(second, otherDatabase);
        var row = await _room.QueueAsync("halo");
        await _room.AdvanceUntilAsync(() => second.Calls.Count == 1);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        first.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_process_wrote_is_sent_at_once_not_at_the_next_sweep()
    {
        var channel = Accepting();
        await using var sender = await _room.StartAsync(channel);
        await Until.TrueAsync(() => sender.States.Single().IsOurs, "it has the account");

        // The clock stands still, so nothing is swept unless somebody rings. Listening may begin a moment later.
        await _room.QueueAsync("halo");
        using var otherDatabase = new PostgresDatabase(_server);
        await Until.TrueAsync(
            async () =>
            {
                await otherDatabase.WriteAsync((desk, _) => Task.FromResult(desk.News.Add(Topics.Outbox)), Ct);
                return channel.Calls.Count == 1;
            },
            "the message goes");
    }

    private static ScriptedChannel Accepting() =>
        new(ScriptedChannel.Unlimited, (_, call) => new SendResult.Accepted($"m-{call}")) { Account = "bot-1" };
}
