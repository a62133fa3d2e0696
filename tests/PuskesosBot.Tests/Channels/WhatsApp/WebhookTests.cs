using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

public sealed class WebhookTests
{
    private const string Inbound = "/webhooks/twilio/whatsapp", Status = "/webhooks/twilio/status";
    private const string Siti = "+6281200000001", Words = "kata-rahasia-warga";

    private static readonly byte[] Hello = TwilioPayloads.Bytes("01-inbound-text.form");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(InboundVerdict.Committed, 200)]
    [InlineData(InboundVerdict.QueueFull, 503)]
    [InlineData(InboundVerdict.Failed, 503)]
    public async Task The_answer_is_what_became_of_the_turn(InboundVerdict verdict, int status)
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake, verdict);

        var delivery = await fake.SayAsync(Siti, "halo");

        delivery.Status.ShouldBe(status);
        delivery.Answer.ShouldBe(status == 200 ? "<Response/>" : "");
        host.Heard.ShouldHaveSingleItem().Text.ShouldBe("halo");
    }

    [Fact]
    public async Task Every_signed_example_is_taken_at_its_address()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);
        var requests = TwilioPayloads.Signatures.GetProperty("requests").EnumerateArray().ToList();

        foreach (var request in requests)
        {
            var delivery = await fake.PostAsync(
                new Uri(request.GetProperty("url").GetString()!).PathAndQuery,
                TwilioPayloads.Bytes(request.GetProperty("file").GetString()!),
                request.GetProperty("signature").GetString());
            delivery.Status.ShouldBeOneOf(200, 204);
        }

        host.Heard.Count.ShouldBe(16);
        host.Reports.Count.ShouldBe(8);
        host.Reports.Last().Key.ShouldBe("8f6f0d1e-0000-4000-8000-000000000001");
    }

    [Fact]
    public async Task A_wrong_missing_or_borrowed_signature_is_refused()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);
        var right = fake.Sign(Inbound, Hello);
        byte[] tampered = [.. Hello, (byte)'1'];

        (await fake.PostAsync(Inbound, Hello, "")).Status.ShouldBe(403);
        (await fake.PostAsync(Inbound, Hello, right.ToUpperInvariant())).Status.ShouldBe(403);
        (await fake.PostAsync(Inbound, tampered, right)).Status.ShouldBe(403);
        (await fake.PostAsync(Inbound + "?x=1", Hello, right)).Status.ShouldBe(403);
        (await fake.PostAsync(Status, Hello, right)).Status.ShouldBe(403);
        (await fake.PostAsync(Inbound, Hello, right, "application/json")).Status.ShouldBe(403);

        host.Heard.ShouldBeEmpty();
        host.LogLines.ShouldContain(line => line.Contains("wrong_signature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_signed_address_is_the_configured_one_whatever_the_headers_say()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);
        var elsewhere = new TwilioSignature(fake.AuthToken).Of(
            $"https://evil.example{Inbound}", TwilioForm.Parse(Hello)!);
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, Inbound));
        request.Content = new ByteArrayContent(Hello);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add(TwilioSignature.Header, elsewhere);

        using var answer = await http.SendAsync(request, Ct);

        ((int)answer.StatusCode).ShouldBe(403);
    }

    [Theory]
    [InlineData("Body=%zz", "application/x-www-form-urlencoded", 400)]
    [InlineData("Body=halo", "application/x-www-form-urlencoded", 400)]
    [InlineData("Body=halo", "text/plain", 400)]
    [InlineData("Body=halo", "", 400)]
    public async Task What_is_no_webhook_of_Twilio_is_malformed(string body, string contentType, int status)
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);
        var bytes = Encoding.UTF8.GetBytes(body);
        var signature = body.Contains('%') ? "irrelevant" : null;

        (await fake.PostAsync(Inbound, bytes, signature, contentType)).Status.ShouldBe(status);
        (await fake.PostAsync(Status, bytes, signature, contentType)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Another_account_is_refused_and_too_much_is_not_read()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(
            fake, settings: ("Twilio:AccountSid", "AC00000000000000000000000000000002"));

        (await fake.SayAsync(Siti, "halo")).Status.ShouldBe(403);
        (await fake.PostAsync(Inbound, new byte[TwilioForm.BodyBytesMax + 1], "x")).Status.ShouldBe(413);

        host.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_for_us_is_acknowledged_without_a_turn()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);
        var sms = Encoding.UTF8.GetBytes(
            $"MessageSid=SM1&AccountSid={fake.AccountSid}&From=%2B6281200000001&To=%2B62812&Body=halo");
        var json = TwilioPayloads.Signatures.GetProperty("jsonBody");
        var hash = json.GetProperty("bodySHA256").GetString();
        var path = $"{Inbound}?bodySHA256={hash}";

        (await fake.PostAsync(Inbound, sms)).Status.ShouldBe(200);
        (await fake.PostAsync(path, TwilioPayloads.Bytes("30-json-body.json"), fake.Sign(path, []), "application/json"))
            .Status.ShouldBe(200);
        (await fake.PostAsync(path, "{}"u8.ToArray(), fake.Sign(path, []), "application/json")).Status.ShouldBe(403);

        host.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_and_its_fate_come_around_in_any_order_and_more_than_once()
    {
        await using var fake = await FakeTwilio.StartAsync();
        fake.Callbacks = new FakeTwilioCallbacks { Stages = ["sent", "delivered", "read"], Times = 2, Shuffled = true };
        await using var host = await WhatsAppHost.StartAsync(fake);
        var sender = host.Services.GetRequiredService<IChannelSender>();
        await fake.SayAsync(Siti, "halo");

        var result = await sender.SendAsync(WhatsAppFixture.Say("Baik") with { Key = "baris-1" }, Ct);
        fake.CloseWindow(Siti);
        await sender.SendAsync(WhatsAppFixture.Say("Terlambat"), Ct);
        await Until.TrueAsync(() => host.Reports.Count == 8, "every callback came");

        var sid = result.ShouldBeOfType<SendResult.Accepted>().ExternalId;
        host.Reports.Where(r => r.ExternalId == sid && r.Key == "baris-1").Select(r => r.Stage)
            .ShouldBe([DeliveryStage.Sent, DeliveryStage.Sent, DeliveryStage.Delivered, DeliveryStage.Delivered,
                DeliveryStage.Read, DeliveryStage.Read], ignoreOrder: true);
        host.Reports.Where(r => r.ExternalId != sid).Select(r => (r.Stage, r.Code))
            .ShouldBe([(DeliveryStage.Failed, "63016"), (DeliveryStage.Failed, "63016")]);
    }

    [Fact]
    public async Task No_secret_no_number_and_no_word_is_in_a_log_line()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);
        var sender = host.Services.GetRequiredService<IChannelSender>();
        fake.Fail(FakeTwilioFault.Html(502));
        fake.Fail(new FakeTwilioFault.Reset());

        await fake.SayAsync(Siti, Words);
        await fake.PostAsync(Inbound, Encoding.UTF8.GetBytes($"Body={Words}&From=whatsapp%3A%2B6281200000001"));
        await fake.PostAsync(Inbound, Encoding.UTF8.GetBytes($"Body={Words}"), "wrong");
        for (var i = 0; i < 3; i++) await sender.SendAsync(WhatsAppFixture.Say(Words), Ct);

        host.LogLines.Count.ShouldBeGreaterThan(3);
        host.LogLines.Where(line => line.Contains(fake.AuthToken, StringComparison.Ordinal)
            || line.Contains(Words, StringComparison.Ordinal)
            || line.Contains("6281200000001", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Enabled_without_what_it_needs_the_process_does_not_start_and_says_all_of_it()
    {
        await using var fake = await FakeTwilio.StartAsync();

        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => WhatsAppHost.StartAsync(
            fake, InboundVerdict.Committed, ("Twilio:AuthToken", ""), ("Twilio:From", ""), ("Public:BaseAddress", ""),
            ("Twilio:SendTimeout", "1:00:00")));

        refusal.Failures.Count().ShouldBe(4);
    }

    [Fact]
    public async Task Switched_off_the_addresses_do_not_exist()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(
            fake, InboundVerdict.Committed, ("Twilio:Enabled", "false"), ("Public:BaseAddress", ""));

        (await fake.SayAsync(Siti, "halo")).Status.ShouldBe(404);
    }
}
