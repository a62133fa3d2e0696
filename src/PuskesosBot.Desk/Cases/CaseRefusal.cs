using System.Diagnostics;

namespace PuskesosBot.Desk.Cases;

/// <summary>Why a case was not changed.</summary>
public enum CaseRefusal
{
    NotFromHere,
    NotYourRole,
    ReasonNeeded,
    TooLong,
    Closed,

    /// <summary>Somebody must be asked whether it may be closed, and has not been.</summary>
    AskFirst,

    /// <summary>Asked, but the time to answer is not over.</summary>
    AnswerPending,

    /// <summary>There is no chat to ask in.</summary>
    NoChat,

    NotAsked,
    TooLate,

    /// <summary>Another case goes on instead of this one.</summary>
    Merged,

    OtherDesk,
    OtherPerson,
    SameCase,
    NoSuchStaff,
    PartnerNeeded,

    /// <summary>What the partner has not approved has not come.</summary>
    NotApproved,

    TooMany,
}

/// <summary>Refusals in words for staff.</summary>
public static class CaseRefusals
{
    public static string Sentence(CaseRefusal why) => why switch
    {
        CaseRefusal.NotFromHere => "Dari status sekarang, laporan ini tidak bisa ke status itu.",
        CaseRefusal.NotYourRole => "Langkah ini bukan wewenang peran Anda.",
        CaseRefusal.ReasonNeeded => "Tulis dulu alasan atau kalimatnya.",
        CaseRefusal.TooLong => $"Kalimatnya terlalu panjang, paling banyak {CaseDesk.WordsMax} huruf.",
        CaseRefusal.Closed => "Laporan ini sudah ditutup.",
        CaseRefusal.AskFirst => "Tanyakan dulu kepada warga apakah laporan ini boleh ditutup.",
        CaseRefusal.AnswerPending => "Warga sudah ditanya dan masih punya waktu untuk menjawab.",
        CaseRefusal.NoChat => "Laporan ini tidak punya chat. Tutup dengan menulis alasannya.",
        CaseRefusal.NotAsked => "Belum ada pertanyaan penutupan untuk laporan ini.",
        CaseRefusal.TooLate => "Waktu untuk membuka kembali sudah lewat. Buat laporan baru.",
        CaseRefusal.Merged => "Laporan ini sudah digabung ke laporan lain.",
        CaseRefusal.OtherDesk => "Laporan itu milik Puskesos lain.",
        CaseRefusal.OtherPerson => "Laporan itu milik warga lain, jadi tidak bisa digabung.",
        CaseRefusal.SameCase => "Laporan tidak bisa digabung dengan dirinya sendiri.",
        CaseRefusal.NoSuchStaff => "Petugas itu tidak aktif di Puskesos ini.",
        CaseRefusal.PartnerNeeded => "Tulis dulu dirujuk ke mana.",
        CaseRefusal.NotApproved => "Mitra belum menyetujui, jadi belum bisa dicatat terealisasi.",
        CaseRefusal.TooMany => "Lampirannya sudah terlalu banyak.",
        _ => throw new UnreachableException(why.ToString()),
    };
}
