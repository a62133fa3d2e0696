using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Commands;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Tests.Desk.Delivery;
using PuskesosBot.Tests.Support;
using Spectre.Console;

namespace PuskesosBot.Tests.Server.Commands;

/// <summary>What staff see of messages that wait or did not arrive.</summary>
public sealed class OutboxCommandTests : IAsyncLifetime
{
    private readonly DeliveryRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task When_everything_is_sent_it_says_so()
    {
        await _room.QueueAsync("rahasia", OutboxState.Sent);

        (await ShowAsync()).ShouldBe((0, "Semua pesan sudah terkirim. Tidak ada yang menunggu.\n"));
    }

    [Fact]
    public async Task What_waits_and_what_failed_is_told_with_what_to_do_and_never_what_was_said()
    {
        await _room.QueueAsync("rahasia", OutboxState.Waiting);
        await _room.QueueAsync("rahasia", OutboxState.Buried);

        var (code, shown) = await ShowAsync();

        code.ShouldBe(1);
        shown.ShouldContain("menunggu warga menulis");
        shown.ShouldContain("gagal");
        shown.ShouldContain("Sudah lewat 24 jam");
        shown.ShouldNotContain("rahasia");
        shown.ShouldNotContain("5100000001");
    }

    private async Task<(int Code, string Shown)> ShowAsync()
    {
        var written = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = 300;
        await using var desk = _room.Database.Open();
        var advice = DeliveryAdviceFile.Load(Repository.Path("config"));
        var code = await OutboxCommand.ShowAsync(
            desk, advice, TimeZoneInfo.Utc, console, TestContext.Current.CancellationToken);
        return (code, written.ToString());
    }
}
