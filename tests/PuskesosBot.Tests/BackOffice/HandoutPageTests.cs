using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>Hand-outs in the console: planned, filled, held, and whose they are.</summary>
public sealed class HandoutPageTests
{
    private const string List = "/console/penyaluran", New = "/console/penyaluran/baru";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_wrong_with_a_form_is_said_at_once_and_what_was_typed_stays()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var answer = await ani.PostAsync(
            New, New, ("programme", "EMAS"), ("title", ""), ("rws", "77"), ("date", "2020-01-01"),
            ("startsAt", "pagi"), ("venue", new string('x', 201)), ("map", "http://maps.example"), ("place", "2.3"),
            ("papers", "NASI"), ("slotMinutes", "30"), ("sponsor", "<b>Baznas</b>"));

        var html = await answer.Content.ReadAsStringAsync(Ct);
        var text = WebUtility.HtmlDecode(html);
        foreach (var words in (string[])[
            "Program itu tidak dikenal.", "Isi nama penyalurannya.", "bukan wilayah", "sudah lewat", "Jam ditulis",
            "terlalu panjang", "https", "lintang dan bujur", "surat yang tidak dikenal", "orang per giliran, atau"])
            text.ShouldContain(words);
        text.ShouldContain("value=\"pagi\"");
        html.ShouldContain("&lt;b&gt;Baznas&lt;/b&gt;");
        (await host.ReadAsync(desk => desk.Distributions.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task A_date_is_given_or_said_to_be_unknown()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        (string, string)[] rest = [("programme", "BPNT"), ("title", "Sembako"), ("rws", "04"), ("rws", "06")];

        using var none = await ani.PostAsync(New, New, rest);
        using var both = await ani.PostAsync(New, New, [.. rest, ("date", "2999-01-01"), ("dateUnknown", "true")]);
        using var unknown = await ani.PostAsync(New, New, [.. rest, ("dateUnknown", "true")]);
        using var twice = await ani.PostAsync(New, New, [.. rest, ("dateUnknown", "true")]);

        (await none.Content.ReadAsStringAsync(Ct)).ShouldContain("centang belum diketahui");
        (await both.Content.ReadAsStringAsync(Ct)).ShouldContain("Pilih salah satu");
        var made = await host.ReadAsync(desk => desk.Distributions.AsNoTracking().SingleAsync(Ct));
        (made.Date, made.State).ShouldBe(((DateOnly?)null, DistributionState.Planned));
        made.Rws.ShouldBe(["04", "06"]);
        made.Papers.ShouldBe(["KARTU_BNI"]);
        unknown.Headers.Location!.ToString().ShouldBe($"{List}/{made.Id}");
        twice.Headers.Location.ShouldBe(unknown.Headers.Location);
        (await ani.TextAsync($"{List}/{made.Id}")).ShouldContain("Tanggal belum diketahui");
    }

    [Fact]
    public async Task A_hand_out_is_filled_from_enrolments_given_slots_held_and_counted()
    {
        await using var host = await ConsoleHost.StartAsync();
        await HandoutRows.ResidentAsync(host, "ENTIN RUKMINI");
        await HandoutRows.ResidentAsync(host, "UJANG RUKMANA", rt: "02");
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        (await ani.PostAsync(
            New, New, ("programme", "CBP"), ("title", "Beras"), ("rws", "04"), ("date", $"{host.Today:yyyy-MM-dd}"),
            ("startsAt", "09:00"), ("place", "-6.8915, 107.6107"), ("slotMinutes", "30"), ("slotPersons", "1")))
            .Dispose();
        var made = await host.ReadAsync(desk => desk.Distributions.AsNoTracking().SingleAsync(Ct));
        made.VenueLongitude.ShouldBe(107.6107);
        var page = $"{List}/{made.Id}";

        foreach (var (handler, words) in ((string, string)[])[
            ("Enrolled", "2 orang ditambahkan"), ("Enrolled", "Tidak ada orang baru"),
            ("Slots", "2 orang mendapat giliran"), ("Start", "Pembagian dimulai"), ("Finish", "Pembagian selesai")])
            (await StepAsync(host, ani, page, handler)).ShouldContain(words);

        var shares = await host.ReadAsync(desk => desk.Entitlements.AsNoTracking().OrderBy(e => e.Rt).ToListAsync(Ct));
        shares.Select(e => (e.State, e.SlotAt)).ShouldBe([
            (EntitlementState.Absent, new TimeOnly(9, 0)), (EntitlementState.Absent, new TimeOnly(9, 30))]);
        (await host.ReadAsync(desk => desk.PickupPasses.CountAsync(Ct))).ShouldBe(2);
        (await ani.TextAsync($"{page}/warga?status=Absent&cari=ujang")).ShouldContain("Ujang Rukmana");
        using var file = await ani.GetAsync($"{page}/rekap?unduh=csv");
        (await file.Content.ReadAsStringAsync(Ct)).ShouldContain("Entin Rukmini,,01,04,09.00,Tidak datang");
        (await host.ReadAsync(desk => desk.Audit.OrderBy(a => a.Id).Select(a => a.Did).ToListAsync(Ct))).ShouldBe([
            "distribution_created", "distribution_enrolled", "distribution_enrolled", "distribution_slots",
            "distribution_started", "distribution_finished", "recap_exported"]);
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_the_later_is_told_and_keeps_the_typed_words()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var page = rows.Handout.Path;
        (string, string)[] typed =
        [
            ("version", "0"), ("title", "Beras"), ("rws", "04"), ("date", $"{host.Today:yyyy-MM-dd}"),
            ("startsAt", "10:00"), ("venue", "Balai baru"), ("papers", "KTP"), ("papers", "KK"),
        ];

        using var wordless = await ani.PostAsync(page, $"{page}?handler=Change", typed);
        using var first = await ani.PostAsync(
            page, $"{page}?handler=Change", [.. typed, ("words", "Balainya dipakai.")]);
        using var late = await ani.PostAsync(
            page, $"{page}?handler=Cancel", ("version", "0"), ("words", "kata-yang-diketik"));

        (await wordless.Content.ReadAsStringAsync(Ct)).ShouldContain("Tulis dulu alasannya.");
        first.Headers.Location!.ToString().ShouldBe(page);
        var text = await late.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("baru saja diubah orang lain");
        text.ShouldContain("kata-yang-diketik</textarea>");
        text.ShouldContain($"/console/pengumuman/baru?penyaluran={rows.Handout.DistributionId}");
        var after = await AboutAsync(host, rows);
        (after.State, after.Venue, after.ChangeReason)
            .ShouldBe((DistributionState.Running, "Balai baru", "Balainya dipakai."));
        after.Untold.ShouldBe(DistributionChange.Time | DistributionChange.Venue);
    }

    [Fact]
    public async Task A_cancelled_one_is_replaced_with_what_it_had()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = host.NextId();
        await host.AddAsync(HandoutRows.Handout(host, id, "Beras lama", DistributionState.Cancelled));
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var lain = await host.SignedInAsync("lain", StaffRole.FrontOffice, host.OtherDeskId);

        (await ani.TextAsync($"{List}/{id}")).ShouldContain($"baru?ganti={id}");
        (await ani.TextAsync($"{New}?ganti={id}")).ShouldContain("value=\"Beras lama\"");
        using var strange = await lain.GetAsync($"{New}?ganti={id}");
        strange.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var made = await ani.PostAsync(
            New, New, ("programme", "CBP"), ("title", "Beras lama"), ("rws", "04"), ("dateUnknown", "true"),
            ("instead", id.ToString()));

        (await ani.TextAsync(made.Headers.Location!.ToString())).ShouldContain("Pengganti dari");
        (await ani.TextAsync($"{List}/{id}")).ShouldContain("Digantikan oleh");
    }

    [Fact]
    public async Task The_list_is_filtered_by_state_RW_and_month()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (open, over) = (host.NextId(), host.NextId());
        await host.AddAsync(
            HandoutRows.Handout(host, open, "masih-jalan", DistributionState.Announced),
            HandoutRows.Handout(host, over, "sudah-usai", DistributionState.Done));
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        foreach (var (query, isOpen, isOver) in ((string, bool, bool)[])[
            ("", true, false), ("?status=semua", true, true), ("?status=Done", false, true), ("?rw=04", true, false),
            ("?rw=05", false, false), ($"?bulan={host.Today:yyyy-MM}", true, false), ("?bulan=9999-12", false, false),
            ("?status=%27&bulan=x&rw=x&hal=-3", true, false)])
        {
            var text = await ani.TextAsync(List + query);
            text.Contains("masih-jalan", StringComparison.Ordinal).ShouldBe(isOpen, query);
            text.Contains("sudah-usai", StringComparison.Ordinal).ShouldBe(isOver, query);
        }
    }

    [Fact]
    public async Task An_RW_head_sees_how_many_of_the_own_RW_and_no_name()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        var far = HandoutRows.Share(host, rows.Handout.DistributionId, host.NextId());
        await host.AddAsync(new DistributionEntitlement
        {
            Id = far.Id,
            DistributionId = far.DistributionId,
            ResidentId = far.ResidentId,
            Rw = "05",
        });
        using var head = await host.SignedInAsync("ketua", StaffRole.RwHead, host.DeskId, "04");

        foreach (var path in (string[])[List, rows.Handout.Path, $"{rows.Handout.Path}/rekap"])
        {
            var text = await head.TextAsync(path);
            text.ShouldContain("penyaluran-meja-ini");
            text.ShouldNotContain("Mawarwati Rekaan");
            text.ShouldNotContain("wakil-contoh");
            text.ShouldNotContain($"{rows.Handout.Path}/warga");
            text.ShouldNotContain("<strong>05</strong>");
        }

        using var file = await head.GetAsync($"{rows.Handout.Path}/rekap?unduh=csv");
        var lines = (await file.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldStartWith("04,1,");
        using var posted = await head.PostAsync(rows.Handout.Path, $"{rows.Handout.Path}?handler=Finish");
        posted.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await head.TextAsync("/console")).ShouldContain("<strong>0</strong> dari 1 sudah menerima");
    }

    [Fact]
    public async Task Another_desk_gets_no_form_of_this_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var lain = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);
        var before = await AboutAsync(host, rows);

        foreach (var path in (string[])[
            "?handler=Change", "?handler=Cancel", "?handler=Start", "?handler=Finish", "?handler=Enrolled",
            "?handler=Slots", "?handler=Proxy", "/daftar?handler=Upload", "/daftar?handler=Apply",
            "/daftar?handler=PutAway", $"/alihkan/{rows.Handout.ShareId}"])
        {
            using var answer = await lain.PostAsync(
                New, rows.Handout.Path + path, ("words", "mau saja"), ("title", "x"), ("rws", "04"),
                ("entitlement", rows.Handout.ShareId.ToString()), ("allowed", "true"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        var after = await AboutAsync(host, rows);
        (after.Version, after.State).ShouldBe((before.Version, before.State));
    }

    private static Task<Distribution> AboutAsync(ConsoleHost host, ConsoleRows rows) => host.ReadAsync(
        desk => desk.Distributions.AsNoTracking().SingleAsync(d => d.Id == rows.Handout.DistributionId, Ct));

    /// <summary>Presses a button of the page as it is now, and reads what the next page says.</summary>
    private static async Task<string> StepAsync(ConsoleHost host, ConsoleVisitor visitor, string page, string handler)
    {
        var version = await host.ReadAsync(desk => desk.Distributions.Select(d => d.Version).SingleAsync(Ct));
        using var answer = await visitor.PostAsync(page, $"{page}?handler={handler}", ("version", $"{version}"));
        answer.Headers.Location?.ToString().ShouldBe(page, handler);
        return await visitor.TextAsync(page);
    }
}
