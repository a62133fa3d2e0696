using System.Diagnostics;
using System.Globalization;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Announcements as staff call what they are, what became of them and who answered.</summary>
internal static class AnnouncementLabels
{
    private const int TitleCharsMax = 80;

    internal static string Of(AnnouncementState state) => state switch
    {
        AnnouncementState.WaitingApproval => "Menunggu persetujuan",
        AnnouncementState.Scheduled => "Menunggu waktunya",
        AnnouncementState.Sending => "Sedang dikirim",
        AnnouncementState.Paused => "Dijeda",
        AnnouncementState.Cancelled => "Dibatalkan",
        AnnouncementState.Done => "Selesai",
        AnnouncementState.Superseded => "Sudah diganti",
        _ => throw new UnreachableException(state.ToString()),
    };

    /// <summary>Classes of a badge; dark letters on pale grounds, so that all can read them.</summary>
    internal static string BadgeOf(AnnouncementState state) => state switch
    {
        AnnouncementState.WaitingApproval or AnnouncementState.Paused => "badge bg-yellow-lt text-dark",
        AnnouncementState.Scheduled or AnnouncementState.Sending => "badge bg-blue-lt text-dark",
        AnnouncementState.Done => "badge bg-green-lt text-dark",
        AnnouncementState.Cancelled => "badge bg-red-lt text-dark",
        _ => "badge bg-secondary-lt text-dark",
    };

    internal static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.News => "Kabar umum",
        NoticeKind.Pickup => "Pengambilan bantuan",
        NoticeKind.Reminder => "Pengingat",
        NoticeKind.OwnCase => "Laporan sendiri",
        _ => throw new UnreachableException(kind.ToString()),
    };

    internal static string Of(PaperReason reason) => reason switch
    {
        PaperReason.NoChat => "Belum punya chat",
        PaperReason.Unreachable => "Chat tidak bisa dihubungi",
        PaperReason.Failed => "Gagal terkirim",
        _ => throw new UnreachableException(reason.ToString()),
    };

    /// <summary>What a resident answered, or what became of the share.</summary>
    internal static string Of(EntitlementState state) => state switch
    {
        EntitlementState.Entitled => "Belum menjawab",
        EntitlementState.Coming => "Bisa datang",
        EntitlementState.NotComing => "Tidak bisa",
        EntitlementState.ProxyNamed => "Diwakilkan",
        EntitlementState.HomeVisit => "Minta kunjungan",
        EntitlementState.Taken => "Sudah diambil",
        EntitlementState.TakenByProxy => "Diambil wakil",
        EntitlementState.Delivered => "Diantar",
        EntitlementState.Pending => "Ditunda",
        EntitlementState.Refused => "Ditolak",
        EntitlementState.Absent => "Tidak hadir",
        EntitlementState.Reassigned => "Dialihkan",
        _ => throw new UnreachableException(state.ToString()),
    };

    internal static string Of(DistributionState state) => state switch
    {
        DistributionState.Planned => "Belum diumumkan",
        DistributionState.Announced => "Sudah diumumkan",
        DistributionState.Changed => "Berubah",
        DistributionState.Cancelled => "Batal",
        DistributionState.Running => "Sedang berjalan",
        DistributionState.Done => "Selesai",
        _ => throw new UnreachableException(state.ToString()),
    };

    internal static string OfLanguage(string language) => language switch
    {
        "id" => "Bahasa Indonesia",
        "su" => "Bahasa Sunda",
        _ => language,
    };

    /// <summary>"Rp 12.500".</summary>
    internal static string Rupiah(long amount) =>
        $"Rp {amount.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.')}";

    internal static string RwsOf(IReadOnlyList<string> rws, string? rt) =>
        (rt is null ? "" : $"RT {rt} ") + $"RW {string.Join(", ", rws)}";

    /// <summary>How it begins, behind the line that all announcements begin with.</summary>
    /// <param name="text">As it was said.</param>
    internal static string TitleOf(string text)
    {
        var parts = text.Split("\n\n");
        var line = parts[Math.Min(1, parts.Length - 1)].Trim().Split('\n')[0];
        return line.Length <= TitleCharsMax ? line : string.Concat(line.AsSpan(0, TitleCharsMax), "…");
    }

    /// <summary>Without how to answer in the chat: for paper.</summary>
    internal static string PaperOf(string text, string code)
    {
        var parts = text.Split("\n\n").Where(part => !part.Contains(code, StringComparison.Ordinal)).ToList();
        return parts.Count == 0 ? text : string.Join("\n\n", parts).Trim();
    }
}
