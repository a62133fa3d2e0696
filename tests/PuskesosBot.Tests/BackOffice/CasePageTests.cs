using System.Net;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What the pages of cases do and to whom.</summary>
public sealed class CasePageTests
{
    private const string Page = $"/console/laporan/{ConsoleRows.Receipt}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_officers_at_once_the_later_is_told_and_keeps_the_typed_words()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var budi = await host.SignedInAsync("budi", StaffRole.BackOffice, host.DeskId);
        var seen = ("version", "0");

        using var first = await ani.PostAsync(Page, $"{Page}?handler=Answer", seen, ("words", "Sedang dicek."));
        using var late = await budi.PostAsync(
            Page, $"{Page}?handler=Answer", seen, ("words", "Kata yang sudah diketik."));

        first.Headers.Location!.ToString().ShouldBe(Page);
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await late.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("baru saja diubah oleh Orang ani");
        text.ShouldContain("Kata yang sudah diketik.</textarea>");
        text.ShouldContain("name=\"version\" value=\"1\"");
        (await EventsAsync(host, rows)).Count(e => e.Kind == CaseEventKind.Answer).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_is_a_sentence_and_changes_nothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var answer = await ani.PostAsync(
            Page, $"{Page}?handler=Realise", ("version", "0"), ("words", "sudah diantar"));

        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("tidak bisa ke status itu");
        (await EventsAsync(host, rows)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_RW_head_reads_the_own_RW_and_neither_writes_nor_sees_notes_and_photos()
    {
        await using var host = await ConsoleHost.StartAsync();
        await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var head = await host.SignedInAsync("ketua", StaffRole.RwHead, host.DeskId, "04");
        (await ani.PostAsync(Page, $"{Page}?handler=Note", ("words", "catatan-rahasia-meja"))).Dispose();
        (await ani.TextAsync(Page)).ShouldContain("catatan-rahasia-meja");

        var text = await head.TextAsync(Page);
        text.ShouldContain("Mawarwati Rekaan");
        text.ShouldNotContain("catatan-rahasia-meja");
        text.ShouldNotContain("<textarea");
        text.ShouldNotContain("/lampiran/");
        using var posted = await head.PostAsync(Page, $"{Page}?handler=Answer", ("version", "0"), ("words", "halo"));
        posted.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await head.TextAsync("/console/laporan?cari=mawar")).ShouldContain("Mawarwati Rekaan");
    }

    [Fact]
    public async Task Staff_of_another_desk_do_nothing_to_a_case_of_this_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var stranger = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);

        foreach (var step in (string[])[
            "Answer", "Note", "Assign", "Move", "AskReferral", "Approve", "Refuse", "Partner", "Realise", "AskClosing",
            "Close", "Reopen", "Merge"])
        {
            using var answer = await stranger.PostAsync(
                "/console/laporan", $"{Page}?handler={step}", ("version", "0"), ("words", "mau saja"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, step);
        }

        (await EventsAsync(host, rows)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_residents_wrote_is_shown_as_text()
    {
        await using var host = await ConsoleHost.StartAsync();
        await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        foreach (var path in (string[])[Page, "/console/laporan", "/console/laporan?tampil=papan"])
        {
            using var answer = await ani.GetAsync(path);
            var raw = await answer.Content.ReadAsStringAsync(Ct);
            raw.ShouldNotContain("<script>alert");
            raw.ShouldNotContain("<img src=x");
        }
    }

    [Fact]
    public async Task A_photo_is_sent_as_what_it_is_and_only_with_its_own_case()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var photo = await ani.GetAsync($"{Page}/lampiran/{rows.PhotoId}");
        photo.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        photo.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        using var none = await ani.GetAsync($"{Page}/lampiran/{host.NextId()}");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var text = await ani.TextAsync(Page);
        text.ShouldContain("Foto ini sudah tidak ada pada kami.");
        text.ShouldContain("openstreetmap.org/?mlat=-6.885&mlon=107.613");
    }

    [Fact]
    public async Task A_new_case_sent_twice_is_one_and_the_same_matter_is_shown_first()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        const string Form = "/console/laporan/baru";
        const string Save = $"{Form}?handler=Save";
        (string, string)[] typed =
        [
            ("filing", host.NextId().ToString()), ("kind", "Complaint"), ("words", "Beras belum datang."),
            ("resident", rows.ResidentId.ToString()),
        ];

        using var looked = await ani.PostAsync(Form, $"{Form}?handler=Look", [.. typed, ("name", "mawar")]);
        (await looked.Content.ReadAsStringAsync(Ct)).ShouldContain("Mawarwati Rekaan");
        using var warned = await ani.PostAsync(Form, Save, typed);
        (await warned.Content.ReadAsStringAsync(Ct)).ShouldContain(ConsoleRows.Receipt);
        using var saved = await ani.PostAsync(Form, Save, [.. typed, ("sure", "true")]);
        using var again = await ani.PostAsync(Form, Save, [.. typed, ("sure", "true")]);

        again.Headers.Location.ShouldBe(saved.Headers.Location);
        var filed = await host.ReadAsync(desk => desk.Cases.SingleAsync(c => c.Id != rows.CaseId, Ct));
        saved.Headers.Location!.ToString().ShouldBe($"/console/laporan/{filed.Receipt}");
        (filed.IsOnBehalf, filed.Rw, filed.ResidentId).ShouldBe((true, "04", rows.ResidentId));
        filed.FiledBy.ShouldStartWith("staff:");
        (await ani.TextAsync($"/console/laporan/{filed.Receipt}/cetak")).ShouldContain(filed.Receipt);
    }

    [Fact]
    public async Task The_list_is_filtered_paged_and_downloaded()
    {
        await using var host = await ConsoleHost.StartAsync();
        await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await ani.TextAsync("/console/laporan?cari=ls2611 00427k")).ShouldContain(ConsoleRows.Receipt);
        (await ani.TextAsync("/console/laporan?jenis=Emergency")).ShouldContain("Tidak ada yang cocok");
        (await ani.TextAsync("/console/laporan?sesudah=ngawur&jenis=ngawur&meja=x")).ShouldContain(ConsoleRows.Receipt);
        using var file = await ani.GetAsync("/console/laporan?rw=4&unduh=csv");
        (await file.Content.ReadAsStringAsync(Ct)).ShouldContain("Mawarwati Rekaan");
        (await host.ReadAsync(desk => desk.Audit.CountAsync(a => a.Did == "cases_exported", Ct))).ShouldBe(1);
    }

    private static Task<List<CaseEvent>> EventsAsync(ConsoleHost host, ConsoleRows rows) =>
        host.ReadAsync(desk => desk.CaseEvents.AsNoTracking().Where(e => e.CaseId == rows.CaseId).ToListAsync(Ct));
}
