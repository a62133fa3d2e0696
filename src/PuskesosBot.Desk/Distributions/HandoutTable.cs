using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>The table of hand-outs inside a file: its columns and the rows below them.</summary>
/// <param name="Skipped">Titles, blank rows and repeated headings.</param>
internal sealed record HandoutTable(HandoutColumns Columns, IReadOnlyList<SheetRow> Rows, int Skipped)
{
    /// <exception cref="ImportRefusedException">No header, columns missing, too many rows.</exception>
    internal static HandoutTable Read(SheetReader reader, CancellationToken ct)
    {
        do
        {
            for (var above = 0; above < ImportLimits.HeaderRowsMax && reader.Read() is { } row; above++)
            {
                if (HandoutColumns.TryRead(row) is not { } columns) continue;
                if (columns.Missing().ToList() is { Count: > 0 } missing)
                {
                    throw new ImportRefusedException(
                        "COLUMN_MISSING", $"Kolom yang belum ada: {string.Join("; ", missing)}.");
                }

                return Below(reader, columns, above, ct);
            }
        }
        while (reader.NextSheet());
        throw new ImportRefusedException(
            "NO_HEADER",
            $"Baris judul kolom tidak ditemukan dalam {ImportLimits.HeaderRowsMax} baris pertama. Yang wajib: PROGRAM, "
            + "NAMA PENYALURAN, RW, TANGGAL; yang dikenal juga: JAM, TEMPAT, PETA, SURAT, SUMBER, YANG MEMBAGIKAN.");
    }

    private static HandoutTable Below(SheetReader reader, HandoutColumns columns, int above, CancellationToken ct)
    {
        var (rows, skipped) = (new List<SheetRow>(), above);
        while (reader.Read() is { } row)
        {
            ct.ThrowIfCancellationRequested();
            if (row.IsBlank || HandoutColumns.TryRead(row) is not null) skipped++;
            else rows.Add(row);
            if (rows.Count > DistributionLimits.SheetRowsMax)
            {
                throw new ImportRefusedException(
                    "TOO_MANY_ROWS", $"Lebih dari {DistributionLimits.SheetRowsMax} penyaluran. Pecah berkasnya.");
            }
        }

        return new HandoutTable(columns, rows, skipped);
    }
}
