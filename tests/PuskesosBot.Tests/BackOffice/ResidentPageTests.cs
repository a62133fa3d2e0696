using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class ResidentPageTests(Browsers browsers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task An_officer_finds_a_resident_opens_a_number_and_hands_out_a_code(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ResidentRows.FillAsync(host);
        await host.StaffAsync("ani", StaffRole.BackOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await ConsoleBrowser.SignInAsync(page, "ani");

        await page.GotoAsync(host.Address + "/console/warga");
        await page.GetByLabel("Awal nama").FillAsync("siti am");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Dahliawati")).ToHaveCountAsync(0);
        await watched.ShouldBeSoundAsync($"console-{width}-residents");
        await page.GetByRole(AriaRole.Link, new() { Name = "Siti Aminah" }).ClickAsync();
        await watched.SeesAsync("••••0000");
        (await page.ContentAsync()).ShouldNotContain(ResidentRows.Nik[..8]);
        await page.GetByLabel("Untuk apa dibuka").FillAsync("cocokkan KTP di meja");
        await page.GetByRole(AriaRole.Button, new() { Name = "Buka nomor" }).ClickAsync();
        await Assertions.Expect(page.Locator("#revealed")).ToHaveTextAsync(ResidentRows.Nik);
        page.Url.ShouldNotContain(ResidentRows.Nik);
        await watched.ShouldBeSoundAsync($"console-{width}-resident");
        await page.GetByRole(AriaRole.Button, new() { Name = "Buat kode sekali pakai" }).ClickAsync();
        var code = await page.Locator("#code").InnerTextAsync();
        await watched.ShouldBeSoundAsync($"console-{width}-resident-code");
        await page.GotoAsync($"{host.Address}/console/warga/{rows.SitiId}");
        (await page.ContentAsync()).ShouldNotContain(code);

        await ProveAsync(host, code);
        (await host.ReadAsync(desk => desk.ContactLinks.CountAsync(
            l => l.ResidentId == rows.SitiId && l.Proof == "code", Ct))).ShouldBe(1);
        (await host.ReadAsync(desk => desk.Audit.Where(a => a.ResidentId == rows.SitiId && a.Who.StartsWith("staff"))
            .OrderBy(a => a.Id).Select(a => $"{a.Did} {a.Why}").ToListAsync(Ct)))
            .ShouldBe(["identifier_revealed nik: cocokkan KTP di meja", "code_issued kode sekali pakai"]);
    }

    [Fact]
    public async Task No_number_is_opened_without_a_reason_or_by_the_front_office()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ResidentRows.FillAsync(host);
        var path = $"/console/warga/{rows.SitiId}";
        using var ani = await host.SignedInAsync("ani", StaffRole.BackOffice, host.DeskId);
        using var budi = await host.SignedInAsync("budi", StaffRole.FrontOffice, host.DeskId);

        using var silent = await ani.PostAsync(path, $"{path}?handler=Reveal", ("what", "nik"), ("why", " "));
        using var front = await budi.PostAsync(path, $"{path}?handler=Reveal", ("what", "nik"), ("why", "mau tahu"));

        (await silent.Content.ReadAsStringAsync(Ct)).ShouldNotContain(ResidentRows.Nik);
        front.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.ReadAsync(desk => desk.Audit.CountAsync(Ct))).ShouldBe(0);
        (await ani.TextAsync(path)).ShouldNotContain(ResidentRows.Kk[..12]);
        (await ani.TextAsync("/console/warga?nama=dahlia")).ShouldContain("Dahliawati");
        using var raw = await ani.GetAsync(path);
        (await raw.Content.ReadAsStringAsync(Ct)).ShouldNotContain("<img src=x");
    }

    [Fact]
    public async Task A_new_code_ends_the_one_before_and_a_chat_is_unlinked_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ResidentRows.FillAsync(host);
        var path = $"/console/warga/{rows.SitiId}";
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await ani.PostAsync(path, $"{path}?handler=Code")).Dispose();
        (await ani.PostAsync(path, $"{path}?handler=Code")).Dispose();
        (await host.ReadAsync(desk => desk.OneTimeCodes.CountAsync(c => c.UsedAt == null, Ct))).ShouldBe(1);
        var contact = ("contact", rows.ContactId.ToString());
        using var unlinked = await ani.PostAsync(path, $"{path}?handler=Unlink", contact);
        using var again = await ani.PostAsync(path, $"{path}?handler=Unlink", contact);

        unlinked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.ReadAsync(desk => desk.ContactLinks.CountAsync(Ct))).ShouldBe(0);
        (await host.ReadAsync(desk => desk.Audit.CountAsync(a => a.Did == "contact_unlinked", Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task A_chat_is_linked_by_staff_with_a_reason_and_only_one_of_the_own_desk()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ResidentRows.FillAsync(host);
        var path = $"/console/warga/{rows.SitiId}";
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var (mine, strange) = (await AddChatAsync(host, host.DeskId), await AddChatAsync(host, host.OtherDeskId));

        (await ani.TextAsync(path)).ShouldContain(mine.ToString());
        (await ani.TextAsync(path)).ShouldNotContain(strange.ToString());
        using var silent = await ani.PostAsync(path, $"{path}?handler=Link", ("contact", mine.ToString()));
        (await silent.Content.ReadAsStringAsync(Ct)).ShouldContain("Tulis dulu bagaimana");
        using var stolen = await ani.PostAsync(
            path, $"{path}?handler=Link", ("contact", strange.ToString()), ("why", "KTP dilihat"));
        using var linked = await ani.PostAsync(
            path, $"{path}?handler=Link", ("contact", mine.ToString()), ("why", "KTP 3273010101010000 dilihat"));

        stolen.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        linked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(desk => desk.ContactLinks.SingleAsync(l => l.ContactId == mine, Ct))).Proof
            .ShouldBe(ContactLink.ByStaff);
        var audit = await host.ReadAsync(desk => desk.Audit.SingleAsync(a => a.Did == "contact_linked", Ct));
        audit.Why.ShouldContain(mine.ToString());
        audit.Why.ShouldNotContain("3273010101010000");
    }

    private static async Task<Guid> AddChatAsync(ConsoleHost host, Guid deskId)
    {
        var chat = new Contact
        {
            Id = host.NextId(),
            DeskId = deskId,
            Channel = "telegram",
            Address = deskId == host.DeskId ? "5100008881" : "5100008882",
            LastInboundAt = TimeProvider.System.GetUtcNow(),
        };
        await host.AddAsync(chat);
        return chat.Id;
    }

    [Fact]
    public async Task An_RW_head_sees_names_and_counts_of_the_own_RW_and_strangers_nothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ResidentRows.FillAsync(host);
        using var head = await host.SignedInAsync("rwlima", StaffRole.RwHead, host.DeskId, "05");
        using var next = await host.SignedInAsync("rwenam", StaffRole.RwHead, host.DeskId, "06");
        using var other = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);

        var own = await head.TextAsync("/console/warga");
        own.ShouldContain("Siti Aminah");
        own.ShouldContain("RW 05: 2 warga tercatat");
        foreach (var hidden in (string[])["1968", "••••", "Verval", rows.SitiId.ToString()])
            own.ShouldNotContain(hidden);
        (await next.TextAsync("/console/warga?nama=siti")).ShouldNotContain("Aminah");
        (await other.TextAsync("/console/warga?nama=siti")).ShouldNotContain("Aminah");
        foreach (var stranger in (ConsoleVisitor[])[head, next, other])
        {
            var path = $"/console/warga/{rows.SitiId}";
            using var seen = await stranger.GetAsync(path);
            seen.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            using var taken = await stranger.PostAsync("/console/warga", $"{path}?handler=Code");
            taken.StatusCode.ShouldBeOneOf(
                HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        }

        (await host.ReadAsync(desk => desk.OneTimeCodes.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_is_paged_by_where_it_ended()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.AddAsync([.. Enumerable.Range(0, 120).Select(n => (object)new Resident
        {
            Id = host.NextId(),
            DeskId = host.DeskId,
            Name = $"ASEP {(char)('A' + (n % 3))}",
            SearchName = $"ASEP {(char)('A' + (n % 3))}",
            Rw = "01",
            LastImportId = host.NextId(),
        })]);
        await using var desk = host.Database.Open();
        var seen = new List<Guid>();
        var filter = new ResidentFilter("asep", "01");
        for (var list = await ResidentSearch.FindAsync(desk.Residents, filter, Ct); ;
            list = await ResidentSearch.FindAsync(desk.Residents, filter with { After = seen[^1] }, Ct))
        {
            seen.AddRange(list.Rows.Select(r => r.Id));
            if (!list.HasMore) break;
        }

        (seen.Count, seen.Distinct().Count()).ShouldBe((120, 120));
    }

    /// <summary>The resident types the code in a chat of her own.</summary>
    private static async Task ProveAsync(ConsoleHost host, string code)
    {
        var chat = new ChatAddress(ChannelNames.WebChat, "w1");
        var contact = new Contact
        {
            Id = host.NextId(),
            DeskId = host.DeskId,
            Channel = chat.Channel,
            Address = chat.Id,
            LastInboundAt = TimeProvider.System.GetUtcNow(),
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        contact.Consent("2026-11", TimeProvider.System.GetUtcNow());
        await host.AddAsync(contact);
        await host.AddAsync(new Conversation
        {
            ContactId = contact.Id,
            Position = "",
            Version = 0,
            UpdatedAt = contact.CreatedAt,
        });
        var pump = host.Services.GetRequiredService<TurnPump>();
        var number = 0;
        // As in the transcript identify_self/code_matches: the third question is skipped and the code offered.
        foreach (var words in (string[])["1", "5", "17-4-1968", "lewati", "1", code])
        {
            var key = new MessageKey(chat.Channel, $"kode-{number++}");
            var message = new InboundMessage(key, chat, TimeProvider.System.GetUtcNow()) { Text = words };
            (await pump.RunAsync(message, Ct)).ShouldBe(InboundVerdict.Committed);
        }
    }
}
