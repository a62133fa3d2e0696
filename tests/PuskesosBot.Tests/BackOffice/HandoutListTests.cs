using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>Lists of entitled people from a file; proxies; shares that go to somebody else.</summary>
public sealed class HandoutListTests
{
    // Sequence 0001 of nobody: 0000 would be held.
    private const string Entin = "3273025505600001", Ujang = "3273021203700001";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_tried_and_changes_nothing_until_it_is_applied_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = host.NextId();
        await host.AddAsync(HandoutRows.Handout(host, id, "Beras", DistributionState.Planned));
        await HandoutRows.ResidentAsync(host, "ENTIN RUKMINI", Entin);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var page = $"/console/penyaluran/{id}/daftar";

        (await UploadAsync(
            ani, page, "<img src=x>.csv",
            $"NAMA,NIK,RW,NOMINAL\nEntin Rukmini,{Entin},04,10 kg\n=HYPERLINK,{Ujang},04,\n")).Dispose();
        var tried = await ani.TextAsync(page);
        tried.ShouldContain("Hasil pemeriksaan.");
        tried.ShouldContain("Orang ini tidak ditemukan di data warga.");
        tried.ShouldNotContain(Ujang);
        (await host.ReadAsync(desk => desk.Entitlements.CountAsync(Ct))).ShouldBe(0);
        using var problems = await ani.GetAsync($"{page}?unduh=csv");
        var file = await problems.Content.ReadAsStringAsync(Ct);
        file.ShouldContain("NOT_IN_REGISTRY");
        file.Split('\n', ',').ShouldNotContain(cell => cell.StartsWith('='));

        var draft = tried.Split("name=\"draft\" value=\"")[1][..36];
        (await ani.PostAsync(page, $"{page}?handler=Apply", ("draft", draft))).Dispose();
        (await ani.TextAsync(page)).ShouldContain("Selesai diterapkan.");
        (await ani.PostAsync(page, $"{page}?handler=Apply", ("draft", draft))).Dispose();
        (await ani.TextAsync(page)).ShouldContain("Tidak ada yang bisa diterapkan.");
        var share = await host.ReadAsync(desk => desk.Entitlements.AsNoTracking().SingleAsync(Ct));
        share.Nominal.ShouldBe("10 kg");
        (await host.ReadAsync(desk => desk.PickupPasses.CountAsync(Ct))).ShouldBe(1);
        (await ani.PostAsync(page, $"{page}?handler=PutAway")).Dispose();
        (await ani.TextAsync(page)).ShouldContain("Belum ada berkas");
    }

    [Fact]
    public async Task What_is_no_list_is_refused_in_words()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = host.NextId();
        await host.AddAsync(HandoutRows.Handout(host, id, "Beras", DistributionState.Planned));
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var page = $"/console/penyaluran/{id}/daftar";

        (await UploadAsync(ani, page, "surat.pdf", "%PDF-1.7")).Dispose();
        (await ani.TextAsync(page)).ShouldContain("tidak bisa dibaca sebagai daftar");
        (await UploadAsync(ani, page, "kosong.csv", "")).Dispose();
        (await ani.TextAsync(page)).ShouldContain("Pilih dulu berkasnya.");
    }

    [Fact]
    public async Task A_proxy_of_another_family_is_decided_with_a_reason_by_who_may()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        var page = rows.Handout.Path;
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var budi = await host.SignedInAsync("budi", StaffRole.BackOffice, host.DeskId);
        var share = ("entitlement", rows.Handout.ShareId.ToString());

        using var junior = await ani.PostAsync(
            page, $"{page}?handler=Proxy", share, ("allowed", "true"), ("words", "kenal"));
        using var wordless = await budi.PostAsync(page, $"{page}?handler=Proxy", share, ("allowed", "true"));
        using var done = await budi.PostAsync(
            page, $"{page}?handler=Proxy", share, ("allowed", "true"), ("words", "Anaknya, beda KK."));
        using var again = await budi.PostAsync(
            page, $"{page}?handler=Proxy", share, ("allowed", "false"), ("words", "salah"));

        (await junior.Content.ReadAsStringAsync(Ct)).ShouldContain("bukan wewenang");
        (await wordless.Content.ReadAsStringAsync(Ct)).ShouldContain("Tulis dulu alasannya.");
        done.Headers.Location!.ToString().ShouldBe(page);
        (await again.Content.ReadAsStringAsync(Ct)).ShouldContain("Tidak ada wakil yang menunggu");
        var after = await host.ReadAsync(
            desk => desk.Entitlements.AsNoTracking().SingleAsync(e => e.Id == rows.Handout.ShareId, Ct));
        after.ProxyState.ShouldBe(ProxyState.Allowed);
    }

    [Fact]
    public async Task Rice_goes_to_somebody_else_with_minutes_and_money_never()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (rice, money) = (host.NextId(), host.NextId());
        var gone = await HandoutRows.ResidentAsync(host, "ENTIN RUKMINI");
        var needy = await HandoutRows.ResidentAsync(host, "UJANG RUKMANA");
        var shares = new[] { rice, money }.Select(
            about => HandoutRows.Share(host, about, gone, state: EntitlementState.Absent)).ToArray();
        await host.AddAsync(
            HandoutRows.Handout(host, rice, "Beras", DistributionState.Done),
            HandoutRows.Handout(host, money, "Uang", DistributionState.Done, "PKH"), shares[0], shares[1]);
        using var ani = await host.SignedInAsync("ani", StaffRole.BackOffice, host.DeskId);
        string PathOf(DistributionEntitlement share) =>
            $"/console/penyaluran/{share.DistributionId}/alihkan/{share.Id}";

        (await ani.TextAsync($"/console/penyaluran/{rice}/warga")).ShouldContain(PathOf(shares[0]));
        (await ani.TextAsync($"/console/penyaluran/{money}/warga")).ShouldNotContain("/alihkan/");
        (await ani.TextAsync($"{PathOf(shares[0])}?nama=uja")).ShouldContain("Ujang Rukmana");
        using var refused = await ani.PostAsync(
            PathOf(shares[1]), PathOf(shares[1]), ("to", needy.ToString()), ("reason", "moved"));
        using var nobody = await ani.PostAsync(PathOf(shares[0]), PathOf(shares[0]), ("reason", "moved"));
        using var why = await ani.PostAsync(
            PathOf(shares[0]), PathOf(shares[0]), ("to", needy.ToString()), ("reason", "bosan"));
        using var done = await ani.PostAsync(
            PathOf(shares[0]), PathOf(shares[0]), ("to", needy.ToString()), ("reason", "moved"));

        (await refused.Content.ReadAsStringAsync(Ct)).ShouldContain("tidak boleh dialihkan");
        (await nobody.Content.ReadAsStringAsync(Ct)).ShouldContain("Pilih dulu siapa yang menerima.");
        (await why.Content.ReadAsStringAsync(Ct)).ShouldContain("Pilih dulu alasannya.");
        var minutes = await ani.TextAsync(done.Headers.Location!.ToString());
        minutes.ShouldContain("BERITA ACARA PENGALIHAN JATAH BANTUAN");
        minutes.ShouldContain("Ujang Rukmana");
        (await ani.TextAsync($"/console/penyaluran/{rice}")).ShouldContain("Entin Rukmini (pindah)");
        using var late = await ani.PostAsync(
            PathOf(shares[0]), PathOf(shares[0]), ("to", needy.ToString()), ("reason", "moved"));
        (await late.Content.ReadAsStringAsync(Ct)).ShouldContain("sudah diterima atau dialihkan");
    }

    private static async Task<HttpResponseMessage> UploadAsync(
        ConsoleVisitor visitor, string page, string name, string text)
    {
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "berkas", name },
        };
        return await visitor.UploadAsync(page, $"{page}?handler=Upload", content);
    }
}
