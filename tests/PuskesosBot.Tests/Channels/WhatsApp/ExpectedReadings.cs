using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Channels.WhatsApp;

/// <summary>What each example webhook means to the desk: a message or a report.</summary>
public static class ExpectedReadings
{
    /// <summary>The clock of the table; a webhook has no time of its own.</summary>
    internal static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private const string Siti = "+6281200000001", Asep = "+6281200000002";

    public static TheoryData<string, object> EveryPayload()
    {
        var all = new TheoryData<string, object>();
        foreach (var (payload, reading) in Said().Concat(Sent()).Concat(Became())) all.Add(payload, reading);
        return all;
    }

    private static (string Payload, object Reading)[] Said() =>
    [
        ("01-inbound-text", From(Siti, "SM", 1) with { Text = "Selamat pagi, mau tanya syarat PKH" }),
        ("02-inbound-emoji-newline",
            From(Asep, "SM", 2) with
                { Text = "Halo 👋🏽 Puskesos\nSaya & keluarga 👨‍👩‍👧 butuh info = bantuan 50% + sembako?" }),
        ("08-inbound-button-reply",
            From(Siti, "SM", 8) with
            {
                Text = "Kirim aduan", Pressed = "v1:cmp:ok:PK20260007",
                RepliesTo = "MM00000000000000000000000000000777",
            }),
        ("09-inbound-list-reply",
            From(Asep, "SM", 9) with
            {
                Text = "Jalan rusak", Pressed = "v1:cat:infrastruktur",
                RepliesTo = "MM00000000000000000000000000000777",
            }),
        ("10-inbound-4096-characters",
            From(Asep, "SM", 10) with { Text = TwilioPayloads.Form("10-inbound-4096-characters")["Body"] }),
        ("11-inbound-forwarded",
            From(Siti, "SM", 11) with { Text = "Info bantuan dari grup sebelah", Forwarded = true }),
        ("12-inbound-opt-out", From(Siti, "SM", 12) with { Text = "STOP" }),
        ("13-inbound-quoted-reply",
            From(Siti, "SM", 13) with
                { Text = "yang ini maksudnya apa?", RepliesTo = "MM00000000000000000000000000000777" }),
        ("14-inbound-unknown-new-parameter", From(Siti, "SM", 14) with { Text = "halo" }),
        ("16-inbound-query-string-url", From(Siti, "SM", 16) with { Text = "menu" }),
    ];

    private static (string Payload, object Reading)[] Sent() =>
    [
        ("03-inbound-image-empty-body",
            From(Siti, "MM", 3) with { Media = File(MediaKind.Photo, 3, "image/jpeg") }),
        ("04-inbound-document-caption",
            From(Siti, "MM", 4) with
                { Text = "surat-pengantar-rt.pdf", Media = File(MediaKind.Document, 4, "application/pdf") }),
        ("05-inbound-voice-note", From(Asep, "MM", 5) with { Media = File(MediaKind.Voice, 5, "audio/ogg") }),
        ("06-inbound-location", From(Asep, "SM", 6) with { Location = new(-6.8915, 107.6107) }),
        ("07-inbound-contact-vcard", From(Siti, "MM", 7) with { Media = new(MediaKind.Other, "") }),
        ("15-inbound-sticker", From(Asep, "MM", 15) with { Media = File(MediaKind.Sticker, 15, "image/webp") }),
    ];

    private static (string Payload, object Reading)[] Became() =>
    [
        ("20-status-queued", Report(DeliveryStage.Queued)),
        ("21-status-sent", Report(DeliveryStage.Sent)),
        ("22-status-delivered", Report(DeliveryStage.Delivered)),
        ("23-status-read", Report(DeliveryStage.Read)),
        ("24-status-failed-63016", Report(DeliveryStage.Failed, "63016", FailureKind.Window)),
        ("25-status-undelivered-63024", Report(DeliveryStage.Failed, "63024", FailureKind.Address)),
        ("26-status-failed-63018", Report(DeliveryStage.Failed, "63018", FailureKind.Passing)),
        ("27-status-correlated-url", Report(DeliveryStage.Delivered)),
    ];

    private static InboundMessage From(string phone, string kind, int number) => new(
        new MessageKey(ChannelNames.WhatsApp, $"{kind}{number:d32}"),
        new ChatAddress(ChannelNames.WhatsApp, phone), Now)
    {
        OwnPhone = phone,
        ProfileName = phone == Siti ? "Siti Contoh" : "Asep 🙏",
    };

    private static InboundMedia File(MediaKind kind, int number, string type) => new(kind,
        $"https://api.twilio.com/2010-04-01/Accounts/{TwilioPayloads.Account}/Messages/MM{number:d32}"
        + $"/Media/ME{number + 900:d32}", type);

    private static DeliveryReport Report(DeliveryStage stage, string? code = null, FailureKind failure = default) =>
        new(ChannelNames.WhatsApp, "SM00000000000000000000000000000501", stage, code, Now) { Failure = failure };
}
