using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.Telegram;

/// <summary>The menu beside Telegram's input field.</summary>
public sealed class CommandMenuTests
{
    private static readonly string[] Commands =
    [
        "menu", "petugas", "laporan", "darurat", "data", "ambil", "ketua", "batal", "kembali", "bahasa", "berhenti",
        "mulai",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void It_holds_the_words_of_everywhere_described_in_each_language()
    {
        var lists = TelegramCommands.Of(TestDesk.Content.Dialogs);

        lists.Select(list => list.Language).ShouldBe([null, "su"]);
        foreach (var list in lists) list.Commands.Select(command => command.Command).ShouldBe(Commands);
        lists[0].Commands[1].Description.ShouldBe("Bicara dengan petugas");
        lists[1].Commands[1].Description.ShouldBe("Nyarios sareng patugas");
        foreach (var command in Commands)
            TestDesk.Content.Dialogs.Everywhere.Find($"/{command}").ShouldNotBeNull("a press sends just that");
    }

    [Fact]
    public async Task Setting_the_webhook_sets_it_too()
    {
        await using var fake = await FakeBotApi.StartAsync();
        await using var host = await TelegramHost.StartAsync(fake, Never);
        var output = new StringWriter();

        (await SetupFor(host, output).SetAsync(host.Address, Ct)).ShouldBe(0);

        LanguagesSet(fake).ShouldBe([null, "su"]);
        output.ToString().ShouldContain("Commands are set: /menu, /petugas, ");
    }

    [Fact]
    public async Task A_refusal_is_told_and_the_webhook_stays_set()
    {
        await using var fake = await FakeBotApi.StartAsync();
        await using var host = await TelegramHost.StartAsync(fake, Never);
        fake.Fail(FakeBotApiFault.Html(502), method: "setMyCommands");
        var output = new StringWriter();

        (await SetupFor(host, output).SetAsync(host.Address, Ct)).ShouldBe(1);

        fake.WebhookAddress.ShouldNotBeNull();
        output.ToString().ShouldContain("Telegram cannot be reached");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Polling_sets_it_at_its_start_and_polls_whatever_comes_of_it(bool isRefused)
    {
        await using var fake = await FakeBotApi.StartAsync();
        if (isRefused) fake.Fail(FakeBotApiFault.Html(502), method: "setMyCommands");
        fake.Say(5100000001, "halo");

        await using var host = await TelegramHost.StartAsync(
            fake, (_, _) => Task.FromResult(InboundVerdict.Committed), ("Telegram:Mode", "Polling"));

        await Until.TrueAsync(() => fake.UpdatesWaiting == 0, "the update is confirmed");
        LanguagesSet(fake).ShouldBe(isRefused ? [null] : [null, "su"]);
    }

    private static IEnumerable<string?> LanguagesSet(FakeBotApi fake) =>
        from call in fake.Calls
        where call.Method.Equals("setMyCommands", StringComparison.OrdinalIgnoreCase)
        select JsonDocument.Parse(call.Body).RootElement is var body
            && body.TryGetProperty("language_code", out var language) ? language.GetString() : null;

    private static TelegramWebhookSetup SetupFor(TelegramHost host, TextWriter output) => new(
        host.Services.GetRequiredService<TelegramApi>(), host.Services.GetRequiredService<TelegramOptions>(),
        TelegramCommands.Of(TestDesk.Content.Dialogs), output);

    private static Task<InboundVerdict> Never(InboundMessage message, CancellationToken ct) =>
        throw new InvalidOperationException("no turn was to be taken");
}
