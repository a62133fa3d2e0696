using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What the pages of the shell do: staff, parked messages, audit, files.</summary>
public sealed class ShellTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coordinator_adds_resets_and_ends_an_account_and_the_audit_says_so()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.Coordinator, host.DeskId);

        using var added = await ani.PostAsync(
            "/console/staf", "/console/staf?handler=Add", ("name", "Budi Rekaan"), ("signIn", "budi"),
            ("role", "FrontOffice"));
        var start = (await added.Content.ReadAsStringAsync(Ct)).Split("id=\"start\">")[1].Split('<')[0];
        using var budi = new ConsoleVisitor(host.Address);
        using var password = await budi.PasswordAsync("budi", start);
        password.Headers.Location!.ToString().ShouldBe("/console/masuk/pasang");
        var id = (await host.MemberAsync("budi")).Id.ToString();
        (await ani.PostAsync("/console/staf", "/console/staf?handler=Reset", ("id", id))).Dispose();
        using var old = await budi.PasswordAsync("budi", start);
        old.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ani.PostAsync("/console/staf", "/console/staf?handler=End", ("id", id))).Dispose();

        (await host.MemberAsync("budi")).DeactivatedAt.ShouldNotBeNull();
        (await host.ReadAsync(desk => desk.Audit.OrderBy(a => a.Id).Select(a => a.Did).ToListAsync(Ct))).ShouldBe(
            ["staff_added", "staff_reset", "staff_deactivated"]);
    }

    [Fact]
    public async Task A_parked_message_is_tried_again_once_or_dismissed_with_a_reason()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var parked = ("id", rows.ParkedId.ToString());

        using var unexplained = await ani.PostAsync("/console/parkir", "/console/parkir?handler=Dismiss", parked);
        (await host.ReadAsync(desk => desk.Parked.CountAsync(p => p.SettledAt == null, Ct))).ShouldBe(2);
        using var tried = await ani.PostAsync("/console/parkir", "/console/parkir?handler=Retry", parked);
        tried.StatusCode.ShouldBe(HttpStatusCode.Redirect, await tried.Content.ReadAsStringAsync(Ct));
        (await ani.TextAsync("/console/parkir")).ShouldContain("Pesan diproses, warga sudah dijawab.");
        using var again = await ani.PostAsync("/console/parkir", "/console/parkir?handler=Retry", parked);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var left = await host.ReadAsync(desk => desk.Parked.SingleAsync(p => p.SettledAt == null, Ct));
        (await ani.PostAsync(
            "/console/parkir", "/console/parkir?handler=Dismiss", ("id", left.Id.ToString()),
            ("why", "sudah ditelepon"))).Dispose();

        (await host.ReadAsync(desk => desk.Parked.CountAsync(p => p.SettledAt == null, Ct))).ShouldBe(0);
        (await host.ReadAsync(desk => desk.Outbox.CountAsync(m => m.ContactId == rows.ContactId, Ct)))
            .ShouldBeGreaterThan(0);
        (await host.ReadAsync(desk => desk.Audit.Select(a => a.Did).Distinct().ToListAsync(Ct)))
            .ShouldBe(["status_read", "parked_retried", "parked_dismissed"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_audit_is_filtered_paged_and_taken_away_and_that_is_audited()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.Coordinator, host.DeskId);

        (await ani.TextAsync("/console/audit")).ShouldContain("Halaman 1");
        (await ani.TextAsync("/console/audit?hal=2")).ShouldContain("Mawarwati Rekaan");
        (await ani.TextAsync("/console/audit?apa=staff_added")).ShouldContain("Tidak ada catatan");
        (await ani.TextAsync($"/console/audit?warga={rows.ResidentId}&dari=2020-01-01&sampai=2020-01-02"))
            .ShouldContain("Tidak ada catatan");
        using var csv = await ani.GetAsync($"/console/audit?warga={rows.ResidentId}&unduh=csv");
        (await csv.Content.ReadAsStringAsync(Ct)).Count(c => c == '\n').ShouldBe(61);
        using var xlsx = await ani.GetAsync("/console/audit?unduh=xlsx");
        using var book = SpreadsheetDocument.Open(await xlsx.Content.ReadAsStreamAsync(Ct), isEditable: false);

        book.WorkbookPart!.WorksheetParts.Single().Worksheet.InnerText.ShouldContain("alasan-audit-meja-ini");
        (await host.ReadAsync(desk => desk.Audit.CountAsync(a => a.Did == "audit_exported", Ct))).ShouldBe(2);
    }

    [Fact]
    public async Task What_breaks_is_told_by_a_number_and_not_by_its_words()
    {
        await using var host = await ConsoleHost.StartAsync(builder =>
            builder.Services.AddSingleton<NewsSource>((_, _) => throw new InvalidOperationException("rahasia")));
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var answer = await ani.GetAsync("/console/live");
        var text = await answer.Content.ReadAsStringAsync(Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        text.ShouldContain("Nomor masalah");
        text.ShouldNotContain("rahasia");
        text.ShouldNotContain("InvalidOperation");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+62812", "'+62812")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("a\u0001b", "ab")]
    [InlineData("RW 04 = baik", "RW 04 = baik")]
    [InlineData("", "")]
    public void Nothing_in_a_sheet_is_taken_for_a_formula(string cell, string written)
    {
        SheetFile.Harmless(cell).ShouldBe(written);
    }

    [Fact]
    public void A_sheet_keeps_quotes_and_lines_in_their_cell()
    {
        var csv = System.Text.Encoding.UTF8.GetString(SheetFile.Csv(["a", "b"], [["x \"y\"", "satu\ndua, tiga"]]));

        csv.TrimStart('\uFEFF').ShouldBe("a,b\r\n\"x \"\"y\"\"\",\"satu\ndua, tiga\"\r\n");
    }

    [Theory]
    [InlineData(0, "baru saja")]
    [InlineData(-30, "sebentar lagi")]
    [InlineData(300, "5 menit lalu")]
    [InlineData(-7200, "dalam 2 jam")]
    [InlineData(3 * 86400, "3 hari lalu")]
    [InlineData(70 * 86400, "2 bulan lalu")]
    [InlineData(800 * 86400, "2 tahun lalu")]
    public void Times_are_told_from_now_in_Indonesian(int seconds, string words)
    {
        DeskClock.Relative(TimeSpan.FromSeconds(seconds)).ShouldBe(words);
    }
}
