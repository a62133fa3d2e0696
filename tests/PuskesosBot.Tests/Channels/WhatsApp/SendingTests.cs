using System.Text.Json;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

public sealed class SendingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_menu_is_numbered_text_while_no_content_is_configured_for_it()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();

        var result = await whatsApp.SenderWith(TemplateCatalog.Empty).SendAsync(WhatsAppFixture.Menu(), Ct);

        var sent = whatsApp.Fake.Sent.ShouldHaveSingleItem();
        result.ShouldBe(new SendResult.Accepted(sent.Sid));
        sent.Body.ShouldBe("Pilih:\n1. Cek\n2. Jadwal");
        sent.To.ShouldBe("whatsapp:+6281200000001");
        sent.StatusCallback.ShouldBe("https://bot.puskesos.example/webhooks/twilio/status");
    }

    [Fact]
    public async Task A_menu_has_buttons_where_a_content_is_configured()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        whatsApp.Fake.AddContent(WhatsAppFixture.MenuSid, "unsubmitted");

        await whatsApp.Sender.SendAsync(WhatsAppFixture.Menu(), Ct);

        var sent = whatsApp.Fake.Sent.ShouldHaveSingleItem();
        (sent.ContentSid, sent.Body).ShouldBe((WhatsAppFixture.MenuSid, null));
        JsonSerializer.Deserialize<Dictionary<string, string>>(sent.Variables!).ShouldBe(new Dictionary<string, string>
        {
            ["1"] = "Pilih:\n1. Cek\n2. Jadwal",
            ["2"] = "Cek",
            ["3"] = "q1:1",
            ["4"] = "Jadwal",
            ["5"] = "q1:2",
        });
    }

    [Fact]
    public async Task A_menu_that_Twilio_refuses_falls_back_to_numbers_and_is_not_tried_again()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();

        await whatsApp.Sender.SendAsync(WhatsAppFixture.Menu(), Ct);
        await whatsApp.Sender.SendAsync(WhatsAppFixture.Menu(), Ct);

        whatsApp.Fake.Sent.Select(s => s.ContentSid).ShouldBe([null, null]);
        whatsApp.Fake.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_label_too_long_for_a_button_stays_text()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        whatsApp.Fake.AddContent(WhatsAppFixture.MenuSid);

        await whatsApp.Sender.SendAsync(WhatsAppFixture.Menu(first: "Cek bantuan saya lagi"), Ct);

        whatsApp.Fake.Sent.ShouldHaveSingleItem().ContentSid.ShouldBeNull();
    }

    [Fact]
    public async Task A_long_text_goes_in_order_and_only_its_last_part_carries_our_name_of_it()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        var text = string.Join('\n', Enumerable.Range(1, 400).Select(i => $"baris {i} 👨‍👩‍👧"));

        await whatsApp.Sender.SendAsync(WhatsAppFixture.Say(text) with { Key = "0198-a_b" }, Ct);

        var sent = whatsApp.Fake.Sent;
        sent.Count.ShouldBeGreaterThan(3);
        sent.ShouldAllBe(s => s.Body!.Length <= 1600);
        string.Join('\n', sent.Select(s => s.Body)).ShouldBe(text);
        sent.SkipLast(1).ShouldAllBe(s => s.StatusCallback!.EndsWith("/webhooks/twilio/status"));
        sent[^1].StatusCallback!.ShouldEndWith("/webhooks/twilio/status?outbox=0198-a_b");
    }

    [Fact]
    public async Task A_template_goes_alone_with_its_values_on_one_line()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();

        await whatsApp.Sender.SendAsync(
            WhatsAppFixture.Template("case_update", ("receipt", "LS-2611-00427-K"), ("state", "sudah\n dijawab 🙏"))
                with
            { Language = "su" }, Ct);

        var sent = whatsApp.Fake.Sent.ShouldHaveSingleItem();
        (sent.ContentSid, sent.Body).ShouldBe((WhatsAppFixture.TemplateSid, null));
        JsonSerializer.Deserialize<Dictionary<string, string>>(sent.Variables!).ShouldBe(
            new Dictionary<string, string> { ["1"] = "LS-2611-00427-K", ["2"] = "sudah dijawab 🙏" });
    }

    [Theory]
    [InlineData("case_update", "template_value")]
    [InlineData("not_made", "no_template")]
    [InlineData("unheard_of", "no_template")]
    public async Task A_template_that_cannot_be_sent_is_refused_without_a_call(string name, string code)
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();

        var result = await whatsApp.Sender.SendAsync(WhatsAppFixture.Template(name, ("receipt", "LS")), Ct);

        result.ShouldBeOfType<SendResult.Refused>().Code.ShouldBe(code);
        whatsApp.Fake.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_goes_with_the_words_and_the_words_alone_when_Twilio_refuses_the_file()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        var message = WhatsAppFixture.Say("Peta") with { Media = new Uri("https://bot.puskesos.example/m/1.png") };

        await whatsApp.Sender.SendAsync(message, Ct);
        whatsApp.Fake.Fail(FakeTwilioFault.Error(400, 21620));
        await whatsApp.Sender.SendAsync(message, Ct);

        whatsApp.Fake.Sent.Select(s => (s.Body, s.MediaUrl))
            .ShouldBe([("Peta", "https://bot.puskesos.example/m/1.png"), ("Peta", null)]);
    }

    [Theory]
    [InlineData("", "halo", "bad_address")]
    [InlineData("5100000001 ", "halo", "bad_address")]
    [InlineData("whatsapp:+62812", "halo", "bad_address")]
    [InlineData(WhatsAppFixture.Siti, " ", "empty_text")]
    public async Task What_can_never_be_sent_is_refused_without_a_call(string chat, string text, string code)
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();

        var result = await whatsApp.Sender.SendAsync(WhatsAppFixture.Say(text, chat), Ct);

        result.ShouldBeOfType<SendResult.Refused>().Code.ShouldBe(code);
        whatsApp.Fake.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ID.0000000000000001", false)]
    [InlineData(WhatsAppFixture.Siti, true)]
    public async Task An_address_without_a_number_and_an_api_key_work_alike(string chat, bool usesApiKey)
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync(usesApiKey: usesApiKey);

        var result = await whatsApp.Sender.SendAsync(WhatsAppFixture.Say("Halo \ud83d dan & = + % 👋🏽", chat), Ct);

        result.ShouldBeOfType<SendResult.Accepted>();
        whatsApp.Fake.Sent.ShouldHaveSingleItem().Body.ShouldBe("Halo \ufffd dan & = + % 👋🏽");
    }

    [Fact]
    public async Task Typing_is_shown_for_the_message_that_is_answered()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();

        var answer = await whatsApp.Api.SendTypingAsync("SM00000000000000000000000000000001", Ct);

        answer.ShouldBeOfType<TwilioAnswer.Ok>();
        whatsApp.Fake.Calls.ShouldHaveSingleItem().Body
            .ShouldBe("channel=whatsapp&messageId=SM00000000000000000000000000000001");
    }
}
