using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>
/// Every hand-out of <c>config/demo/penyaluran.yaml</c>, asked about in every RW it is for and in both languages. The
/// day is 20 November 2026, and the file's dates move with it.
/// </summary>
public sealed class DemoHandoutTests
{
    private static readonly string[] Rws = ["03", "04", "05", "06", "07", "08"];

    /// <summary>What is said of each, where it is for the RW; nothing of what is over.</summary>
    private static readonly (string Code, string Title, string Indonesian, string Sundanese)[] Answers =
    [
        ("EV-01", "Sembako Ramadan", "", ""),
        ("EV-02", "Bantuan beras RW 06",
            """
            Hari: Senin, 23 November 2026, jam 09.00
            Tempat: Balai RW 06
            Bawa: KTP, KK, barcode
            Dari: petugas Pos
            """,
            """
            Dinten: Senen, 23 Nopémber 2026, tabuh 09.00
            Tempat: Balai RW 06
            Candak: KTP, KK, barcode
            Ti: petugas Pos
            """),
        ("EV-03", "Bantuan beras RW 07",
            """
            Hari: Senin, 23 November 2026, jam 13.00
            TEMPATNYA PINDAH. Tempat baru: Halaman Posyandu RW 07
            Bawa: KTP, KK, barcode
            Dari: petugas Pos
            """,
            """
            Dinten: Senen, 23 Nopémber 2026, tabuh 13.00
            TEMPATNA PINDAH. Tempat nu anyar: Halaman Posyandu RW 07
            Candak: KTP, KK, barcode
            Ti: petugas Pos
            """),
        ("EV-04", "BPNT, kartu BNI", "Tanggalnya belum diketahui Puskesos. Kami tidak mau menebak.",
            "Tanggalna teu acan kauninga ku Puskesos. Puskesos alim ngira-ngira."),
        ("EV-05", "Daging qurban RW 04 dan RW 05",
            """
            DIBATALKAN, yang tadinya Kamis, 26 November 2026.
            Belum ada tanggal pengganti.
            """,
            """
            TEU JANTEN, nu kawitna Kemis, 26 Nopémber 2026.
            Teu acan aya tanggal gentosna.
            """),
        ("EV-06", "Bantuan lansia, kuota kelurahan",
            """
            Hari: Sabtu, 28 November 2026, jam 10.00
            Tempatnya belum ditentukan.
            Bawa: KTP, KK, SKTM
            Dari: Baznas Kota Bandung
            """,
            """
            Dinten: Saptu, 28 Nopémber 2026, tabuh 10.00
            Tempatna teu acan ditangtoskeun.
            Candak: KTP, KK, SKTM
            Ti: Baznas Kota Bandung
            """),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("id", "jadwal")]
    [InlineData("su", "jadwal beas")]
    public async Task Every_one_is_answered_rightly_in_its_RWs_and_in_no_other(string language, string asked)
    {
        using var desk = await TestDesk.StartAsync();
        var all = DemoDistributions.Load(
            Repository.Path("config"), desk.Desk.Id, new DateOnly(2026, 11, 20), desk.Ids);
        all.Select(d => d.Code).ShouldBe(Answers.Select(a => a.Code));
        await AddAsync(desk, all);

        foreach (var rw in Rws)
        {
            var said = await AskAsync(desk, language, asked, rw);
            foreach (var (about, answer) in all.Zip(Answers))
            {
                var words = language == "id" ? answer.Indonesian : answer.Sundanese;
                var isTold = about.Rws.Contains(rw) && words.Length > 0;
                var line = $"• {answer.Title}\n{words.ReplaceLineEndings("\n")}\n";
                said.Contains(isTold ? line : answer.Title, StringComparison.Ordinal)
                    .ShouldBe(isTold, $"{about.Code} in RW {rw}: {said}");
            }

            // Where it was to be is not said beside where it is.
            said.ShouldNotContain("Balai RW 7");
        }
    }

    private static Task<int> AddAsync(TranscriptDesk desk, IReadOnlyList<Distribution> all) => desk.Database.WriteAsync(
        (db, _) =>
        {
            db.Distributions.AddRange(all);
            return Task.FromResult(0);
        },
        Ct);

    /// <summary>Somebody who agreed to everything asks when there is something in the RW.</summary>
    private static async Task<string> AskAsync(TranscriptDesk desk, string language, string asked, string rw)
    {
        var chat = new ChatAddress(ChannelNames.Telegram, $"51000000{rw}");
        await TranscriptScene.GivenAsync(desk, $"chat address={chat.Channel}:{chat.Id} language={language}");
        await SayAsync(desk, chat, asked);
        return await SayAsync(desk, chat, $"rw {rw}");
    }

    private static async Task<string> SayAsync(TranscriptDesk desk, ChatAddress chat, string words)
    {
        var key = new MessageKey(chat.Channel, desk.Ids.Next().ToString("N", CultureInfo.InvariantCulture));
        var replies = await desk.ReceiveAsync(new InboundMessage(key, chat, desk.Time.GetUtcNow()) { Text = words });
        return string.Join('\n', replies.Select(reply => reply.Text));
    }
}
