using System.Net;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class SendingTests
{
    private const long Siti = 5100000001, Group = -1001999000111;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_menu_has_one_numbered_button_a_row()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var menu = TelegramFixture.To(Siti, "Pilih:\n1. Cek\n2. Jadwal") with
        {
            Options = [new ChatOption("Cek", "1"), new ChatOption("Jadwal", "2")],
        };

        var result = await telegram.Sender.SendAsync(menu, Ct);

        var sent = telegram.Fake.Sent.ShouldHaveSingleItem();
        result.ShouldBe(new SendResult.Accepted($"{sent.MessageId}"));
        sent.Buttons.ShouldBe([new FakeBotApiButton("1. Cek", "1"), new FakeBotApiButton("2. Jadwal", "2")]);
    }

    [Fact]
    public async Task A_long_text_goes_in_order_and_only_the_last_part_has_buttons()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var text = string.Join('\n', Enumerable.Range(1, 900).Select(i => $"baris {i} 👨‍👩‍👧"));
        var message = TelegramFixture.To(Siti, text) with { Options = [new ChatOption("Menu", "m")] };

        await telegram.Sender.SendAsync(message, Ct);

        var sent = telegram.Fake.Sent;
        sent.Count.ShouldBeGreaterThan(3);
        string.Join('\n', sent.Select(s => s.Text)).ShouldBe(text);
        sent.Select(s => s.Buttons.Count).ShouldBe([.. Enumerable.Repeat(0, sent.Count - 1), 1]);
    }

    [Fact]
    public async Task The_own_number_is_asked_for_in_private_chats_only()
    {
        await using var telegram = await TelegramFixture.StartAsync();

        await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Nomornya?") with { PhoneButton = "Bagikan" }, Ct);
        await telegram.Sender.SendAsync(TelegramFixture.To(Group, "Nomornya?") with { PhoneButton = "Bagikan" }, Ct);

        telegram.Fake.Sent.Select(s => s.PhoneButton).ShouldBe(["Bagikan", null]);
    }

    [Fact]
    public async Task An_answer_goes_into_the_topic_it_was_asked_in()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var message = TelegramFixture.To(Group, "Baik");

        await telegram.Sender.SendAsync(message with { To = message.To with { Thread = "12" } }, Ct);

        telegram.Fake.Sent.ShouldHaveSingleItem().ThreadId.ShouldBe(12);
    }

    [Fact]
    public async Task A_press_is_acknowledged_together_with_the_answer_even_when_it_came_too_late()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        telegram.Fake.ExpirePress("4382");

        var result = await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Baik") with { PressId = "4382" }, Ct);

        result.ShouldBeOfType<SendResult.Accepted>();
        telegram.Fake.Calls.Select(c => c.Method).ShouldBe(["answerCallbackQuery", "sendMessage"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_press_can_be_acknowledged_without_words()
    {
        await using var telegram = await TelegramFixture.StartAsync();

        var result = await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "") with { PressId = "4382" }, Ct);

        result.ShouldBe(new SendResult.Accepted(""));
        telegram.Fake.Calls.ShouldHaveSingleItem().Method.ShouldBe("answerCallbackQuery");
    }

    [Theory]
    [InlineData("")]
    [InlineData("bukan nomor")]
    public async Task What_can_never_be_sent_is_refused_without_a_call(string chat)
    {
        await using var telegram = await TelegramFixture.StartAsync();
        var address = new ChatAddress(ChannelNames.Telegram, chat.Length == 0 ? "5100000001" : chat);

        var result = await telegram.Sender.SendAsync(new OutboundMessage(address, chat), Ct);

        result.ShouldBeOfType<SendResult.Refused>();
        telegram.Fake.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Broken_characters_are_replaced_and_not_fatal()
    {
        await using var telegram = await TelegramFixture.StartAsync();

        await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Halo \ud83d dan \u0000 \"kutip\" <b> 👋🏽"), Ct);

        telegram.Fake.Sent.ShouldHaveSingleItem().Text.ShouldBe("Halo \ufffd dan \u0000 \"kutip\" <b> 👋🏽");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_on_the_way_is_told_as_it_is(FakeBotApiFault fault, SendResult expected)
    {
        await using var telegram = await TelegramFixture.StartAsync(sendTimeout: TimeSpan.FromSeconds(1));
        telegram.Fake.Fail(fault);

        var result = await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Halo"), Ct);

        if (expected is SendResult.Unreachable { MayHaveArrived: var mayHaveArrived })
            result.ShouldBeOfType<SendResult.Unreachable>().MayHaveArrived.ShouldBe(mayHaveArrived);
        else result.ShouldBe(expected);
        result.ToString().ShouldNotContain(telegram.Options.Token);
    }

    public static TheoryData<FakeBotApiFault, SendResult> Faults() => new()
    {
        { new FakeBotApiFault.Reset(), new SendResult.Unreachable("", MayHaveArrived: true) },
        { new FakeBotApiFault.Reset(AfterWork: true), new SendResult.Unreachable("", MayHaveArrived: true) },
        { new FakeBotApiFault.Hang(), new SendResult.Unreachable("", MayHaveArrived: true) },
        { new FakeBotApiFault.Flood(64L * 1024 * 1024), new SendResult.Unreachable("", MayHaveArrived: true) },
        { FakeBotApiFault.Html(502), new SendResult.Unreachable("", MayHaveArrived: true) },
        { FakeBotApiFault.Html(503), new SendResult.Unreachable("", MayHaveArrived: false) },
        { FakeBotApiFault.TooMany(3), new SendResult.Throttled(TimeSpan.FromSeconds(3), WholeChannel: true) },
        { FakeBotApiFault.Error(401, "Unauthorized"), new SendResult.Misconfigured("401", "Unauthorized") },
        { new FakeBotApiFault.Slow(TimeSpan.FromMilliseconds(200)), new SendResult.Accepted("1") },
    };

    [Fact]
    public async Task A_refused_connection_means_that_nothing_left()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        await telegram.Fake.DisposeAsync();

        var result = await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Halo"), Ct);

        result.ShouldBe(new SendResult.Unreachable("ConnectionError", MayHaveArrived: false));
    }

    [Fact]
    public async Task A_wrong_token_stops_the_channel()
    {
        await using var telegram = await TelegramFixture.StartAsync(token: "7000000001:AAwrong");

        var result = await telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Halo"), Ct);

        result.ShouldBe(new SendResult.Misconfigured("401", "Unauthorized"));
    }

    [Fact]
    public async Task A_second_part_that_fails_says_that_the_first_arrived()
    {
        await using var telegram = await TelegramFixture.StartAsync(limits: new FakeBotApiLimits(30, 1, 1, 20));

        var result = await telegram.Sender.SendAsync(TelegramFixture.To(Siti, new string('x', 5000)), Ct);

        result.ShouldBe(new SendResult.Throttled(TimeSpan.FromSeconds(1), WholeChannel: true) { PartlySent = true });
    }

    [Fact]
    public async Task Cancelling_ends_a_hanging_call_at_once_without_showing_the_token()
    {
        await using var telegram = await TelegramFixture.StartAsync();
        telegram.Fake.Fail(new FakeBotApiFault.Hang());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var sending = telegram.Sender.SendAsync(TelegramFixture.To(Siti, "Halo"), cancel.Token);
        await cancel.CancelAsync();

        var thrown = await Should.ThrowAsync<OperationCanceledException>(sending);
        thrown.ToString().ShouldNotContain(telegram.Options.Token);
    }
}
