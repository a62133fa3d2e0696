using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.WhatsApp;

/// <summary>The real program on a real port: a signed message in, a reply at Twilio out.</summary>
public sealed class WhatsAppProcessTests
{
    private const string Siti = "+6281200000001";

    private static readonly Uri Public = new("https://bot.puskesos.example/");

    [Fact]
    public async Task A_resident_who_writes_on_WhatsApp_is_answered_there()
    {
        await using var fake = await FakeTwilio.StartAsync();
        using var folder = new TempFolder();
        var address = ServerProcess.FreeAddress();
        var environment = fake.Environment(Public);
        environment["Data__Folder"] = KeptModel.CopyTo(folder.Path);
        await using var server = await ServerProcess.StartAsync(address, environment, "serve");
        fake.Connect(Public, address);

        var delivery = await fake.SayAsync(Siti, "halo", "SM00000000000000000000000000000001");
        var again = await fake.SayAsync(Siti, "halo", "SM00000000000000000000000000000001");
        var first = await fake.WaitForSentAsync(1);
        await fake.SayAsync(Siti, "1");
        var second = await fake.WaitForSentAsync(first.Count + 1);

        (delivery.Status, delivery.Answer, again.Status).ShouldBe((200, "<Response/>", 200));
        second.ShouldAllBe(sent => sent.To == $"whatsapp:{Siti}" && sent.Fate == null);
        second[0].Body!.ShouldContain("1. ");
        second.Count(sent => sent.Body == second[0].Body).ShouldBe(1);
        await Until.TrueAsync(() => fake.CallbacksWaiting == 0, "the callbacks are through");
        fake.Deliveries.Count(d => d.Status == 204).ShouldBeGreaterThanOrEqualTo(2);
        await Until.TrueAsync(() => AllArrivedAsync(folder, fake), "the ledger knows that every reply arrived");
    }

    private static async Task<bool> AllArrivedAsync(TempFolder folder, FakeTwilio fake)
    {
        using var database = new SqliteDatabase(folder.File("puskesos.db"));
        await using var desk = database.Open();
        var stages = await desk.Outbox.AsNoTracking().Select(row => row.Stage).ToListAsync();
        return stages.Count == fake.SentCount && stages.TrueForAll(stage => stage == DeliveryStage.Delivered);
    }
}
