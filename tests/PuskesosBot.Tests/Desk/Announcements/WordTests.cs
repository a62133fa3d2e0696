using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Desk.Cases;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Announcements;

/// <summary>What free text may hold, and what is ours.</summary>
public sealed class WordTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Besok kerja bakti jam 7 di balai RW 06.")]
    [InlineData("Pembagian beras Sabtu 28 November 2026 jam 08.30-11.30, bawa KK dan KTP.")]
    [InlineData("Dua puluh warga sudah hadir, terima kasih.")]
    public void An_ordinary_announcement_may_go_out(string words) => FreeText.Problems(words).ShouldBeEmpty();

    [Theory]
    [InlineData("Bantuan Rp 600.000 cair besok.")]
    [InlineData("Bantuan 600 ribu cair besok.")]
    [InlineData("Bantuan 200rb per KK sudah cair.")]
    [InlineData("Bantuan dua ratus ribu sudah cair.")]
    [InlineData("Bantuan 1,5 juta untuk yang hadir.")]
    public void No_amounts_of_money(string words) => FreeText.Problems(words).ShouldBe([AnnouncementRefusal.Money]);

    [Theory]
    [InlineData("Ibu Siti NIK 3273010101680000 silakan datang.")]
    [InlineData("Hubungi 0812 0000 1000 kalau tidak bisa datang.")]
    public void No_numbers_of_persons(string words) =>
        FreeText.Problems(words).ShouldBe([AnnouncementRefusal.PersonalData]);

    [Fact]
    public void All_problems_are_told_at_once() =>
        FreeText.Problems("Rp 5 3273010101680000 " + new string('a', AnnouncementRules.TextCharsMax))
            .ShouldBe(
                [AnnouncementRefusal.TooLong, AnnouncementRefusal.PersonalData, AnnouncementRefusal.Money],
                ignoreOrder: true);

    [Theory]
    [InlineData("2026-11-20 19:59", "2026-11-20 19:59")]
    [InlineData("2026-11-20 20:00", "2026-11-21 07:00")]
    [InlineData("2026-11-21 00:00", "2026-11-21 07:00")]
    [InlineData("2026-12-31 23:30", "2027-01-01 07:00")]
    [InlineData("2026-11-21 06:59", "2026-11-21 07:00")]
    [InlineData("2026-11-21 07:00", "2026-11-21 07:00")]
    public void Quiet_hours_end_in_the_morning(string at, string end)
    {
        QuietHours.NextAwake(CalendarTests.Wib(at), TestDesk.Content.Profile.Zone).ShouldBe(CalendarTests.Wib(end));
    }

    [Fact]
    public async Task A_code_a_forwarded_text_or_a_link_is_told_apart()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(1);
        var sent = await room.SendAsync(room.Head);
        var text = (await room.MessagesAsync(sent.Id))[0].ToMessage().Text;
        var other = ShortCode.Draw(ShortCodeKind.Announcement).ToString();
        var wrong = sent.Code[^1] == 'A' ? 'B' : 'A';

        (await TruthAsync(room, sent.Code)).ShouldBe(NoticeTruth.Genuine);
        (await TruthAsync(room, sent.Code.ToLowerInvariant().Replace('-', ' '))).ShouldBe(NoticeTruth.Genuine);
        (await TruthAsync(room, text)).ShouldBe(NoticeTruth.Genuine);
        (await TruthAsync(room, text + "\nKlik bansos-cair.example")).ShouldBe(NoticeTruth.Tampered);
        (await TruthAsync(room, text + "\nKirim PIN ke nomor ini")).ShouldBe(NoticeTruth.Tampered);
        (await TruthAsync(room, sent.Code[..^1] + wrong)).ShouldBe(NoticeTruth.Mistyped);
        (await TruthAsync(room, other)).ShouldBe(NoticeTruth.NotOurs);
        (await TruthAsync(room, "https://puskesos.example/info")).ShouldBe(NoticeTruth.OurLink);
        (await TruthAsync(room, "https://puskesos.example.jahat.id/info")).ShouldBe(NoticeTruth.NotOurs);
        (await TruthAsync(room, "dapat bansos, bayar admin dulu")).ShouldBe(NoticeTruth.NotOurs);
        (await TruthAsync(room, "katanya besok pembagian beras")).ShouldBe(NoticeTruth.Unknown);
    }

    [Fact]
    public async Task What_waits_for_approval_is_not_ours_yet()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(room.Rules.ApprovalAbove + 1);
        var asked = await room.SendAsync(room.Head);

        (await TruthAsync(room, asked.Code)).ShouldBe(NoticeTruth.NotOurs);
    }

    private static async Task<NoticeTruth> TruthAsync(AnnouncementRoom room, string said)
    {
        await using var db = room.Database.Open();
        return (await NoticeCheck.JudgeAsync(db, said, "puskesos.example", Ct)).Truth;
    }
}
