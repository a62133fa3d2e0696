using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>A schedule of hand-outs from a file: tried, looked at, applied once.</summary>
public sealed class HandoutSheetPageTests
{
    private const string Page = "/console/penyaluran/berkas";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schedule_is_tried_and_makes_nothing_until_it_is_applied_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var rina = await host.SignedInAsync("rina", StaffRole.Coordinator, host.DeskId);
        (await ani.TextAsync(Page)).ShouldContain("Belum ada berkas");
        (await ani.TextAsync("/console/penyaluran")).ShouldContain(Page);

        (await UploadAsync(ani, "<img src=x>.csv",
            $"PROGRAM,NAMA,RW,TANGGAL,TEMPAT\nCBP,<b>Beras</b>,04,{host.Today:dd/MM/yyyy},Balai\nCBP,Rusak,99,,\n"))
            .Dispose();
        var tried = await ani.TextAsync(Page);
        foreach (var words in (string[])[
            "Hasil pemeriksaan.", "Yang akan dibuat", "<b>Beras</b>", "Ada RW yang bukan wilayah", "BELUM TAHU"])
            tried.ShouldContain(words);
        (await HandOutsAsync(host)).ShouldBeEmpty();
        (await rina.TextAsync(Page)).ShouldContain("Belum ada berkas");
        using var problems = await ani.GetAsync($"{Page}?unduh=csv");
        (await problems.Content.ReadAsStringAsync(Ct)).ShouldContain("DATE_MISSING");

        var draft = tried.Split("name=\"draft\" value=\"")[1][..36];
        using var other = await rina.PostAsync(Page, $"{Page}?handler=Apply", ("draft", draft));
        (await rina.TextAsync(Page)).ShouldContain("Tidak ada yang bisa diterapkan.");
        (await ani.PostAsync(Page, $"{Page}?handler=Apply", ("draft", draft))).Dispose();
        (await ani.PostAsync(Page, $"{Page}?handler=Apply", ("draft", draft))).Dispose();
        var (made, id) = (await HandOutsAsync(host)).ShouldHaveSingleItem();
        made.ShouldBe("<b>Beras</b>");
        var done = await ani.TextAsync(Page);
        done.ShouldContain("Selesai diterapkan.");
        done.ShouldContain($"/console/penyaluran/{id}");
        (await host.ReadAsync(desk => desk.Audit.Select(a => a.Did).ToListAsync(Ct)))
            .ShouldBe(["distribution_created"]);
        (await ani.PostAsync(Page, $"{Page}?handler=PutAway")).Dispose();
        (await ani.TextAsync(Page)).ShouldContain("Belum ada berkas");
    }

    [Fact]
    public async Task What_is_no_schedule_is_refused_in_words()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await UploadAsync(ani, "surat.pdf", "%PDF-1.7")).Dispose();
        (await ani.TextAsync(Page)).ShouldContain("tidak bisa dibaca sebagai daftar");
        (await UploadAsync(ani, "warga.csv", "NAMA,RW,NO\nSiti,04,1\n")).Dispose();
        (await ani.TextAsync(Page)).ShouldContain("Kolom yang belum ada: program");
        (await UploadAsync(ani, "kosong.csv", "")).Dispose();
        (await ani.TextAsync(Page)).ShouldContain("Pilih dulu berkasnya.");
    }

    [Fact]
    public async Task The_example_it_gives_is_one_it_reads()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var example = await ani.GetAsync($"{Page}?unduh=contoh");
        example.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await example.Content.ReadAsByteArrayAsync(Ct);

        (await UploadAsync(ani, "contoh.xlsx", bytes)).Dispose();

        var tried = await ani.TextAsync(Page);
        tried.ShouldContain("Yang akan dibuat");
        tried.ShouldNotContain("Yang perlu dilakukan");
        tried.ShouldNotContain("Kolom yang diabaikan");
    }

    private static async Task<List<(string Title, Guid Id)>> HandOutsAsync(ConsoleHost host) =>
        [.. (await host.ReadAsync(desk => desk.Distributions.AsNoTracking().ToListAsync(Ct)))
            .Select(d => (d.Title, d.Id))];

    private static Task<HttpResponseMessage> UploadAsync(ConsoleVisitor visitor, string name, string text) =>
        UploadAsync(visitor, name, Encoding.UTF8.GetBytes(text));

    private static async Task<HttpResponseMessage> UploadAsync(ConsoleVisitor visitor, string name, byte[] bytes)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "berkas", name } };
        return await visitor.UploadAsync(Page, $"{Page}?handler=Upload", content);
    }
}
