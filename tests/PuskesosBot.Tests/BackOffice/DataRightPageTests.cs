using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.WebChat;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>The page of a case in which a chat asked for its copy or to be erased.</summary>
public sealed class DataRightPageTests
{
    private const string Seen = "KTP dilihat di loket.";

    private static readonly string Asked = Receipt.Create("LS", 2026, 11, 500).ToString(),
        Page = $"/console/laporan/{Asked}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_is_a_file_with_what_is_held_and_no_number()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await FillAsync(host, CaseKind.DataCopy);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        (await ani.TextAsync(Page)).ShouldContain("Unduh salinan");

        using var file = await ani.PostAsync(Page, $"{Page}?handler=Copy", ("version", "0"), ("words", Seen));

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentDisposition!.FileName!.ShouldContain($"salinan-data-{Asked}.xlsx");
        var sheet = await SheetAsync(file);
        foreach (var held in (string[])["Mawarwati Rekaan", ConsoleRows.Receipt, "obrolan-warga-contoh", "…0999"])
            sheet.ShouldContain(held);
        sheet.ShouldNotContain("5100000999");
        sheet.ShouldNotContain("catatan-petugas-contoh");
        var audited = await host.ReadAsync(db => db.Audit.SingleAsync(a => a.Did == DataRights.Copied, Ct));
        (audited.ResidentId, audited.Why.Contains(Seen)).ShouldBe((rows.ResidentId, true));
    }

    [Fact]
    public async Task A_copy_needs_to_be_told_how_the_person_was_known()
    {
        await using var host = await ConsoleHost.StartAsync();
        await FillAsync(host, CaseKind.DataCopy);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var answer = await ani.PostAsync(Page, $"{Page}?handler=Copy", ("version", "0"), ("words", " "));

        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("Tulis dulu alasan");
        (await host.ReadAsync(db => db.Audit.CountAsync(a => a.Did == DataRights.Copied, Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task Only_a_coordinator_erases_and_the_page_says_so_to_the_others()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await FillAsync(host, CaseKind.DataErasure);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var head = await host.SignedInAsync("ketua", StaffRole.RwHead, host.DeskId, "04");
        using var stranger = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);

        (await ani.TextAsync(Page)).ShouldContain("Yang menghapus data chat: koordinator");
        using var refused = await ani.PostAsync(Page, $"{Page}?handler=Erase", ("version", "0"), ("words", Seen));
        (await refused.Content.ReadAsStringAsync(Ct)).ShouldContain("bukan wewenang");
        foreach (var (visitor, status) in new[]
        {
            (head, HttpStatusCode.Forbidden), (stranger, HttpStatusCode.NotFound),
        })
        {
            foreach (var step in (string[])["Copy", "Erase"])
            {
                using var answer = await visitor.PostAsync(
                    "/console/laporan", $"{Page}?handler={step}", ("version", "0"), ("words", Seen));
                answer.StatusCode.ShouldBe(status, step);
            }
        }

        (await host.ReadAsync(db => db.ContactLinks.AnyAsync(l => l.ContactId == rows.ContactId, Ct))).ShouldBeTrue();
        HasPicture(host, await PictureAsync(host, rows)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_coordinator_erases_the_chat_with_its_photos_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await FillAsync(host, CaseKind.DataErasure);
        using var rina = await host.SignedInAsync("rina", StaffRole.Coordinator, host.DeskId);
        (await rina.TextAsync($"/console/obrolan/{rows.ContactId}")).ShouldContain("obrolan-warga-contoh");
        var picture = await PictureAsync(host, rows);

        using var done = await rina.PostAsync(Page, $"{Page}?handler=Erase", ("version", "0"), ("words", Seen));
        using var again = await rina.PostAsync(Page, $"{Page}?handler=Erase", ("version", "2"), ("words", Seen));

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await again.Content.ReadAsStringAsync(Ct)).ShouldContain("sudah ditutup");
        HasPicture(host, picture).ShouldBeFalse();
        using var gone = await rina.GetAsync($"/console/obrolan/{rows.ContactId}");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await rina.TextAsync("/console/obrolan")).ShouldNotContain("Mawarwati Rekaan");
        (await rina.TextAsync($"/console/laporan/{ConsoleRows.Receipt}")).ShouldContain("keluhan-warga-contoh");
        using var photo = await rina.GetAsync($"/console/laporan/{ConsoleRows.Receipt}/lampiran/{rows.PhotoId}");
        photo.StatusCode.ShouldBe(HttpStatusCode.OK, "what was attached to a case is the record of the case");
        (await host.ReadAsync(db => db.Audit.CountAsync(a => a.Did == DataRights.Erased, Ct))).ShouldBe(1);
    }

    /// <summary>Whether the photo that came in the chat is on the disk.</summary>
    private static bool HasPicture(ConsoleHost host, string reference) =>
        reference.Split('/') is [var conversation, var name]
        && host.Services.GetRequiredService<MediaFolder>().Find(conversation, name) is not null;

    private static Task<string> PictureAsync(ConsoleHost host, ConsoleRows rows) => host.ReadAsync(db => db.Inbound
        .Where(i => i.ContactId == rows.ContactId && i.Media != null)
        .Select(i => i.Media!.Substring("photo:".Length)).SingleAsync(Ct));

    /// <summary>The desk of <see cref="ConsoleRows"/>, whose chat asked for this.</summary>
    private static async Task<ConsoleRows> FillAsync(ConsoleHost host, CaseKind kind)
    {
        var rows = await ConsoleRows.FillAsync(host);
        var now = TimeProvider.System.GetUtcNow();
        await host.AddAsync(new Case
        {
            Id = host.NextId(),
            DeskId = host.DeskId,
            Receipt = Asked,
            Kind = kind,
            ContactId = rows.ContactId,
            Summary = "permintaan-contoh",
            OpenedAt = now,
        });
        return rows;
    }

    private static async Task<string> SheetAsync(HttpResponseMessage file)
    {
        using var book = SpreadsheetDocument.Open(await file.Content.ReadAsStreamAsync(Ct), isEditable: false);
        return book.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText;
    }
}
