using System.Text.Json;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;

namespace PuskesosBot.Tests.Channels.Telegram;

/// <summary>What each example update means to the desk: a message, or the reason it is ignored.</summary>
public static class ExpectedReadings
{
    /// <summary>The clock of the table; a press has no time of its own.</summary>
    internal static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private const string Siti = "5100000001", Asep = "5100000002", Rw = "-1001999000111";

    public static TheoryData<string, object> EveryPayload()
    {
        var all = new TheoryData<string, object>();
        foreach (var (payload, reading) in SaidAlone().Concat(SaidOtherwise())) all.Add(payload, reading);
        return all;
    }

    private static (string Payload, object Reading)[] SaidAlone() =>
    [
        ("01-message-text",
            From(Siti, 101, 600) with { Text = "Selamat pagi, bagaimana cara mengusulkan bantuan sembako?" }),
        ("02-message-start-deep-link",
            From(Siti, 102, 605) with { Text = "/start", StartParameter = "aduan_QR-RW05" }),
        ("03-message-emoji-entities",
            From(Siti, 103, 610) with
            {
                Text = "Halo 👋🏽 saya 👨‍👩‍👧 butuh info PKH, "
                    + "hubungi siti@contoh.example atau @siti_contoh 🇮🇩",
            }),
        ("04-message-4096-characters", From(Asep, 104, 615) with { Text = LongText }),
        ("05-message-photo-caption",
            From(Siti, 105, 620) with { Text = "Foto rumah warga", Media = Photo(158774) }),
        ("06-message-photo-album-item", From(Siti, 106, 621) with { Media = Photo(160001) }),
        ("07-message-document",
            From(Siti, 107, 625) with
                { Media = new(MediaKind.Document, "BQACAgUAAxkBAAI-CONTOH-DOK", "application/pdf", 245760) }),
        ("08-message-voice",
            From(Asep, 108, 630) with
                { Media = new(MediaKind.Voice, "AwACAgUAAxkBAAI-CONTOH-SUARA", "audio/ogg", 28411) }),
        ("09-message-location", From(Asep, 109, 635) with { Location = new(-6.8915, 107.6107) }),
        ("10-message-contact-own", From(Siti, 110, 640) with { OwnPhone = "6281200000001" }),
        ("11-message-contact-of-someone-else", From(Siti, 111, 645) with { Media = new(MediaKind.Other, "") }),
        ("12-message-sticker",
            From(Asep, 112, 650) with
                { Media = new(MediaKind.Sticker, "CAACAgUAAxkBAAI-CONTOH-STIKER", null, 19110) }),
    ];

    private static (string Payload, object Reading)[] SaidOtherwise() =>
    [
        ("13-edited-message",
            From(Siti, 113, 690) with
                { Kind = InboundKind.Edited, Text = "Alamat saya Jl. Contoh No. 5 (sudah diperbaiki)" }),
        ("14-group-command-addressed",
            From(Siti, 114, 660) with { Address = Group(Rw), Text = "/bantuan cara lapor" }),
        ("15-group-forum-topic-message", IgnoreReason.NotAddressed),
        ("16-message-forwarded-known-user",
            From(Siti, 116, 670) with { Text = "Info: posyandu hari Kamis", Forwarded = true }),
        ("17-message-forwarded-hidden-user",
            From(Siti, 117, 675) with { Text = "Kabar dari grup sebelah", Forwarded = true }),
        ("18-message-reply-with-quote", From(Siti, 118, 680) with { Text = "Yang nomor dua" }),
        ("19-callback-query", Press(Siti, 119, "4382000000000000001", "v1:cmp:ok:PK20260007")),
        ("20-callback-query-inaccessible-message", Press(Asep, 120, "4382000000000000002", "v1:menu:main")),
        ("21-my-chat-member-blocked", From(Asep, 121, 695) with { Kind = InboundKind.Blocked }),
        ("22-my-chat-member-unblocked", From(Asep, 122, 1000) with { Kind = InboundKind.Unblocked }),
        ("23-my-chat-member-added-to-group", IgnoreReason.GroupMembership),
        ("24-group-migrated-to-supergroup",
            Unsigned("-4999000333", 124, 1010) with
                { Address = Group("-4999000333"), Kind = InboundKind.Moved, Text = "-1001999000333" }),
        ("25-message-unhandled-service", IgnoreReason.NotAddressed),
        ("26-message-nik-in-text", From(Siti, 126, 1020) with { Text = "NIK saya 3273024107850000" }),
        ("27-unknown-future-update-type", IgnoreReason.UpdateType),
        ("28-inline-query-not-subscribed", IgnoreReason.UpdateType),
    ];

    private static string LongText { get; } = JsonDocument
        .Parse(TelegramPayloads.Update("04-message-4096-characters"))
        .RootElement.GetProperty("message").GetProperty("text").GetString()!;

    private static InboundMessage From(string chat, int update, int second) => Unsigned(chat, update, second) with
    {
        ProfileName = chat == Siti ? "Siti Contoh" : "Asep",
        LanguageHint = "id",
    };

    private static InboundMessage Unsigned(string chat, int update, int second) => new(
        new MessageKey(ChannelNames.Telegram, $"810000{update}"),
        new ChatAddress(ChannelNames.Telegram, chat),
        DateTimeOffset.FromUnixTimeSeconds(1767315000 + second));

    private static InboundMessage Press(string chat, int update, string pressId, string data) =>
        From(chat, update, 0) with { SentAt = Now, PressId = pressId, Pressed = data };

    private static ChatAddress Group(string id) => new(ChannelNames.Telegram, id, IsGroup: true);

    private static InboundMedia Photo(long bytes) => new(MediaKind.Photo, "AgACAgUAAxkBAAI-CONTOH-FOTO-y", null, bytes);
}
