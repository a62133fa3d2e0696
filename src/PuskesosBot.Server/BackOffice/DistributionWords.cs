using System.Diagnostics;
using System.Globalization;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Hand-outs, shares and what became of them, as staff call them.</summary>
internal static class DistributionWords
{
    private static readonly string[] Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    internal static string Of(DistributionState state) => state switch
    {
        DistributionState.Planned => "Direncanakan",
        DistributionState.Announced => "Diumumkan",
        DistributionState.Changed => "Diubah",
        DistributionState.Cancelled => "Dibatalkan",
        DistributionState.Running => "Sedang berjalan",
        DistributionState.Done => "Selesai",
        _ => throw new UnreachableException(state.ToString()),
    };

    /// <summary>Classes of a badge; dark letters on pale grounds, so that all can read them.</summary>
    internal static string BadgeOf(DistributionState state) => state switch
    {
        DistributionState.Announced => "badge bg-blue-lt text-dark",
        DistributionState.Changed => "badge bg-yellow-lt text-dark",
        DistributionState.Cancelled => "badge bg-red-lt text-dark",
        DistributionState.Running => "badge bg-green-lt text-dark",
        _ => "badge bg-secondary-lt text-dark",
    };

    internal static string Of(EntitlementState state) => state switch
    {
        EntitlementState.Entitled => "Belum menjawab",
        EntitlementState.Coming => "Bisa datang",
        EntitlementState.NotComing => "Tidak bisa datang",
        EntitlementState.ProxyNamed => "Akan diwakili",
        EntitlementState.HomeVisit => "Minta diantar",
        EntitlementState.Taken => "Sudah mengambil",
        EntitlementState.TakenByProxy => "Diambil wakil",
        EntitlementState.Delivered => "Diantar",
        EntitlementState.Pending => "Ditunda",
        EntitlementState.Refused => "Ditolak",
        EntitlementState.Absent => "Tidak datang",
        EntitlementState.Reassigned => "Dialihkan",
        _ => throw new UnreachableException(state.ToString()),
    };

    internal static string BadgeOf(EntitlementState state) => state switch
    {
        EntitlementState.Taken or EntitlementState.TakenByProxy or EntitlementState.Delivered =>
            "badge bg-green-lt text-dark",
        EntitlementState.Coming or EntitlementState.ProxyNamed => "badge bg-blue-lt text-dark",
        EntitlementState.Absent or EntitlementState.Refused => "badge bg-red-lt text-dark",
        EntitlementState.Pending or EntitlementState.HomeVisit or EntitlementState.NotComing =>
            "badge bg-yellow-lt text-dark",
        _ => "badge bg-secondary-lt text-dark",
    };

    /// <summary>What the figures of a hand-out are called: answers before the day, outcomes from then on.</summary>
    internal static IReadOnlyList<(string Label, Func<RecapFigures, int> Of)> Columns(Distribution about)
    {
        Func<RecapFigures, int> In(EntitlementState state) => figures => figures.Of(state);
        if (about.StartedAt is null)
        {
            return
            [
                ("Terdaftar", f => f.Listed), ("Bisa", In(EntitlementState.Coming)),
                ("Tidak bisa", In(EntitlementState.NotComing)), ("Diwakili", In(EntitlementState.ProxyNamed)),
                ("Minta diantar", In(EntitlementState.HomeVisit)), ("Belum menjawab", In(EntitlementState.Entitled)),
            ];
        }

        return
        [
            ("Terdaftar", f => f.Listed), ("Datang", f => f.Came), ("Diwakili", f => f.Proxy),
            ("Diantar", f => f.Delivered), ("Belum", f => f.Open), ("Tidak datang", f => f.Absent),
            ("Ditolak", In(EntitlementState.Refused)), ("Dialihkan", f => f.Reassigned),
        ];
    }

    /// <summary>"jam, tempat"; empty: nothing differs.</summary>
    internal static string Of(DistributionChange change) => string.Join(", ", new[]
    {
        (DistributionChange.Date, "tanggal"), (DistributionChange.Time, "jam"), (DistributionChange.Venue, "tempat"),
        (DistributionChange.Papers, "surat yang dibawa"), (DistributionChange.Cancelled, "pembatalan"),
    }.Where(part => change.HasFlag(part.Item1)).Select(part => part.Item2));

    /// <summary>"Sabtu, 21 Nov 2026, mulai 09.00", or what is not known of it.</summary>
    internal static string When(Distribution about) => When(about.Date, about.StartsAt);

    internal static string When(DateOnly? date, TimeOnly? startsAt) => date is not { } day
        ? "Tanggal belum diketahui"
        : $"{Days[(int)day.DayOfWeek]}, {DeskClock.Day(day)}, "
            + (startsAt is { } hour ? $"mulai {Hour(hour)}" : "jam belum diketahui");

    internal static string Hour(TimeOnly? hour) => hour?.ToString("HH.mm", CultureInfo.InvariantCulture) ?? "–";

    internal static string Rws(Distribution about) => "RW " + string.Join(", ", about.Rws);

    /// <summary>Who has got it, one way or the other.</summary>
    internal static int Received(RecapFigures figures) => figures.Came + figures.Proxy + figures.Delivered;
}
