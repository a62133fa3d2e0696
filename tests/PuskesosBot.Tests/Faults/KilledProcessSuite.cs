using System.Globalization;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

/// <summary>
/// The real process is killed again and again under load; what was acknowledged must have happened, once.
/// </summary>
public abstract class KilledProcessSuite : IAsyncLifetime
{
    private protected const int Seed = 20261120;
    private const int Kills = 20, ChatsPerRound = 3, MomentMsMax = 400;
    private const int AnswersShown = 40;
    private const string Secret = "contoh-secret_0001";

    // First contact, a person, a note, a person again, the menu: effects that must not repeat, and one that finds
    // itself.
    private static readonly string[] Script = ["halo", "1", "1", "0", "tolong dihubungi", "0", "menu"];

    // Hundreds of commits, on a disk that may be slow and shared.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly TempFolder _folder = new();

    private protected abstract Task<Dictionary<string, string>> DatabaseEnvironmentAsync(TempFolder folder);

    private protected abstract DeskDatabase OpenDatabase(TempFolder folder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Killed_twenty_times_under_load_nothing_is_lost_and_nothing_happens_twice()
    {
        await using var fake = await FakeBotApi.StartAsync(FakeBotApiLimits.None);
        var environment = await EnvironmentAsync(fake);
        var address = ServerProcess.FreeAddress();
        await SetWebhookAsync(fake, address);
        var random = new Random(Seed);

        for (var round = 0; round < Kills; round++)
        {
            await using var server = await ServerProcess.StartAsync(address, environment, "serve");
            SayScript(fake, round);
            await MomentAsync(random);
            await server.KillAsync();
        }

        await using (await ServerProcess.StartAsync(address, environment, "serve")) await SettledAsync(fake);
        await NothingIsLostOrDoneTwiceAsync(fake, Kills);
    }

    private protected async Task SettledAsync(FakeBotApi fake)
    {
        try
        {
            await Until.TrueAsync(() => fake.UpdatesWaiting == 0, "every update is acknowledged", Limit);
            await Until.TrueAsync(EverythingSentAsync, "every reply is sent", Limit);
        }
        catch (TimeoutException late)
        {
            var answers = string.Join(' ', fake.Deliveries.TakeLast(AnswersShown).Select(delivery => delivery.Status));
            throw new TimeoutException($"{late.Message}; {fake.UpdatesWaiting} wait, last answers: {answers}", late);
        }
    }

    private protected async Task NothingIsLostOrDoneTwiceAsync(FakeBotApi fake, int rounds)
    {
        await EffectsHappenedOnceAsync(rounds * ChatsPerRound);
        await RepliesArrivedInOrderAsync(fake);
    }

    private protected static Task MomentAsync(Random random)
    {
        var moment = TimeSpan.FromMilliseconds(random.Next(0, MomentMsMax));
        return Task.Delay(moment, Ct);
    }

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected async Task<Dictionary<string, string>> EnvironmentAsync(FakeBotApi fake) =>
        new(await DatabaseEnvironmentAsync(_folder))
        {
            ["Data__Folder"] = KeptModel.CopyTo(_folder.Path),
            ["Telegram__Enabled"] = "true",
            ["Telegram__Mode"] = "Webhook",
            ["Telegram__Token"] = fake.Token,
            ["Telegram__WebhookSecret"] = Secret,
            ["Telegram__BaseAddress"] = fake.BaseAddress.ToString(),
            ["Telegram__MessagesPerSecond"] = "10000",
            ["Telegram__MessagesPerSecondPerChat"] = "10000",
        };

    private protected static async Task SetWebhookAsync(FakeBotApi fake, Uri server)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        var call = new { url = new Uri(server, "/webhooks/telegram").ToString(), secret_token = Secret };
        using var answer = await http.PostAsJsonAsync(new Uri(fake.BaseAddress, $"/bot{fake.Token}/setWebhook"),
            call, Ct);
        answer.EnsureSuccessStatusCode();
    }

    private protected static void SayScript(FakeBotApi fake, int round)
    {
        for (var i = 0; i < ChatsPerRound; i++)
        {
            var chat = 5100002000L + (round * ChatsPerRound) + i;
            foreach (var words in Script) fake.Say(chat, words);
        }
    }

    private async Task<bool> EverythingSentAsync()
    {
        using var database = OpenDatabase(_folder);
        await using var desk = database.Open();
        return !await desk.Outbox.AnyAsync(m => m.State != OutboxState.Sent, Ct);
    }

    private async Task EffectsHappenedOnceAsync(int chats)
    {
        using var database = OpenDatabase(_folder);
        await using var desk = database.Open();
        var receipts = await desk.Cases.OrderBy(c => c.Receipt).Select(c => c.Receipt).ToListAsync(Ct);
        receipts.Count.ShouldBe(chats);
        receipts.Select(SerialOf).ShouldBe(Enumerable.Range(1, receipts.Count));
        (await desk.Inbound.CountAsync(Ct)).ShouldBe(chats * Script.Length);
        (await desk.Parked.AnyAsync(Ct)).ShouldBeFalse();
        var notes = await desk.CaseEvents.GroupBy(e => e.CaseId).Select(g => g.Count()).Distinct().ToListAsync(Ct);
        notes.ShouldBe([2], "each case was opened once and got its note once");
    }

    private async Task RepliesArrivedInOrderAsync(FakeBotApi fake)
    {
        using var database = OpenDatabase(_folder);
        await using var desk = database.Open();
        var rows = await desk.Outbox
            .Join(
                desk.Contacts, m => m.ContactId, c => c.Id,
                (m, c) => new { c.Address, m.Id, m.Body, m.PossiblyDoubled })
            .OrderBy(m => m.Id).ToListAsync(Ct);
        var sent = fake.Sent.ToLookup(s => s.ChatId);
        foreach (var chat in rows.GroupBy(row => row.Address))
        {
            var wanted = chat.Select(row => (OutboxBody.Read(row.Body).Text, row.PossiblyDoubled)).ToList();
            var chatId = long.Parse(chat.Key, CultureInfo.InvariantCulture);
            var arrived = sent[chatId].Select(s => s.Text).ToList();
            Unexplained(wanted, arrived).ShouldBeNull();
        }
    }

    // Each reply must arrive, in order; between them only what is marked may come again.
    private static string? Unexplained(List<(string Text, bool MayRepeat)> wanted, List<string> arrived)
    {
        var next = 0;
        foreach (var text in arrived)
        {
            if (next < wanted.Count && wanted[next].Text == text) next++;
            else if (!wanted.Take(next).Any(w => w.MayRepeat && w.Text == text))
                return $"a reply came again or too early, after {next}";
        }

        return next == wanted.Count ? null : $"{wanted.Count - next} replies did not arrive";
    }

    private static int SerialOf(string receipt) =>
        int.Parse(receipt.Split('-')[2], CultureInfo.InvariantCulture);
}
