using System.Text;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Channels.WhatsApp;

public sealed class WebhookReadingTests
{
    private const string Sids = "MessageSid=SM1&AccountSid=" + TwilioPayloads.Account;
    private const string Someone = Sids + "&To=whatsapp%3A%2B6281200009999&From=whatsapp%3A%2B6281200000001";

    private static readonly WhatsAppReader Reader = new(
        new TwilioOptions { AccountSid = TwilioPayloads.Account }, new FixedTime(ExpectedReadings.Now));

    [Theory]
    [MemberData(nameof(ExpectedReadings.EveryPayload), MemberType = typeof(ExpectedReadings))]
    public void Every_example_webhook_gives_what_is_expected(string name, object expected)
    {
        var form = TwilioPayloads.Form(name);

        WhatsAppReading reading = expected is DeliveryReport ? Reader.ReadStatus(form, null) : Reader.ReadInbound(form);

        reading.ShouldBe(expected is DeliveryReport report
            ? new WhatsAppReading.Report(report)
            : new WhatsAppReading.Message((InboundMessage)expected));
    }

    [Fact]
    public void No_example_webhook_is_left_out_of_the_table() => ExpectedReadings.EveryPayload()
        .Select(row => row.Data.Item1).Order(StringComparer.Ordinal).ShouldBe(TwilioPayloads.FormNames());

    [Theory]
    [InlineData("whatsapp%3AID.0000000000000001", "ID.0000000000000001", null)]
    [InlineData("whatsapp%3A%2B6581234567", "+6581234567", "+6581234567")]
    public void A_number_is_proven_only_where_the_address_is_one(string from, string chat, string? phone)
    {
        var inbound = Message($"{Sids}&To=x&From={from}&WaId=6281200000001&Body=halo");

        inbound.Address.ShouldBe(new ChatAddress(ChannelNames.WhatsApp, chat));
        inbound.OwnPhone.ShouldBe(phone);
    }

    [Fact]
    public void Somebody_elses_contact_card_carries_no_number_any_further()
    {
        var inbound = Message($"{Someone}&Body=&NumMedia=1&MessageType=contacts&MediaContentType0=text%2Fvcard"
            + "&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fcard");

        inbound.IsUnreadable.ShouldBeTrue();
        inbound.Media!.Reference.ShouldBe("");
    }

    [Theory]
    [InlineData("https://evil.example/2010-04-01/Accounts/" + TwilioPayloads.Account + "/Messages/MM1/Media/ME1")]
    [InlineData("https://api.twilio.com.evil.example/2010-04-01/Accounts/" + TwilioPayloads.Account + "/x")]
    [InlineData("https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000002/Messages/MM1")]
    [InlineData("https://api.twilio.com@evil.example/2010-04-01/Accounts/" + TwilioPayloads.Account + "/x")]
    [InlineData("https://evil@api.twilio.com/2010-04-01/Accounts/" + TwilioPayloads.Account + "/x")]
    [InlineData("http://api.twilio.com/2010-04-01/Accounts/" + TwilioPayloads.Account + "/x")]
    [InlineData("https://api.twilio.com/2010-04-01/Accounts/" + TwilioPayloads.Account + "/../AC2/x")]
    [InlineData("file:///etc/passwd")]
    public void A_file_elsewhere_is_never_fetched(string url)
    {
        var inbound = Message(
            $"{Someone}&NumMedia=1&MediaContentType0=image%2Fjpeg&MediaUrl0={Uri.EscapeDataString(url)}");

        inbound.Media.ShouldBe(new InboundMedia(MediaKind.Photo, "", "image/jpeg"));
    }

    [Fact]
    public void Content_that_has_no_fields_is_unreadable_and_not_silence() =>
        Message($"{Someone}&Body=&MessageType=poll").IsUnreadable.ShouldBeTrue();

    [Theory]
    [InlineData(Someone + "&Body=&MessageType=text", WhatsAppIgnoreReason.Empty)]
    [InlineData(Sids + "&To=%2B628&From=%2B6281200000001&Body=halo", WhatsAppIgnoreReason.NotWhatsApp)]
    public void What_is_not_for_us_is_ignored(string body, string reason) =>
        Reader.ReadInbound(Parse(body)).ShouldBe(new WhatsAppReading.Ignored(reason));

    [Theory]
    [InlineData("")]
    [InlineData("MessageSid=SM1")]
    [InlineData("AccountSid=AC1")]
    [InlineData(Sids)]
    [InlineData(Sids + "&From=whatsapp%3A%2B6281200000001")]
    [InlineData("MessageSid=SM%201&AccountSid=AC1")]
    public void What_is_not_a_message_is_called_malformed(string body) =>
        Reader.ReadInbound(Parse(body)).ShouldBeOfType<WhatsAppReading.Malformed>();

    [Fact]
    public void Another_account_is_refused()
    {
        var body = Someone.Replace("0001&To", "0002&To", StringComparison.Ordinal);

        Reader.ReadInbound(Parse(body)).ShouldBe(new WhatsAppReading.WrongAccount());
        Reader.ReadStatus(Parse(body), null).ShouldBe(new WhatsAppReading.WrongAccount());
    }

    [Theory]
    [InlineData("received", WhatsAppIgnoreReason.InboundStatus)]
    [InlineData("partially_delivered", WhatsAppIgnoreReason.UnknownStatus)]
    [InlineData("sending-by-pigeon", WhatsAppIgnoreReason.UnknownStatus)]
    public void A_status_that_says_nothing_of_ours_is_ignored(string status, string reason) =>
        Reader.ReadStatus(Parse($"{Sids}&MessageStatus={status}"), null)
            .ShouldBe(new WhatsAppReading.Ignored(reason));

    [Fact]
    public void A_report_brings_our_own_name_of_the_message_back()
    {
        var form = TwilioPayloads.Form("27-status-correlated-url");

        Reader.ReadStatus(form, "8f6f0d1e").ShouldBeOfType<WhatsAppReading.Report>().Delivery.Key.ShouldBe("8f6f0d1e");
        Reader.ReadStatus(form, new string('x', 65)).ShouldBeOfType<WhatsAppReading.Report>().Delivery.Key
            .ShouldBeNull();
    }

    [Theory]
    [InlineData("91", "107")]
    [InlineData("-6,89", "107")]
    [InlineData("NaN", "107")]
    [InlineData("-6.89", "")]
    public void An_impossible_place_is_none(string latitude, string longitude) =>
        Message($"{Someone}&Body=x&Latitude={latitude}&Longitude={longitude}").Location.ShouldBeNull();

    private static InboundMessage Message(string body) =>
        Reader.ReadInbound(Parse(body)).ShouldBeOfType<WhatsAppReading.Message>().Inbound;

    private static TwilioForm Parse(string body) => TwilioForm.Parse(Encoding.UTF8.GetBytes(body))!;

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
