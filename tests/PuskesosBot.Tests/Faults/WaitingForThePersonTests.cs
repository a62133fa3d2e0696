using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

/// <summary>From the outbox to WhatsApp and back: what may not be said now is said when the person writes.</summary>
public sealed class WaitingForThePersonTests
{
    private const string Siti = "+6281200000001", Budi = "+6281200000002";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outside_the_window_nothing_is_sent_until_the_person_writes_and_then_everything_in_order()
    {
        await using var fake = await FakeTwilio.StartAsync(FakeTwilioLimits.NoRate);
        await using var host = await FaultHost.BuildAsync(fake.Settings(FaultHost.Public));
        var rows = new QueuedRows(host.Database, ChannelNames.WhatsApp, host.DeskId)
        {
            WroteAt = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(2),
            Priority = OutboxPriority.Notice,
        };
        string[] waiting = ["Beras sudah ada.", "Bawa KTP.", "Buka sampai jam 15."];
        await rows.AddAsync(waiting.Select(text => (Siti, text)), Ct);
        var other = (await rows.AddAsync([(Budi, "Beras sudah ada.")], Ct)).Single();
        await host.StartAsync();
        fake.Connect(FaultHost.Public, host.Address);

        await Until.TrueAsync(
            async () => (await host.RowsAsync()).All(row => row.State == OutboxState.Waiting), "all of them wait");
        (await host.RowsAsync()).ShouldAllBe(row => row.Passage == Passage.Waits);
        fake.Calls.ShouldBeEmpty();

        (await fake.SayAsync(Siti, "halo")).Status.ShouldBe(200);
        await Until.TrueAsync(
            async () => (await host.RowsAsync()).All(row => row.State == OutboxState.Sent || row.Id == other),
            "what waited for Siti is sent");

        fake.Sent.ShouldAllBe(sent => sent.To == $"whatsapp:{Siti}" && sent.Fate == null);
        fake.Sent.Select(sent => sent.Body).Where(body => waiting.Contains(body)).ShouldBe(waiting);
        var budis = (await host.RowsAsync()).Single(row => row.Id == other);
        (budis.State, budis.Passage).ShouldBe((OutboxState.Waiting, Passage.Waits));
    }
}
