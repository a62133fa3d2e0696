using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>A channel that allows free text only for 24 hours after the person wrote.</summary>
public sealed class WindowTests : IAsyncLifetime
{
    private static readonly ChannelLimits WithWindow =
        ScriptedChannel.Unlimited with { FreeTextWindow = TimeSpan.FromHours(24) };

    private static readonly TemplateUse Ready = new("siap_diambil", new Dictionary<string, string> { ["1"] = "Siti" });
    private readonly DeliveryRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Inside_the_window_it_is_free_text_even_where_a_template_is_at_hand()
    {
        var row = await _room.QueueAsync("halo", template: Ready);
        var channel = Accepting();

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        channel.Calls.Single().Template.ShouldBeNull();
        (await _room.ReadAsync(row)).Passage.ShouldBe(Passage.FreeText);
    }

    [Fact]
    public async Task Outside_the_window_the_template_goes()
    {
        var row = await _room.QueueAsync("halo", template: Ready);
        _room.Time.Advance(TimeSpan.FromHours(24));
        var channel = Accepting();

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        channel.Calls.Single().Template!.Name.ShouldBe(Ready.Name);
        (await _room.ReadAsync(row)).Passage.ShouldBe(Passage.Template);
    }

    [Fact]
    public async Task The_window_is_taken_as_closed_five_minutes_early()
    {
        var row = await _room.QueueAsync("halo");
        _room.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(5));
        var channel = Accepting();

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(row, OutboxState.Waiting);
        channel.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Outside_the_window_without_a_template_it_waits_and_staff_see_why()
    {
        var row = await _room.QueueAsync("halo");
        _room.Time.Advance(TimeSpan.FromDays(2));
        var channel = Accepting();

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(row, OutboxState.Waiting);
        (await _room.ReadAsync(row)).Passage.ShouldBe(Passage.Waits);
        channel.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_provider_calls_too_late_goes_as_a_template()
    {
        var row = await _room.QueueAsync("halo", template: Ready);
        var channel = Accepting();
        await using var sender = await _room.StartAsync(channel);
        await _room.StateBecomesAsync(row, OutboxState.Sent);

        await sender.ReportAsync(TooLate(row), TestContext.Current.CancellationToken);
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 2);

        channel.Calls[1].Template!.Name.ShouldBe(Ready.Name);
        await _room.StateBecomesAsync(row, OutboxState.Sent);
    }

    [Fact]
    public async Task What_the_provider_calls_too_late_and_has_no_template_waits()
    {
        var row = await _room.QueueAsync("halo");
        var channel = Accepting();
        await using var sender = await _room.StartAsync(channel);
        await _room.StateBecomesAsync(row, OutboxState.Sent);

        await sender.ReportAsync(TooLate(row), TestContext.Current.CancellationToken);
        _room.Time.Advance(TimeSpan.FromSeconds(2));

        await _room.StateBecomesAsync(row, OutboxState.Waiting);
        channel.Calls.Count.ShouldBe(1);
    }

    private static ScriptedChannel Accepting() =>
        new(WithWindow, (_, call) => new SendResult.Accepted($"m-{call}")) { ReportsDelivery = true };

    private DeliveryReport TooLate(Guid row) =>
        new(ChannelNames.Telegram, "m-1", DeliveryStage.Failed, "63016", _room.Time.GetUtcNow())
        {
            Failure = FailureKind.Window,
            Key = row.ToString("N"),
        };
}
