using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

public sealed class KilledOnPostgresTests : KilledProcessSuite
{
    private const int Rounds = 6;

    private string _connection = "";

    [Fact]
    public async Task Two_processes_on_one_database_killed_in_turn_and_together_lose_nothing_and_do_nothing_twice()
    {
        await using var fake = await FakeBotApi.StartAsync(FakeBotApiLimits.None);
        var environment = await EnvironmentAsync(fake);
        Uri[] addresses = [ServerProcess.FreeAddress(), ServerProcess.FreeAddress()];
        fake.AlsoBehind = [new Uri(addresses[1], "/webhooks/telegram")];
        await SetWebhookAsync(fake, addresses[0]);
        var random = new Random(Seed);
        var running = new ServerProcess?[addresses.Length];

        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                SayScript(fake, round);
                await StartMissingAsync(running, addresses, environment);
                // The other one goes on, with the same conversations; now and then it dies as well, a moment later.
                await DieAsync(running, round % running.Length, random);
                if (round % 3 == 2) await DieAsync(running, (round + 1) % running.Length, random);
            }

            await StartMissingAsync(running, addresses, environment);
            await SettledAsync(fake);
        }
        finally
        {
            foreach (var server in running) if (server is not null) await server.DisposeAsync();
        }

        await NothingIsLostOrDoneTwiceAsync(fake, Rounds);
    }

    private protected override async Task<Dictionary<string, string>> DatabaseEnvironmentAsync(TempFolder folder)
    {
        _connection = await PostgresServer.CreateDatabaseAsync();
        return new() { ["Data__Database"] = "Postgres", ["ConnectionStrings__Desk"] = _connection };
    }

    private protected override DeskDatabase OpenDatabase(TempFolder folder) => new PostgresDatabase(_connection);

    private static async Task StartMissingAsync(
        ServerProcess?[] running, Uri[] addresses, Dictionary<string, string> environment)
    {
        await Task.WhenAll(addresses.Select(async (address, i) =>
            running[i] ??= await ServerProcess.StartAsync(address, environment, "serve")));
    }

    private static async Task DieAsync(ServerProcess?[] running, int which, Random random)
    {
        await MomentAsync(random);
        await running[which]!.DisposeAsync();
        running[which] = null;
    }
}
