using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>RT and RW heads, as staff register, prove and end them.</summary>
public sealed partial class HeadPageTests
{
    private const string Page = "/console/ketua";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_wrong_with_a_new_head_is_said_at_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        (await ani.TextAsync(Page)).ShouldContain("Belum ada ketua RT/RW");

        using var answer = await ani.PostAsync(
            Page, $"{Page}?handler=Add", ("name", " "), ("rw", "77"), ("rt", "dua"), ("phone", "022-2501234"));

        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        foreach (var words in (string[])[
            "Isi namanya.", "Pilih RW wilayah", "RT ditulis dengan angka", "bukan nomor HP"]) text.ShouldContain(words);
        text.ShouldContain("value=\"dua\"");
        (await host.ReadAsync(desk => desk.NeighbourhoodHeads.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task A_head_is_registered_once_gets_a_code_shown_once_and_ends()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        (string, string)[] fields = [("name", "Pak Rekaan"), ("rw", "04"), ("rt", "2"), ("phone", "0812-0000-1000")];

        using var first = await ani.PostAsync(Page, $"{Page}?handler=Add", fields);
        using var again = await ani.PostAsync(Page, $"{Page}?handler=Add", fields);

        first.Headers.Location!.ToString().ShouldBe(Page);
        (await again.Content.ReadAsStringAsync(Ct)).ShouldContain("sudah terdaftar");
        var head = await host.ReadAsync(desk => desk.NeighbourhoodHeads.AsNoTracking().SingleAsync(Ct));
        (head.Rw, head.Rt, head.DeskId).ShouldBe(("04", "02", host.DeskId));
        head.PhoneHash.ShouldNotBeNull();

        using var issued = await ani.PostAsync(Page, $"{Page}?handler=Code", ("id", head.Id.ToString()));
        var digits = Code().Match(await issued.Content.ReadAsStringAsync(Ct)).Groups[1].Value;
        digits.Length.ShouldBe(6);
        (await ani.TextAsync(Page)).ShouldNotContain(digits);
        using var ended = await ani.PostAsync(Page, $"{Page}?handler=End", ("id", head.Id.ToString()));
        using var late = await ani.PostAsync(Page, $"{Page}?handler=Code", ("id", head.Id.ToString()));

        late.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ani.TextAsync($"{Page}?tampil=selesai")).ShouldContain("Pak Rekaan");
        (await host.ReadAsync(desk => desk.Audit.OrderBy(a => a.Id).Select(a => a.Did).ToListAsync(Ct)))
            .ShouldBe(["registered_head", "issued_head_code", "ended_head"]);
    }

    [Fact]
    public async Task Another_desk_neither_sees_nor_changes_the_heads_of_this_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        await ConsoleRows.FillAsync(host);
        using var lain = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);
        var head = await host.ReadAsync(desk => desk.NeighbourhoodHeads.AsNoTracking().FirstAsync(Ct));

        (await lain.TextAsync(Page)).ShouldNotContain(head.Name);
        foreach (var handler in (string[])["Code", "End"])
        {
            using var answer = await lain.PostAsync(Page, $"{Page}?handler={handler}", ("id", head.Id.ToString()));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }

        var after = await host.ReadAsync(
            desk => desk.NeighbourhoodHeads.AsNoTracking().SingleAsync(h => h.Id == head.Id, Ct));
        (after.CodeHash, after.EndedAt).ShouldBe((null, null));
    }

    [GeneratedRegex("id=\"code\">([0-9]+)<")]
    private static partial Regex Code();
}
