using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What a phone at the table is given, and what is taken from it.</summary>
public sealed class TablePageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Other_desks_heads_and_visitors_read_and_write_nothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await TableRows.FillAsync(host, names: ["Siti Contoh"]);
        using var other = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);
        using var head = await host.SignedInAsync("ketua", StaffRole.RwHead, host.DeskId, "04");
        using var visitor = new ConsoleVisitor(host.Address);
        var entry = Entry(host.NextId(), rows.People[0]);

        foreach (var (who, status) in ((ConsoleVisitor, HttpStatusCode)[])[
            (other, HttpStatusCode.NotFound), (head, HttpStatusCode.Forbidden), (visitor, HttpStatusCode.Redirect)])
        {
            foreach (var query in (string[])["", "?handler=Sheet", "?handler=News&since=1", "?handler=Look&words=siti"])
            {
                using var answer = await who.GetAsync(rows.Page + query);
                answer.StatusCode.ShouldBe(status, query);
                (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain("Siti Contoh");
            }

            var mayNot = status == HttpStatusCode.Redirect ? HttpStatusCode.Unauthorized : status;
            using var recorded = await RecordAsync(who, rows, await TokenAsync(who), entry);
            recorded.StatusCode.ShouldBe(mayNot);
            using var started = await who.SendAsync($"{rows.Page}?handler=Start", Form(), await TokenAsync(who));
            started.StatusCode.ShouldBe(mayNot);
            using var decided = await who.SendAsync(
                $"{rows.Page}?handler=Decide", Decision(rows.People[0]), await TokenAsync(who));
            decided.StatusCode.ShouldBe(mayNot);
        }

        (await host.ReadAsync(desk => desk.CheckIns.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_written_without_the_token_of_the_page()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await TableRows.FillAsync(host, names: ["Siti Contoh"]);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var forged = await RecordAsync(ani, rows, null, Entry(host.NextId(), rows.People[0]));

        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await host.ReadAsync(desk => desk.CheckIns.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_names_what_is_needed_at_the_table_and_who_took_it()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await TableRows.FillAsync(host, names: ["Siti Contoh", "Budi Contoh"]);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        var sheet = await SheetAsync(ani, rows);

        sheet.GetProperty("isWhole").GetBoolean().ShouldBeTrue();
        var siti = sheet.GetProperty("people").EnumerateArray()
            .Single(p => p.GetProperty("name").GetString() == "Siti Contoh");
        siti.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["id", "code", "name", "address", "rw", "rt", "slot", "nominal", "now"]);
        siti.GetProperty("code").GetString().ShouldBe(rows.Codes[0]);
        siti.GetProperty("slot").GetString().ShouldBe("09.30");
        siti.GetProperty("now").EnumerateObject().Select(p => p.Name).ShouldBe(
            ["id", "state", "isSettled", "at", "by", "proxy"]);
        (await host.ReadAsync(desk => desk.Audit.Select(a => a.Did).ToListAsync(Ct))).ShouldBe(["table_opened"]);
        using var page = await ani.GetAsync(rows.Page);
        page.Headers.GetValues("Permissions-Policy").Single().ShouldStartWith("camera=(self), microphone=()");
        using var today = await ani.GetAsync("/console");
        today.Headers.GetValues("Permissions-Policy").Single().ShouldStartWith("camera=(), microphone=()");
    }

    [Fact]
    public async Task A_check_in_sent_again_is_one_and_the_second_phone_is_told_who_was_first()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await TableRows.FillAsync(host, names: ["Siti Contoh"]);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var budi = await host.SignedInAsync("budi", StaffRole.FrontOffice, host.DeskId);
        var since = (await SheetAsync(budi, rows)).GetProperty("now").GetInt64();
        var entry = Entry(host.NextId(), rows.People[0]);

        (await VerdictsAsync(ani, rows, entry)).ShouldBe(["Applied"]);
        (await VerdictsAsync(ani, rows, entry, entry)).ShouldBe(["Applied", "Applied"]);
        var late = (await AnswersAsync(budi, rows, Entry(host.NextId(), rows.People[0])))[0];
        late.GetProperty("verdict").GetString().ShouldBe("TooLate");
        late.GetProperty("change").GetProperty("by").GetString().ShouldBe("Orang ani");

        (await host.ReadAsync(desk => desk.CheckIns.CountAsync(c => c.IsApplied, Ct))).ShouldBe(1);
        var news = JsonDocument.Parse(await budi.TextAsync($"{rows.Page}?handler=News&since={since}")).RootElement;
        news.GetProperty("figures").GetProperty("came").GetInt32().ShouldBe(1);
        news.GetProperty("changes")[0].GetProperty("state").GetString().ShouldBe("Taken");
    }

    [Fact]
    public async Task Of_two_phones_at_once_one_hands_out()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await TableRows.FillAsync(host, names: ["Siti Contoh"]);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var budi = await host.SignedInAsync("budi", StaffRole.FrontOffice, host.DeskId);

        var verdicts = await Task.WhenAll(((ConsoleVisitor[])[ani, budi]).Select(
            phone => VerdictsAsync(phone, rows, Entry(host.NextId(), rows.People[0]))));

        verdicts.SelectMany(v => v).Order().ShouldBe(["Applied", "TooLate"]);
    }

    [Fact]
    public async Task Of_a_batch_with_rubbish_what_is_right_is_applied()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await TableRows.FillAsync(host, names: ["Siti Contoh", "Budi Contoh"]);
        var far = await TableRows.FillAsync(host, deskId: host.OtherDeskId, names: ["Jauh Contoh"]);
        var next = await TableRows.FillAsync(host, names: ["Sebelah Contoh"]);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await VerdictsAsync(
            ani, rows, 7, null, "x", new { }, new { id = host.NextId() },
            Entry(host.NextId(), rows.People[0], "99"), Entry(host.NextId(), rows.People[0], "TakenByProxy"),
            Entry(host.NextId(), far.People[0]), Entry(host.NextId(), next.People[0]),
            Entry(host.NextId(), rows.People[1]), Entry(host.NextId(), rows.People[0], "Refused")))
            .ShouldBe(["Invalid", "Invalid", "Invalid", "Invalid", "Invalid", "Invalid", "Invalid", "NotYours",
                "NotYours", "Applied", "NeedsReason"]);

        var token = await TokenAsync(ani, rows.Page);
        foreach (var (content, status) in ((HttpContent, HttpStatusCode)[])[
            (Json("{}"), HttpStatusCode.BadRequest), (Json("["), HttpStatusCode.BadRequest),
            (Json("[[[[[1]]]]]"), HttpStatusCode.BadRequest), (Form(), HttpStatusCode.UnsupportedMediaType),
            (Json($"[{string.Join(',', Enumerable.Repeat("1", 51))}]"), HttpStatusCode.RequestEntityTooLarge),
            (Json($"[\"{new string('x', 70_000)}\"]"), HttpStatusCode.RequestEntityTooLarge)])
        {
            using var answer = await ani.SendAsync($"{rows.Page}?handler=Record", content, token);
            answer.StatusCode.ShouldBe(status);
        }

        (await host.ReadAsync(desk => desk.CheckIns.Select(c => c.EntitlementId).ToListAsync(Ct)))
            .ShouldBe([rows.People[1]]);
    }

    [Fact]
    public async Task A_proxy_of_another_family_waits_for_a_decision()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await TableRows.FillAsync(host, names: ["Siti Contoh"]);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var rina = await host.SignedInAsync("rina", StaffRole.Coordinator, host.DeskId);
        var entry = new
        {
            id = host.NextId(),
            entitlement = rows.People[0],
            outcome = "TakenByProxy",
            at = 1_790_000_000_000,
            proxyName = "Tetangga Contoh",
            proxyRelation = "other",
            reason = "sakit",
        };

        (await VerdictsAsync(ani, rows, entry)).ShouldBe(["NeedsDecision"]);
        using var mayNot = await ani.SendAsync(
            $"{rows.Page}?handler=Decide", Decision(rows.People[0]), await TokenAsync(ani, rows.Page));
        mayNot.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var token = await TokenAsync(rina, rows.Page);
        using var decided = await rina.SendAsync($"{rows.Page}?handler=Decide", Decision(rows.People[0]), token);
        decided.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await rina.SendAsync($"{rows.Page}?handler=Decide", Decision(rows.People[0]), token);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await VerdictsAsync(ani, rows, entry)).ShouldBe(["Applied"]);

        (await host.ReadAsync(desk => desk.Entitlements.Select(e => e.State).SingleAsync(Ct)))
            .ShouldBe(EntitlementState.TakenByProxy);
    }

    [Fact]
    public async Task It_is_started_on_its_day_and_says_why_not_before()
    {
        await using var host = await ConsoleHost.StartAsync();
        var today = await TableRows.FillAsync(host, DistributionState.Announced, names: ["Siti Contoh"]);
        var later = await TableRows.FillAsync(host, DistributionState.Announced, daysAhead: 2);
        var off = await TableRows.FillAsync(host, DistributionState.Cancelled);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await ani.TextAsync(later.Page)).ShouldContain("belum bisa dimulai");
        (await ani.TextAsync(off.Page)).ShouldContain("dibatalkan");
        (await ani.TextAsync(today.Page)).ShouldContain("Mulai</button>");
        (await VerdictsAsync(ani, today, Entry(host.NextId(), today.People[0]))).ShouldBe(["NotOpen"]);
        (await ani.PostAsync(later.Page, $"{later.Page}?handler=Start")).Dispose();
        (await ani.PostAsync(today.Page, $"{today.Page}?handler=Start")).Dispose();

        (await ani.TextAsync(today.Page)).ShouldContain("Pindai kode");
        (await host.ReadAsync(desk => desk.Distributions.SingleAsync(d => d.Id == later.Id, Ct)))
            .State.ShouldBe(DistributionState.Announced);
        (await VerdictsAsync(ani, today, Entry(host.NextId(), today.People[0]))).ShouldBe(["Applied"]);
    }

    [Fact]
    public async Task People_are_found_at_the_server_by_code_and_by_the_beginning_of_the_name()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await TableRows.FillAsync(host, names: ["Siti Contoh", "Budi Contoh"]);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        foreach (var words in (string[])["sit", rows.Codes[0].ToLowerInvariant().Replace('-', ' ')])
        {
            var found = JsonDocument.Parse(await ani.TextAsync($"{rows.Page}?handler=Look&words={words}")).RootElement;
            found.EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["Siti Contoh"]);
        }
    }

    private static object Entry(Guid id, Guid entitlement, string outcome = "Taken") =>
        new { id, entitlement, outcome, at = 1_790_000_000_000 };

    private static FormUrlEncodedContent Form() => new([KeyValuePair.Create("a", "b")]);

    private static FormUrlEncodedContent Decision(Guid entitlement) => new(
    [
        KeyValuePair.Create("entitlement", entitlement.ToString()), KeyValuePair.Create("isAllowed", "true"),
        KeyValuePair.Create("reason", "sudah ditelepon"),
    ]);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<JsonElement> SheetAsync(ConsoleVisitor who, TableRows rows) =>
        JsonDocument.Parse(await who.TextAsync($"{rows.Page}?handler=Sheet")).RootElement;

    private static async Task<string> TokenAsync(ConsoleVisitor who, string page) =>
        JsonDocument.Parse(await who.TextAsync($"{page}?handler=Sheet")).RootElement.GetProperty("token").GetString()!;

    /// <summary>Of any page that this one may see.</summary>
    private static async Task<string?> TokenAsync(ConsoleVisitor who)
    {
        using var page = await who.GetAsync("/console");
        var text = await page.Content.ReadAsStringAsync(Ct);
        const string Mark = "__RequestVerificationToken\" type=\"hidden\" value=\"";
        return text.Contains(Mark, StringComparison.Ordinal) ? text.Split(Mark)[1].Split('"')[0] : null;
    }

    private static async Task<HttpResponseMessage> RecordAsync(
        ConsoleVisitor who, TableRows rows, string? token, params object?[] entries)
    {
        using var content = JsonContent.Create(entries);
        await content.LoadIntoBufferAsync(Ct);
        return await who.SendAsync($"{rows.Page}?handler=Record", content, token);
    }

    private static async Task<JsonElement[]> AnswersAsync(
        ConsoleVisitor who, TableRows rows, params object?[] entries)
    {
        using var answer = await RecordAsync(who, rows, await TokenAsync(who, rows.Page), entries);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.EnumerateArray()];
    }

    private static async Task<string[]> VerdictsAsync(
        ConsoleVisitor who, TableRows rows, params object?[] entries) =>
        [.. (await AnswersAsync(who, rows, entries)).Select(a => a.GetProperty("verdict").GetString()!)];
}
