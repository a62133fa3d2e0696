using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What stands in the audit, as staff call it. Whoever writes a new word adds it here.</summary>
internal static class AuditWords
{
    internal static readonly IReadOnlyDictionary<string, string> All = new SortedDictionary<string, string>
    {
        ["status_read"] = "Status bantuan dibaca",
        ["identified"] = "Identitas dicocokkan",
        ["consent_withdrawn"] = "Persetujuan dicabut",
        ["chat_released"] = "Chat dilepas: nomornya mungkin sudah ganti orang",
        ["staff_added"] = "Akun staf dibuat",
        ["staff_reset"] = "Akun staf diatur ulang",
        ["staff_deactivated"] = "Akun staf dinonaktifkan",
        ["parked_retried"] = "Pesan parkir diproses lagi",
        ["parked_dismissed"] = "Pesan parkir ditutup",
        ["handover_taken_over"] = "Obrolan diambil dari rekan",
        [DataRights.Copied] = "Salinan data warga dibuat",
        [DataRights.Erased] = "Data chat dihapus",
        ["cases_exported"] = "Daftar laporan diunduh",
        ["identifier_revealed"] = "Nomor warga dibuka",
        ["code_issued"] = "Kode sekali pakai dibuat",
        ["contact_linked"] = "Chat ditautkan petugas",
        ["contact_unlinked"] = "Tautan chat dilepas",
        ["import_applied"] = "Impor data dijalankan",
        ["ledger_exported"] = "Daftar kiriman diunduh",
        ["table_opened"] = "Daftar meja penyaluran dibuka",
        ["table_started"] = "Penyaluran dimulai di meja",
        ["job_run"] = "Pekerjaan dijalankan",
        ["audit_exported"] = "Audit diunduh",
        [AnnouncementAudit.Made] = "Pengumuman dibuat",
        [AnnouncementAudit.Approved] = "Pengumuman disetujui",
        [AnnouncementAudit.Refused] = "Pengumuman ditolak",
        [AnnouncementAudit.Paused] = "Pengumuman dijeda",
        [AnnouncementAudit.Resumed] = "Pengumuman dilanjutkan",
        [AnnouncementAudit.Cancelled] = "Pengumuman dibatalkan",
        [AnnouncementAudit.Retried] = "Kiriman gagal diulang",
        [AnnouncementAudit.ListRead] = "Daftar cetak pengumuman dibuka",
        ["registered_head"] = "Ketua RT/RW didaftarkan",
        ["issued_head_code"] = "Kode untuk ketua RT/RW dibuat",
        ["proved_head"] = "Ketua RT/RW membuktikan chatnya",
        ["ended_head"] = "Tugas ketua RT/RW diakhiri",
        ["distribution_created"] = "Penyaluran dibuat",
        ["distribution_changed"] = "Penyaluran diubah",
        ["distribution_cancelled"] = "Penyaluran dibatalkan",
        ["distribution_started"] = "Pembagian dimulai",
        ["distribution_finished"] = "Pembagian selesai",
        ["distribution_enrolled"] = "Daftar penyaluran diambil dari data program",
        ["distribution_listed"] = "Daftar penyaluran dibaca dari berkas",
        ["distribution_slots"] = "Giliran penyaluran dibagi",
        ["proxy_decided"] = "Wakil diputuskan",
        ["share_reassigned"] = "Jatah dialihkan",
        ["recap_exported"] = "Daftar penyaluran diunduh",
    };

    internal static string Of(string did) => All.TryGetValue(did, out var words) ? words : did;

    /// <summary>Somebody who is no staff of the desk.</summary>
    internal static string Stranger(string who) => who.Split(':')[0] switch
    {
        "contact" => "Warga lewat chat",
        "head" => "Ketua RW/RT lewat chat",
        "command" => "Perintah di server",
        "bot" => "Bot",
        "staff" => "Staf meja lain",
        _ => who,
    };
}
