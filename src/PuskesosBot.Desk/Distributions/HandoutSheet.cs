using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>
/// Reads hand-outs themselves from a spreadsheet, a row each. Only new ones are made: what is there already stays as it
/// is, since whoever was told of it must be told of a change.
/// </summary>
public sealed class HandoutSheet(DistributionDesk distributions, ProgrammeCatalog programmes, DeskProfile profile)
{
    /// <summary>Headings it knows, in words for staff, with an example of each.</summary>
    public static IReadOnlyList<(string Heading, string Example)> Example { get; } =
    [
        ("PROGRAM", "CBP"), ("NAMA PENYALURAN", "Bantuan beras"), ("RW", "03, 04"), ("TANGGAL", "BELUM TAHU"),
        ("JAM", "09.00"), ("TEMPAT", "Balai RW 04"), ("PETA", ""), ("SURAT", "KTP, KK, barcode"),
        ("SUMBER", "Bulog"), ("YANG MEMBAGIKAN", "Petugas Pos"), ("GILIRAN (MENIT)", "30"),
        ("ORANG PER GILIRAN", "20"),
    ];

    /// <summary>Makes the hand-outs in the caller's transaction; what is wrong is in the report.</summary>
    /// <param name="file">Path of a CSV, XLSX or XLS file.</param>
    public async Task<HandoutReport> ReadAsync(
        DistributionCall call, Guid deskId, string file, bool isDryRun, CancellationToken ct)
    {
        var report = new HandoutReport { IsDryRun = isDryRun };
        if (call.Who.IsReadOnly || (call.Who.DeskId is { } own && own != deskId))
        {
            report.Refuse("ROLE", DistributionRefusals.Sentence(DistributionRefusal.NotYourRole));
            return report;
        }

        try
        {
            using var reader = SheetReader.Open(file, ct);
            var table = HandoutTable.Read(reader, ct);
            (report.UnknownColumns, report.Skipped) = (table.Columns.Unknown, table.Skipped);
            await ReadAsync(call, deskId, table, report, ct);
        }
        catch (ImportRefusedException refused)
        {
            report.Refuse(refused.Code, refused.Advice);
        }

        return report;
    }

    private async Task ReadAsync(
        DistributionCall call, Guid deskId, HandoutTable table, HandoutReport report, CancellationToken ct)
    {
        // Of two who apply a sheet at once, the second finds what the first made.
        if (!report.IsDryRun) await DistributionRows.HoldDeskAsync(call.Desk, deskId, ct);
        var rows = new HandoutRowReader(table.Columns, profile, programmes, report);
        var known = await call.Desk.Distributions.AsNoTracking().Where(d => d.DeskId == deskId).ToListAsync(ct);
        var taken = known.ConvertAll(d => new Known(KeyOf(d), d.RowKey, DraftOf(d), IsInFile: false));
        foreach (var row in table.Rows)
        {
            report.Read++;
            if (rows.Read(row) is not { } draft) report.Rejected++;
            else if (Judge(draft, taken, call.Now) is { } code) Leave(report, row, code);
            else
            {
                taken.Add(new Known(draft.RowKey!, draft.RowKey, draft, IsInFile: true));
                await AddAsync(call, deskId, row, draft, report, ct);
            }
        }
    }

    private HandoutCode? Judge(DistributionDraft draft, List<Known> taken, DateTimeOffset now)
    {
        // By what the sheet said of it then, or by what it is by now.
        var known = taken.Find(k => k.RowKey == draft.RowKey) ?? taken.Find(k => k.Key == draft.RowKey)
            ?? taken.Find(k => !k.IsInFile && k.Key == HandoutRowReader.KeyOf(draft with { Date = null }));
        if (known is not null) return IsSame(known.Draft, draft) ? HandoutCode.There : HandoutCode.Differs;
        var today = profile.TodayAt(now);
        if (draft.Date < today) return HandoutCode.DateOver;
        return draft.Date > today.AddDays(DistributionLimits.DaysAheadMax) ? HandoutCode.DateFar : null;
    }

    private async Task AddAsync(
        DistributionCall call, Guid deskId, SheetRow row, DistributionDraft draft, HandoutReport report,
        CancellationToken ct)
    {
        Guid? id = null;
        if (!report.IsDryRun)
        {
            var outcome = await distributions.CreateAsync(call, deskId, draft, ct);
            if (outcome is not DistributionOutcome.Done done)
            {
                Leave(report, row, HandoutCode.Refused with { What = outcome.Sentence });
                return;
            }

            id = done.Distribution.Id;
        }

        report.Added++;
        report.Lines.Add(new HandoutLine(row.Number, draft, id));
    }

    private static void Leave(HandoutReport report, SheetRow row, HandoutCode code)
    {
        if (code.Verdict == ImportVerdict.Merged) report.Repeated++;
        else if (code.Verdict == ImportVerdict.Held) report.Held++;
        else report.Rejected++;
        report.Find(row.Number, "", "", code);
    }

    private static bool IsSame(DistributionDraft one, DistributionDraft other) =>
        (one.Date, one.StartsAt, one.Venue, one.VenueMap, one.Sponsor, one.HandedOutBy)
            == (other.Date, other.StartsAt, other.Venue, other.VenueMap, other.Sponsor, other.HandedOutBy)
        && (one.SlotMinutes, one.SlotPersonsMax) == (other.SlotMinutes, other.SlotPersonsMax)
        && one.Papers!.Order(StringComparer.Ordinal).SequenceEqual(other.Papers!.Order(StringComparer.Ordinal));

    private static string KeyOf(Distribution about) => HandoutRowReader.KeyOf(DraftOf(about));

    private static DistributionDraft DraftOf(Distribution about) => new()
    {
        Programme = about.Programme,
        Title = about.Title,
        Rws = about.Rws,
        Date = about.Date,
        StartsAt = about.StartsAt,
        Venue = about.Venue,
        VenueMap = about.VenueMap,
        Papers = about.Papers,
        Sponsor = about.Sponsor,
        HandedOutBy = about.HandedOutBy,
        SlotMinutes = about.SlotMinutes,
        SlotPersonsMax = about.SlotPersonsMax,
    };

    /// <param name="Key">Of what it is by now.</param>
    /// <param name="RowKey">Of the row it came from; null: from none.</param>
    private sealed record Known(string Key, string? RowKey, DistributionDraft Draft, bool IsInFile);
}
