using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Channels.Telegram;
using PuskesosBot.Tests.Channels.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>What the readers of Telegram and WhatsApp make of voices, places and stickers, in real turns.</summary>
public sealed class PlacesAndVoicesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Channels { get; } = [ChannelNames.Telegram, ChannelNames.WhatsApp];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_voice_note_in_the_middle_of_a_question_goes_to_staff_and_the_question_comes_back(string channel)
    {
        using var desk = await TestDesk.StartAsync();
        var chat = await ConsentedAsync(desk, channel);
        await SayAsync(desk, chat, 1, "jadwal");

        var replies = await SayAsync(desk, chat, 2, VoiceOf(channel));

        replies[0].Text.ShouldContain("petugas");
        replies[^1].Text.ShouldContain("RW berapa");
        await using var db = desk.Database.Open();
        var attached = await db.CaseAttachments.SingleAsync(Ct);
        (attached.Kind, attached.Content).ShouldBe((AttachmentKind.Voice, VoiceOf(channel).Media!.Reference));
        var handover = await db.Handovers.SingleAsync(Ct);
        (handover.CaseId, handover.Reason).ShouldBe((attached.CaseId, HandoverReason.Asked));
        (await db.Inbound.Where(i => i.Media != null).Select(i => i.Media).SingleAsync(Ct))
            .ShouldBe($"voice:{VoiceOf(channel).Media!.Reference}");
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Several_voice_notes_are_one_case_and_have_an_end(string channel)
    {
        using var desk = await TestDesk.StartAsync();
        var chat = await ConsentedAsync(desk, channel);

        IReadOnlyList<OutboundMessage> replies = [];
        for (var n = 0; n <= CaseWork.AttachmentsMax; n++)
            replies = await SayAsync(desk, chat, n, VoiceOf(channel));

        replies[0].Text.ShouldContain("tidak ditambahkan lagi");
        await using var db = desk.Database.Open();
        (await db.Cases.CountAsync(Ct)).ShouldBe(1);
        (await db.CaseAttachments.CountAsync(Ct)).ShouldBe(CaseWork.AttachmentsMax);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_place_inside_an_RW_answers_the_question_for_it(string channel)
    {
        using var desk = await TestDesk.StartAsync();
        var chat = await ConsentedAsync(desk, channel);
        await SayAsync(desk, chat, 1, "jadwal");

        var replies = await SayAsync(desk, chat, 2, Payload(channel, "09-message-location", "06-inbound-location"));

        replies[^1].Text.ShouldContain("RW 08");
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_place_in_no_RW_is_asked_about_kindly(string channel)
    {
        using var desk = await TestDesk.StartAsync();
        var chat = await ConsentedAsync(desk, channel);
        await SayAsync(desk, chat, 1, "jadwal");
        var far = Payload(channel, "09-message-location", "06-inbound-location") with
        {
            Location = new GeoPoint(-6.2, 106.8),
        };

        var replies = await SayAsync(desk, chat, 2, far);

        replies[0].Text.ShouldContain("belum tahu RW-nya");
        replies[^1].Text.ShouldContain("angka RW");
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Stickers_voices_and_places_break_no_dialog(string channel)
    {
        using var desk = await TestDesk.StartAsync();
        var chat = await ConsentedAsync(desk, channel);
        var sent = 0;
        foreach (var words in (string[])["menu", "cek bantuan", "lapor", "darurat", "data saya", "resi", "asli palsu"])
        {
            foreach (var wordless in (InboundMessage[])[
                Payload(channel, "12-message-sticker", "15-inbound-sticker"), VoiceOf(channel),
                Payload(channel, "09-message-location", "06-inbound-location")])
            {
                await SayAsync(desk, chat, ++sent, words);
                (await SayAsync(desk, chat, ++sent, wordless)).Count.ShouldBeInRange(1, 5, words);
            }
        }

        await using var db = desk.Database.Open();
        (await db.Parked.AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public void Areas_that_overlap_or_are_left_out_give_no_RW()
    {
        GeoPoint[] square = [new(0, 0), new(0, 2), new(2, 2), new(2, 0)];
        GeoPoint[] beside = [new(1, 1), new(1, 3), new(3, 3), new(3, 1)];
        var profile = TestDesk.Content.Profile with
        {
            Areas = new Dictionary<string, IReadOnlyList<GeoPoint>> { ["01"] = square, ["02"] = beside },
        };

        profile.RwAt(new GeoPoint(0.5, 0.5)).ShouldBe("01");
        profile.RwAt(new GeoPoint(1.5, 1.5)).ShouldBeNull("it is in both");
        profile.RwAt(new GeoPoint(5, 5)).ShouldBeNull();
        (profile with { Areas = new Dictionary<string, IReadOnlyList<GeoPoint>>() }).RwAt(new GeoPoint(1, 1))
            .ShouldBeNull();
    }

    [Fact]
    public void The_areas_of_the_desk_are_of_its_RWs_and_do_not_overlap()
    {
        var profile = TestDesk.Content.Profile;

        profile.Areas.Keys.ShouldBe(profile.Rws, ignoreOrder: true);
        foreach (var (rw, corners) in profile.Areas)
        {
            var middle = new GeoPoint(corners.Average(c => c.Latitude), corners.Average(c => c.Longitude));
            profile.RwAt(middle).ShouldBe(rw);
        }
    }

    /// <summary>A raw body of the provider, read by the reader of its channel.</summary>
    private static InboundMessage Payload(string channel, string telegram, string twilio) =>
        channel == ChannelNames.Telegram
            ? new TelegramReader(
                    new TelegramBot(new BotIdentity(7000000001, "PuskesosContohBot")), TimeProvider.System)
                .Read(TelegramPayloads.Update(telegram)).ShouldBeOfType<TelegramReading.Message>().Inbound
            : new WhatsAppReader(
                    new TwilioOptions { AccountSid = TwilioPayloads.Account }, TimeProvider.System)
                .ReadInbound(TwilioPayloads.Form(twilio)).ShouldBeOfType<WhatsAppReading.Message>().Inbound;

    private static InboundMessage VoiceOf(string channel) =>
        Payload(channel, "08-message-voice", "05-inbound-voice-note");

    private static async Task<ChatAddress> ConsentedAsync(TranscriptDesk desk, string channel)
    {
        var chat = new ChatAddress(channel, channel == ChannelNames.Telegram ? "5100000001" : "+6281200001000");
        await TranscriptScene.GivenAsync(desk, $"chat address={chat.Channel}:{chat.Id}");
        return chat;
    }

    private static Task<IReadOnlyList<OutboundMessage>> SayAsync(
        TranscriptDesk desk, ChatAddress chat, int number, string words) =>
        SayAsync(
            desk, chat, number,
            new InboundMessage(new MessageKey(chat.Channel, ""), chat, desk.Time.GetUtcNow()) { Text = words });

    private static Task<IReadOnlyList<OutboundMessage>> SayAsync(
        TranscriptDesk desk, ChatAddress chat, int number, InboundMessage message) =>
        desk.ReceiveAsync(message with
        {
            Key = new MessageKey(chat.Channel, number.ToString(CultureInfo.InvariantCulture)),
            Address = chat,
        });
}
