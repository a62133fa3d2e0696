using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Server.BackOffice;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>The QR code of a poster opens Telegram with the announcement's code.</summary>
public sealed class ScannedPosterTests
{
    [Fact]
    public async Task Who_scans_a_poster_is_told_at_once_whether_it_is_ours()
    {
        using var desk = await TestDesk.StartAsync();
        var (head, siti) = (Chat("5100000007"), Chat("5100000001"));
        foreach (var given in (string[])[
            "chat address=telegram:5100000007", "head rw=06 address=telegram:5100000007",
            "resident name=Siti rw=06 programmes=CBP", "chat address=telegram:5100000001 residents=Siti"])
            await TranscriptScene.GivenAsync(desk, given);
        foreach (var words in (string[])["umumkan", "Besok kerja bakti jam 7 di balai RW."])
            await SayAsync(desk, head, words, null);
        var sent = await SayAsync(desk, head, "kirim", null);
        var code = sent.Split("Kodenya ")[1][..11];
        var link = BotDoors.TelegramLink("contoh_bot", code);

        await SayAsync(desk, siti, "jadwal", null);
        var told = await SayAsync(desk, siti, "/start", new Uri(link).Query["?start=".Length..]);
        var plain = await SayAsync(desk, siti, "/start", "aduan_QR-RW05");

        told.ShouldContain($"ASLI. Kode {code}");
        told.ShouldContain("kerja bakti");
        plain.ShouldNotContain("ASLI");
    }

    [Theory]
    [InlineData("PU-CBBBBB-Y", "https://t.me/contoh_bot?start=PU-CBBBBB-Y")]
    [InlineData("dua kata", "https://t.me/contoh_bot")]
    [InlineData("", "https://t.me/contoh_bot")]
    public void A_link_carries_what_Telegram_lets_it_carry(string first, string link) =>
        BotDoors.TelegramLink("contoh_bot", first).ShouldBe(link);

    private static ChatAddress Chat(string id) => new(ChannelNames.Telegram, id);

    private static async Task<string> SayAsync(
        TranscriptDesk desk, ChatAddress chat, string words, string? startParameter)
    {
        var key = new MessageKey(chat.Channel, desk.Ids.Next().ToString("N", CultureInfo.InvariantCulture));
        var replies = await desk.ReceiveAsync(new InboundMessage(key, chat, desk.Time.GetUtcNow())
        {
            Text = words,
            StartParameter = startParameter,
        });
        return string.Join('\n', replies.Select(reply => reply.Text));
    }
}
