using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>A hand-out as a file: for staff and partner who got it, for an RW head how many.</summary>
internal static class RecapSheet
{
    /// <summary>Without codes and numbers: it leaves the house.</summary>
    internal static FileResult People(
        bool isXlsx, Distribution about, IReadOnlyList<RecapRow> rows, DeskClock clock) => SheetFile.Of(
            isXlsx, $"penyaluran-{about.Code}",
            ["No", "Nama", "Alamat", "RT", "RW", "Giliran", "Keadaan", "Sejak", "Wakil", "Jatah"],
            rows.Select((row, at) => (string[])[
                (at + 1).ToString(CultureInfo.InvariantCulture), DisplayName.Of(row.Name), row.Address, row.Rt ?? "",
                row.Rw, row.SlotAt is { } slot ? DistributionWords.Hour(slot) : "", DistributionWords.Of(row.State),
                clock.Full(row.StateAt), row.ProxyName ?? "", row.Nominal ?? ""]));

    internal static FileResult Figures(bool isXlsx, Distribution about, DistributionRecap recap)
    {
        var columns = DistributionWords.Columns(about);
        return SheetFile.Of(
            isXlsx, $"rekap-{about.Code}", ["RW", .. columns.Select(column => column.Label)],
            recap.Rws.Select(figures => (string[])[
                figures.Rw,
                .. columns.Select(column => column.Of(figures).ToString(CultureInfo.InvariantCulture))]));
    }
}
