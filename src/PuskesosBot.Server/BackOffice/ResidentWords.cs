using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What lists and cases say of a resident, as staff call it.</summary>
internal static class ResidentWords
{
    internal static string Of(Standing standing) => standing switch
    {
        Standing.Unverified => "Belum diverval",
        Standing.Eligible => "Layak",
        Standing.NowCapable => "Sudah mampu",
        Standing.Deceased => "Meninggal (menurut daftar)",
        Standing.Moved => "Pindah (menurut daftar)",
        Standing.OtherAid => "Sudah dapat bantuan lain",
        Standing.NotFound => "Tidak ditemukan saat verval",
        _ => throw new System.Diagnostics.UnreachableException(standing.ToString()),
    };

    internal static string Of(EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.Listed => "Ada di daftar",
        EnrolmentStatus.Ended => "Tidak di daftar terbaru",
        EnrolmentStatus.Held => "Ditahan, perlu dicek petugas",
        _ => throw new System.Diagnostics.UnreachableException(status.ToString()),
    };

    /// <summary>A code of the import; one nobody has words for is shown as it is.</summary>
    internal static string OfReason(string? reason) => reason switch
    {
        null or "" => "–",
        "eligible" => "Layak",
        "unverified" => "Belum diverval",
        "now_capable" => "Sudah mampu",
        "other_aid" => "Sudah dapat bantuan lain",
        "deceased" => "Meninggal menurut daftar",
        "moved" => "Pindah menurut daftar",
        "not_found" => "Tidak ditemukan saat verval",
        "not_recorded" => "Sebabnya tidak dicatat",
        "not_on_list" => "Tidak ada lagi di daftar",
        _ => reason,
    };

    internal static string OfProof(string proof) => proof switch
    {
        "phone" => "nomor HP",
        "kk" => "tanggal lahir dan KK",
        "code" => "kode sekali pakai",
        ContactLink.ByStaff => "petugas",
        _ => proof,
    };

    internal static string Of(ConversationSide side) => side switch
    {
        ConversationSide.Resident => "Warga",
        ConversationSide.Bot => "Bot",
        ConversationSide.Staff => "Petugas",
        ConversationSide.Note => "Catatan",
        _ => throw new System.Diagnostics.UnreachableException(side.ToString()),
    };
}
