using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What the forms of announcements do, and to whom.</summary>
public sealed partial class NoticePageTests
{
    private const string New = "/console/pengumuman/baru", Words = "Kerja bakti hari Minggu di lapangan.";

    private static readonly Guid NoSuch = new("00000000-0000-7000-8000-00000000abcd");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_previewed_is_sent_once_however_often_it_is_pressed()
    {
        await using var host = await ConsoleHost.StartAsync();
        var handOut = await NoticeRows.CrowdAsync(host, 3, "04", "05");
        using var ani = await host.SignedInAsync("ani", StaffRole.BackOffice, host.DeskId);

        (await ani.TextAsync($"{New}?penyaluran={handOut.Id}")).ShouldContain("Belum diumumkan");
        var preview = await SeeAsync(ani, ("distribution", $"{handOut.Id}"));
        preview.Text.ShouldContain("Untuk 6 warga, RW 04, 05");
        preview.Text.ShouldContain("Pembagian beras contoh");
        preview.Text.ShouldContain("Bahasa Sunda");
        preview.Text.ShouldContain("Belum punya chat</dt><dd>6 warga");
        preview.Text.ShouldContain("Rp 0");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => ani.PostAsync(New, $"{New}?handler=Confirm", preview.Fields)));

        var made = await OneAsync(host);
        answers.Select(answer => answer.Headers.Location?.ToString()).Distinct()
            .ShouldBe([$"/console/pengumuman/{made.Id}"]);
        (await AuditsAsync(host)).ShouldBe([(AnnouncementAudit.Made, made.Code)]);
        var page = await ani.TextAsync($"/console/pengumuman/{made.Id}");
        page.ShouldContain(made.Code);
        page.ShouldContain("Belum menjawab</dt><dd>6");
        (await ani.TextAsync("/console/pengumuman?rw=5")).ShouldContain(made.Code);
        (await ani.TextAsync("/console/pengumuman?cari=beras+contoh")).ShouldContain(made.Code);
        (await ani.TextAsync("/console/pengumuman?rw=6")).ShouldContain("Tidak ada yang cocok");
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task Bad_input_is_a_sentence_and_announces_nothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        await NoticeRows.CrowdAsync(host, 1, "04");
        using var ani = await host.SignedInAsync("ani", StaffRole.BackOffice, host.DeskId);
        (string, string)[] good = [("words", Words), ("rws", "04")];
        foreach (var (fields, sentence) in ((IEnumerable<(string, string)>, string)[])[
            ([("words", Words)], "Pilih RW-nya dulu."),
            ([("words", "Hai"), ("rws", "04")], "terlalu pendek"),
            ([("words", new string('a', 501)), ("rws", "04")], "terlalu panjang"),
            ([("words", "Bantuan Rp 600.000 turun besok pagi"), ("rws", "04")], "jumlah uang"),
            ([("words", "Hubungi 081234567890 untuk daftar"), ("rws", "04")], "mirip NIK"),
            ([("words", Words), ("rws", "99")], "bukan wilayah"),
            ([.. good, ("distribution", $"{NoSuch}")], "Pilih salah satu"),
            ([("distribution", $"{NoSuch}")], "sudah lewat"),
            ([.. good, ("programme", "tidak-ada")], "tidak dikenal"),
            ([.. good, ("later", "true")], "tanggal dan jam"),
            ([.. good, ("later", "true"), ("day", "2020-01-01"), ("hour", "09:00")], "sudah lewat"),
            ([.. good, ("later", "true"), ("day", "2099-01-01"), ("hour", "09:00")], "hari lagi"),
            ([.. good, ("later", "true"), ("day", "besok"), ("hour", "pagi")], "tanggal dan jam"),
            ([.. good, ("urgent", "true"), ("why", " ")], "alasannya"),
            ([("words", Words), ("rws", "05")], "Belum ada warga"),
        ])
        {
            foreach (var handler in (string[])["Preview", "Confirm"])
            {
                using var answer = await ani.PostAsync(
                    New, $"{New}?handler={handler}", [.. fields, ("code", "PU-KPRTMW-X")]);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, sentence);
                var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
                text.ShouldContain("role=\"alert\"", customMessage: sentence);
                text.ShouldContain(sentence);
            }
        }

        (await host.ReadAsync(desk => desk.Announcements.CountAsync(Ct))).ShouldBe(0);
        (await AuditsAsync(host)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_changed_since_it_was_looked_at_is_shown_once_more()
    {
        await using var host = await ConsoleHost.StartAsync();
        var handOut = await NoticeRows.CrowdAsync(host, 1, "04");
        using var ani = await host.SignedInAsync("ani", StaffRole.BackOffice, host.DeskId);
        var preview = await SeeAsync(ani, ("distribution", $"{handOut.Id}"));
        await host.Database.WriteAsync(
            async (desk, ct) =>
            {
                (await desk.Distributions.SingleAsync(d => d.Id == handOut.Id, ct)).Venue = "Masjid Al-Contoh";
                return true;
            },
            Ct);

        using var answer = await ani.PostAsync(New, $"{New}?handler=Confirm", preview.Fields);

        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        text.ShouldContain("baru saja berubah");
        text.ShouldContain("Masjid Al-Contoh");
        (await host.ReadAsync(desk => desk.Announcements.CountAsync(Ct))).ShouldBe(0);
        using var again = await ani.PostAsync(New, $"{New}?handler=Confirm", Fields(text));
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Of_many_somebody_else_decides_with_a_reason()
    {
        await using var host = await ConsoleHost.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection([new("Announcements:ApprovalAbove", "2")]));
        await NoticeRows.CrowdAsync(host, 3, "04");
        using var ani = await host.SignedInAsync("ani", StaffRole.BackOffice, host.DeskId);
        using var rina = await host.SignedInAsync("rina", StaffRole.Coordinator, host.DeskId);
        var preview = await SeeAsync(ani, ("words", Words), ("rws", "04"));
        preview.Text.ShouldContain("Minta persetujuan");
        (await ani.PostAsync(New, $"{New}?handler=Confirm", preview.Fields)).Dispose();
        var made = await OneAsync(host);
        made.State.ShouldBe(AnnouncementState.WaitingApproval);
        var page = $"/console/pengumuman/{made.Id}";

        (await ani.TextAsync(page)).ShouldContain("Menunggu persetujuan koordinator");
        (await RefusedAsync(ani, page, "Approve", "ya")).ShouldContain("bukan wewenang");
        (await RefusedAsync(rina, page, "Approve", " ")).ShouldContain("Tulis dulu alasannya");
        await DoneAsync(rina, page, "Approve", "Sudah benar, NIK 3273010101800000 jangan dicatat.");

        (await OneAsync(host)).State.ShouldBeOneOf(
            AnnouncementState.Scheduled, AnnouncementState.Sending, AnnouncementState.Done);
        var text = await rina.TextAsync(page);
        text.ShouldContain("Pengumuman disetujui");
        (await AuditsAsync(host)).Last().Why.ShouldNotContain("3273010101800000");
        (await RefusedAsync(rina, page, "Refuse", "terlambat")).ShouldContain("langkah itu tidak bisa");
    }

    [Fact]
    public async Task It_is_paused_taken_up_again_and_called_off_with_a_reason()
    {
        await using var host = await ConsoleHost.StartAsync();
        await NoticeRows.CrowdAsync(host, 1, "04");
        using var ani = await host.SignedInAsync("ani", StaffRole.BackOffice, host.DeskId);
        var tomorrow = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2);
        var preview = await SeeAsync(
            ani, ("words", Words), ("rws", "04"), ("later", "true"), ("day", $"{tomorrow:yyyy-MM-dd}"),
            ("hour", "10:30"));
        preview.Text.ShouldContain("10.30");
        (await ani.PostAsync(New, $"{New}?handler=Confirm", preview.Fields)).Dispose();
        var made = await OneAsync(host);
        var page = $"/console/pengumuman/{made.Id}";
        made.SendAt!.Value.ToUniversalTime().TimeOfDay.ShouldBe(new TimeSpan(3, 30, 0));

        await DoneAsync(ani, page, "Pause", "Tunggu kabar gudang.");
        (await ani.TextAsync(page)).ShouldContain("Tunggu kabar gudang.");
        (await RefusedAsync(ani, page, "Pause", "")).ShouldContain("langkah itu tidak bisa");
        await DoneAsync(ani, page, "Resume", "");
        (await RefusedAsync(ani, page, "Retry", "")).ShouldContain("langkah itu tidak bisa");
        (await RefusedAsync(ani, page, "Cancel", " ")).ShouldContain("Tulis dulu alasannya");
        (await RefusedAsync(ani, page, "Cancel", new string('a', 301))).ShouldContain("terlalu panjang");
        (await ani.TextAsync(page)).ShouldContain("Yang sudah terkirim tidak bisa ditarik.");
        await DoneAsync(ani, page, "Cancel", "Lapangan banjir.");

        (await OneAsync(host)).State.ShouldBe(AnnouncementState.Cancelled);
        var text = await ani.TextAsync(page);
        text.ShouldContain("Lapangan banjir.");
        text.ShouldNotContain("Jeda dulu");
        (await AuditsAsync(host)).Select(a => a.Did).ShouldBe(
            [AnnouncementAudit.Made, AnnouncementAudit.Paused, AnnouncementAudit.Resumed, AnnouncementAudit.Cancelled]);
    }

    private static async Task<(string Text, (string, string)[] Fields)> SeeAsync(
        ConsoleVisitor visitor, params (string, string)[] fields)
    {
        using var answer = await visitor.PostAsync(New, $"{New}?handler=Preview", fields);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        return (text, Fields(text));
    }

    private static (string, string)[] Fields(string text) =>
        [.. Hidden().Matches(text).Select(m => (m.Groups[1].Value, m.Groups[2].Value))
            .Where(field => field.Item1 != "__RequestVerificationToken")];

    private static async Task DoneAsync(ConsoleVisitor visitor, string page, string handler, string words)
    {
        using var answer = await visitor.PostAsync(page, $"{page}?handler={handler}", ("words", words));
        answer.Headers.Location?.ToString().ShouldBe(page, handler);
    }

    private static async Task<string> RefusedAsync(ConsoleVisitor visitor, string page, string handler, string words)
    {
        using var answer = await visitor.PostAsync(page, $"{page}?handler={handler}", ("words", words));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, handler);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }

    private static Task<Announcement> OneAsync(ConsoleHost host) =>
        host.ReadAsync(desk => desk.Announcements.AsNoTracking().SingleAsync(Ct));

    private static async Task<List<(string Did, string Why)>> AuditsAsync(ConsoleHost host)
    {
        var rows = await host.ReadAsync(desk => desk.Audit.AsNoTracking()
            .Where(a => a.Did.StartsWith(AnnouncementAudit.Prefix)).OrderBy(a => a.At).ToListAsync(Ct));
        return [.. rows.Select(a => (a.Did, a.Why))];
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
