using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;
using PuskesosBot.Server.Configuration;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>The pages of conversations as the server gives them.</summary>
public sealed class ConversationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_shows_all_sides_what_became_of_answers_and_payloads_as_text()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var answer = await ani.GetAsync($"/console/obrolan/{rows.ContactId}");
        var html = await answer.Content.ReadAsStringAsync(Ct);

        html.ShouldContain("obrolan-warga-contoh &lt;script&gt;alert(1)&lt;/script&gt;");
        html.ShouldContain("catatan-petugas-contoh &lt;script&gt;");
        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("<img src=x");
        html.ShouldContain("Mawarwati Rekaan");
        html.ShouldContain("Sudah dicoba berkali-kali");
        html.ShouldContain("Bot yang menjawab.");
        using var photo = await ani.GetAsync(ConversationRows.PhotoOf(rows));
        photo.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    [Fact]
    public async Task An_open_page_is_sent_what_is_new_and_not_all_again()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var page = $"/console/obrolan/{rows.ContactId}?bagian=baru";

        var all = await ani.TextAsync(page);
        var last = Regex.Matches(all, "data-at=\"([0-9]+)\"")[^1].Groups[1].Value;
        var news = await ani.TextAsync($"{page}&sejak={last}");

        all.ShouldContain("Baik, kami cek dulu.");
        news.ShouldContain($"data-at=\"{last}\"");
        news.ShouldNotContain("Baik, kami cek dulu.");
        foreach (var rubbish in (string[])["", "-1", "0", "kemarin", "9223372036854775807"])
            (await ani.TextAsync($"{page}&sejak={rubbish}")).ShouldContain("Baik, kami cek dulu.");
    }

    [Theory]
    [InlineData(0, 300)]
    [InlineData(3, 300)]
    [InlineData(10, 300)]
    [InlineData(15, 300)]
    [InlineData(32, 2000)]
    [InlineData(64, 3000)]
    public void Open_pages_ask_more_rarely_the_more_residents_wait(double together, int milliseconds)
    {
        ConsoleLive.PaceOf(together).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Fact]
    public async Task An_officer_begins_answers_notes_and_hands_back()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var page = $"/console/obrolan/{rows.ContactId}";

        foreach (var (handler, fields) in ((string, (string, string)[])[])[
            ("Begin", []), ("Draft", [("words", "Selamat p")]), ("Say", [("words", "Selamat pagi, Bu.")]),
            ("Note", [("words", "Perlu ditelepon.")])])
            (await ani.PostAsync(page, $"{page}?handler={handler}", fields)).Dispose();
        var held = await ani.TextAsync(page);
        (await ani.PostAsync(page, $"{page}?handler=HandBack")).Dispose();

        held.ShouldContain("Anda yang menjawab.");
        held.ShouldContain("Selamat pagi, Bu.");
        held.ShouldContain("Perlu ditelepon.");
        held.ShouldContain("Saya Orang ani dari Puskesos.");
        (await ani.TextAsync(page)).ShouldContain("Bot yang menjawab.");
        (await host.ReadAsync(desk => desk.ReplyDrafts.CountAsync(Ct))).ShouldBe(0);
        (await host.ReadAsync(desk => desk.Handovers.SingleAsync(Ct))).ShouldSatisfyAllConditions(
            h => h.Reason.ShouldBe(HandoverReason.Staff), h => h.EndedAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task Who_does_not_hold_it_reads_and_only_a_coordinator_takes_it_over()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var budi = await host.SignedInAsync("budi", StaffRole.FrontOffice, host.DeskId);
        using var cici = await host.SignedInAsync("cici", StaffRole.Coordinator, host.DeskId);
        var page = $"/console/obrolan/{rows.ContactId}";
        (await ani.PostAsync(page, $"{page}?handler=Begin")).Dispose();

        foreach (var handler in (string[])["Take", "Say", "TakeOver", "HandBack", "Transfer"])
            (await budi.PostAsync(page, $"{page}?handler={handler}", ("words", "sela"))).Dispose();
        var read = await budi.TextAsync(page);

        read.ShouldContain("Dipegang Orang ani. Anda hanya membaca.");
        read.ShouldContain("Obrolan ini dipegang Orang ani.");
        read.ShouldNotContain("Kirim</button>");
        (await host.ReadAsync(desk => desk.Outbox.AnyAsync(m => m.Body.Contains("sela"), Ct))).ShouldBeFalse();
        (await cici.PostAsync(page, $"{page}?handler=TakeOver")).Dispose();
        (await cici.TextAsync(page)).ShouldContain("Anda yang menjawab.");
        (await host.ReadAsync(desk => desk.Audit.AnyAsync(a => a.Did == "handover_taken_over", Ct))).ShouldBeTrue();
    }

    [Fact]
    public async Task Staff_of_another_desk_do_nothing_in_a_chat()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var lain = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);
        var page = $"/console/obrolan/{rows.ContactId}";

        foreach (var handler in (string[])[
            "Begin", "Take", "TakeOver", "Say", "Draft", "Note", "Transfer", "HandBack"])
        {
            using var answer = await lain.PostAsync(
                "/console/staf", $"{page}?handler={handler}", ("words", "mau saja"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }

        (await host.ReadAsync(desk => desk.Handovers.CountAsync(Ct))).ShouldBe(0);
        (await host.ReadAsync(desk => desk.ReplyDrafts.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task Chats_are_found_by_the_name_of_the_resident_and_by_channel()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        await host.Database.WriteAsync(
            async (desk, ct) => (await desk.Residents.SingleAsync(r => r.Id == rows.ResidentId, ct)).SearchName =
                "MAWARWATI REKAAN",
            Ct);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await ani.TextAsync("/console/obrolan?cari=mawarwati")).ShouldContain($"/console/obrolan/{rows.ContactId}");
        (await ani.TextAsync("/console/obrolan?cari=melati")).ShouldContain("Tidak ada obrolan");
        (await ani.TextAsync("/console/obrolan?saluran=whatsapp")).ShouldContain("Tidak ada obrolan");
    }

    [Fact]
    public void Every_problem_of_the_canned_answers_is_told_at_once()
    {
        var yaml = ConfigurationFile.Parse<CannedAnswersFile.CannedYaml>("x.yaml", """
            answers:
              - { title: Salam, text: { su: "Wilujeng {ngaran}" } }
              - { title: Salam, text: { id: "" } }
              - { text: { id: Halo } }
            """);

        var wrong = Should.Throw<ConfigurationProblemsException>(() => CannedAnswersFile.Of("x.yaml", yaml));

        wrong.Problems.ShouldBe(
        [
            "x.yaml: answer 'Salam': text has no 'id'",
            "x.yaml: answer 'Salam': {ngaran} of 'su' is unknown (allowed: {nama}, {resi}, {jam_layanan}, {petugas})",
            "x.yaml: answer 'Salam' is there twice",
            "x.yaml: answer 'Salam': text of 'id' is empty",
            "x.yaml: answer '': title is missing or longer than 60 characters",
        ]);
    }
}
