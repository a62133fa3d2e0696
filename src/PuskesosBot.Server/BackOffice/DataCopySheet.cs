using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// The copy of what is held about a chat and the people it proved to act for, as a file to hand over. No NIK, KK or
/// phone number is in it, and of the chat's address only the end.
/// </summary>
internal sealed class DataCopySheet(ProgrammeWords programmes, DeskClock clock)
{
    /// <summary>Of each part; what is older is asked for at the desk.</summary>
    private const int CasesMax = 500, PagesMax = 50, HandoutsMax = 500, LooksMax = 500;

    /// <summary>Characters of an address by which its owner knows it again.</summary>
    private const int AddressEnd = 4;

    private static readonly string[] Head = ["Bagian", "Keterangan", "Isi"];

    public async Task<FileResult> OfAsync(DeskDb desk, string receipt, Guid contactId, CancellationToken ct)
    {
        var rows = new List<string[]>();
        rows.AddRange(await ChatAsync(desk, contactId, ct));
        var people = await HeldData.LinkedTo(desk, contactId).ToListAsync(ct);
        foreach (var person in people) rows.AddRange(await PersonAsync(desk, person, ct));
        rows.AddRange(await CasesAsync(desk, contactId, ct));
        rows.AddRange(await TalkAsync(desk, contactId, ct));
        return SheetFile.Of(true, $"salinan-data-{receipt}", Head, rows);
    }

    private async Task<IEnumerable<string[]>> ChatAsync(DeskDb desk, Guid contactId, CancellationToken ct)
    {
        var contact = await desk.Contacts.AsNoTracking().SingleAsync(c => c.Id == contactId, ct);
        var off = await desk.NoticeOptOuts.Where(o => o.ContactId == contactId).CountAsync(ct);
        var consent = contact.ConsentAt is { } at ? $"{clock.Full(at)}, versi {contact.ConsentVersion}" : "Tidak ada";
        var notices = contact.NoticesStoppedAt is { } stopped ? $"Dihentikan {clock.Full(stopped)}"
            : off == 0 ? "Dikirim" : $"Dikirim, {off.ToString(CultureInfo.InvariantCulture)} jenis dimatikan";
        return
        [
            ["Chat", "Lewat", StaffWords.OfChannel(contact.Channel)],
            ["Chat", "Alamat", contact.Address.Length > AddressEnd ? $"…{contact.Address[^AddressEnd..]}" : "…"],
            ["Chat", "Nomor HP yang terbukti", contact.PhoneHash is null ? "Tidak ada" : "Disimpan sebagai sandi"],
            ["Chat", "Bahasa", contact.Language],
            ["Chat", "Persetujuan", consent],
            ["Chat", "Pengumuman", notices],
            ["Chat", "Pertama menulis", clock.Full(contact.CreatedAt)],
            ["Chat", "Terakhir menulis", clock.Full(contact.LastInboundAt)],
        ];
    }

    private async Task<IEnumerable<string[]>> PersonAsync(DeskDb desk, Resident person, CancellationToken ct)
    {
        var (id, part) = (person.Id, $"Data {DisplayName.Of(person.Name)}");
        var rows = new List<string[]>
        {
            ([part, "Alamat", $"{person.Address} RT {person.Rt ?? "–"} RW {person.Rw ?? "–"}".Trim()]),
            ([part, "Tanggal lahir", person.BirthDate is { } born ? DeskClock.Day(born) : "Tidak ada"]),
            ([part, "NIK", person.NikHash is null ? "Tidak ada" : "Disimpan sebagai sandi, tidak dicetak"]),
            ([part, "Nomor KK", person.HouseholdId is null ? "Tidak ada" : "Disimpan sebagai sandi, tidak dicetak"]),
            ([part, "Nomor HP", person.PhoneHash is null ? "Tidak ada" : "Disimpan sebagai sandi, tidak dicetak"]),
            ([part, "Hasil verval", ResidentWords.Of(person.Standing)]),
        };
        var enrolments = await desk.Enrolments.AsNoTracking().Where(e => e.ResidentId == id)
            .OrderBy(e => e.Programme).ToListAsync(ct);
        rows.AddRange(enrolments.Select(e => (string[])
            [part, $"Program {programmes.Of(e.Programme)}", ResidentWords.Of(e.Status)]));
        var handouts = await desk.Entitlements.AsNoTracking().Where(e => e.ResidentId == id)
            .Join(desk.Distributions, e => e.DistributionId, d => d.Id, (e, d) => new { d.Title, e.State, e.StateAt })
            .OrderByDescending(row => row.StateAt).Take(HandoutsMax).ToListAsync(ct);
        rows.AddRange(handouts.Select(row => (string[])
            [part, $"Pembagian {row.Title}", $"{DistributionWords.Of(row.State)}, {clock.Full(row.StateAt)}"]));
        var looks = await desk.Audit.AsNoTracking().Where(a => a.ResidentId == id)
            .OrderByDescending(a => a.At).Take(LooksMax).Select(a => new { a.At, a.Did }).ToListAsync(ct);
        rows.AddRange(looks.Select(look => (string[])
            [part, $"Data dibuka {clock.Full(look.At)}", AuditWords.Of(look.Did)]));
        return rows;
    }

    /// <summary>With what the resident was told and told us, not what the desk noted for itself.</summary>
    private async Task<IEnumerable<string[]>> CasesAsync(DeskDb desk, Guid contactId, CancellationToken ct)
    {
        var cases = await desk.Cases.AsNoTracking()
            .Where(c => c.ContactId == contactId && c.Kind != CaseKind.Fault)
            .OrderBy(c => c.OpenedAt).Take(CasesMax).ToListAsync(ct);
        var ids = cases.Select(c => c.Id).ToList();
        var events = await desk.CaseEvents.AsNoTracking()
            .Where(e => ids.Contains(e.CaseId) && e.Kind != CaseEventKind.InternalNote)
            .OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct);
        return cases.SelectMany(about => events.Where(e => e.CaseId == about.Id)
            .Select(e => (string[])
                [$"Laporan {about.Receipt}", $"{CaseWords.Of(e)}, {clock.Full(e.At)}", CaseWords.Why(e)])
            .Prepend([$"Laporan {about.Receipt}", CaseWords.Of(about.Kind), about.Summary]));
    }

    private async Task<IEnumerable<string[]>> TalkAsync(DeskDb desk, Guid contactId, CancellationToken ct)
    {
        var lines = new List<ConversationLine>();
        DateTimeOffset? before = null;
        for (var page = 0; page < PagesMax; page++)
        {
            var some = await ConversationLog.ReadAsync(desk, contactId, from: null, before, ct);
            if (some.Count == 0) break;
            lines.InsertRange(0, some);
            before = some[0].At;
        }

        return lines.Where(line => line.Side != ConversationSide.Note).Select(line => (string[])
            ["Obrolan", $"{ResidentWords.Of(line.Side)}, {clock.Full(line.At)}", TextOf(line)]);
    }

    private static string TextOf(ConversationLine line) => line.Media is null ? line.Text
        : line.Text.Length == 0 ? "(berkas)" : $"{line.Text} (berkas)";
}
