using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>Who sees what of an announcement, and what of it is printed.</summary>
public sealed class NoticeScopeTests
{
    private static readonly string[] Steps = ["Approve", "Refuse", "Pause", "Resume", "Cancel", "Retry"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_RW_head_reads_counts_of_the_own_RW_and_neither_names_nor_others()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var head = await host.SignedInAsync("ketua", StaffRole.RwHead, host.DeskId, "04");
        using var next = await host.SignedInAsync("sebelah", StaffRole.RwHead, host.DeskId, "05");
        await host.Database.WriteAsync(
            async (desk, ct) =>
            {
                var both = await desk.Announcements.SingleAsync(ct);
                both.Rws.Add("05");
                both.ResidentCount = 777;
                return true;
            },
            Ct);
        var page = $"/console/pengumuman/{rows.AnnouncementId}";

        var own = await head.TextAsync(page);
        own.ShouldContain("Terkirim 0 dari 1");
        own.ShouldContain("Belum menjawab</dt><dd>1");
        own.ShouldNotContain("777");
        own.ShouldNotContain("Mawarwati");
        own.ShouldNotContain("Riwayat");
        own.ShouldNotContain("<form method=\"post\" action=\"/console/pengumuman");
        var other = await next.TextAsync(page);
        other.ShouldContain("Terkirim 0 dari 0");
        other.ShouldNotContain("Belum menjawab");
        other.ShouldNotContain("Gagal</dt><dd>1");
        (await next.TextAsync($"{page}/poster?rw=04")).ShouldNotContain("Untuk warga RW 04");
        foreach (var step in Steps)
        {
            using var answer = await head.PostAsync(page, $"{page}?handler={step}", ("words", "mau saja"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, step);
        }
    }

    [Fact]
    public async Task Staff_of_another_desk_do_nothing_to_an_announcement_of_this_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var stranger = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);
        var page = $"/console/pengumuman/{rows.AnnouncementId}";
        foreach (var step in Steps)
        {
            using var answer = await stranger.PostAsync(
                "/console/pengumuman/baru", $"{page}?handler={step}", ("words", "mau saja"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, step);
        }

        foreach (var path in (string[])[page, $"{page}/daftar", $"{page}/poster"])
        {
            using var answer = await stranger.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await host.ReadAsync(desk => desk.Announcements.SingleAsync(Ct))).Version.ShouldBe(0);
    }

    [Fact]
    public async Task What_failed_is_found_in_the_ledger_and_sent_again()
    {
        await using var host = await ConsoleHost.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection([new("Jobs:Enabled", "false")]));
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var page = $"/console/pengumuman/{rows.AnnouncementId}";

        (await ani.TextAsync(page)).ShouldContain("Warga memblokir");
        var ledger = await ani.TextAsync($"/console/kiriman?keadaan=gagal&pengumuman={rows.AnnouncementId}");
        ledger.ShouldContain(NoticeRows.Marker);
        ledger.ShouldNotContain("tulisan-bot-kiriman");
        using var answer = await ani.PostAsync(page, $"{page}?handler=Retry");

        answer.Headers.Location?.ToString().ShouldBe(page);
        var id = rows.AnnouncementId;
        var again = await host.ReadAsync(desk => desk.AnnouncementAddressees.Where(a => a.AnnouncementId == id)
            .Join(desk.Outbox, a => a.OutboxId, m => m.Id, (_, m) => m.State).SingleAsync(Ct));
        again.ShouldNotBe(OutboxState.Buried);
    }

    [Fact]
    public async Task Whom_no_message_reaches_is_printed_by_RT_and_that_is_in_the_audit()
    {
        await using var host = await ConsoleHost.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection(
                [new("Public:BaseAddress", "http://puskesos.example.id"), new("Jobs:Enabled", "false")]));
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var page = $"/console/pengumuman/{rows.AnnouncementId}";

        var list = await ani.TextAsync($"{page}/daftar");
        list.ShouldContain("Mawarwati Rekaan");
        list.ShouldContain("Chat tidak bisa dihubungi");
        list.ShouldContain("09.30");
        (await ani.TextAsync($"{page}/daftar?rt=7")).ShouldContain("Semua terjangkau");
        (await host.ReadAsync(desk => desk.Audit.CountAsync(a => a.Did == AnnouncementAudit.ListRead, Ct)))
            .ShouldBe(2);

        var poster = await ani.TextAsync($"{page}/poster?rt=3");
        poster.ShouldContain("Untuk warga RT 03 RW 04");
        poster.ShouldContain(NoticeRows.Marker);
        poster.ShouldContain(NoticeRows.Code);
        poster.ShouldContain("data:image/png;base64,");
        poster.ShouldContain("puskesos.example.id");
        poster.ShouldNotContain("Mawarwati");
        poster.ShouldNotContain("Giliran");
    }
}
