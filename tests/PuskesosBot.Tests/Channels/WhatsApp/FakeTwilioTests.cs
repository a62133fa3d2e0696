using PuskesosBot.Channels;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

/// <summary>The fake is as strict as Twilio, so that what passes here passes there.</summary>
public sealed class FakeTwilioTests
{
    private const string Asep = "+6281200000002";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Too_fast_is_throttled_and_nothing_of_it_taken()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync(
            limits: new FakeTwilioLimits(3, TimeSpan.Zero), time: WhatsAppFixture.Standing);

        var results = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(i => whatsApp.Sender.SendAsync(WhatsAppFixture.Say($"{i}"), Ct)));

        var throttled = results.OfType<SendResult.Throttled>().ToList();
        throttled.Count.ShouldBe(7);
        throttled.ShouldAllBe(t => t.RetryAfter == TimeSpan.FromSeconds(1) && t.WholeChannel);
        whatsApp.Fake.SentCount.ShouldBe(3);
    }

    [Fact]
    public async Task Late_free_text_is_taken_and_fails_and_a_template_or_a_new_message_mends_it()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));
        await using var fake = await FakeTwilio.StartAsync(FakeTwilioLimits.NoRate, time);
        await using var host = await WhatsAppHost.StartAsync(fake);
        var sender = (IChannelSender)host.Services.GetService(typeof(IChannelSender))!;
        async Task<int?> FateAsync()
        {
            await sender.SendAsync(WhatsAppFixture.Say("Halo", Asep), Ct);
            return fake.Sent[^1].Fate;
        }

        (await FateAsync()).ShouldBe(63016);
        await fake.SayAsync(Asep, "halo");
        (await FateAsync()).ShouldBeNull();
        time.Advance(TimeSpan.FromHours(24));
        (await FateAsync()).ShouldBe(63016);
        fake.Undeliverable(Asep, 63003);
        (await FateAsync()).ShouldBe(63003);
        fake.OptOut(Asep);
        (await sender.SendAsync(WhatsAppFixture.Say("Halo", Asep), Ct)).ShouldBeOfType<SendResult.Blocked>();
    }

    [Fact]
    public async Task Faults_at_random_are_the_same_for_the_same_seed_and_end_when_healed()
    {
        var outcomes = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            await using var whatsApp = await WhatsAppFixture.StartAsync();
            whatsApp.Fake.FailAtRandom(0.5, seed: 7, FakeTwilioFault.Html(502), FakeTwilioFault.TooMany(1));
            var results = new List<string>();
            for (var i = 0; i < 20; i++)
                results.Add((await whatsApp.Sender.SendAsync(WhatsAppFixture.Say($"{i}"), Ct)).GetType().Name);
            outcomes.Add(string.Join(' ', results));
            results.Distinct().Count().ShouldBe(3);

            whatsApp.Fake.Heal();
            (await whatsApp.Sender.SendAsync(WhatsAppFixture.Say("Halo"), Ct)).ShouldBeOfType<SendResult.Accepted>();
        }

        outcomes[0].ShouldBe(outcomes[1]);
    }

    [Fact]
    public async Task Callbacks_may_be_lost_or_come_before_the_answer()
    {
        await using var fake = await FakeTwilio.StartAsync(FakeTwilioLimits.None);
        await using var host = await WhatsAppHost.StartAsync(fake);
        var sender = (IChannelSender)host.Services.GetService(typeof(IChannelSender))!;

        fake.Callbacks = new FakeTwilioCallbacks { BeforeAnswer = true };
        await sender.SendAsync(WhatsAppFixture.Say("Halo"), Ct);
        host.Reports.Select(r => r.Stage).ShouldBe([DeliveryStage.Sent, DeliveryStage.Delivered]);
        fake.Callbacks = new FakeTwilioCallbacks { BeforeAnswer = true, Lost = 1 };
        await sender.SendAsync(WhatsAppFixture.Say("Halo"), Ct);

        host.Reports.Count.ShouldBe(2);
    }
}
