using System.Diagnostics;

namespace PuskesosBot.Desk.Announcements;

/// <summary>What came of an attempt to announce something or to steer it.</summary>
public abstract record AnnouncementOutcome
{
    private AnnouncementOutcome()
    {
    }

    /// <summary>For staff, in Indonesian; one for each problem.</summary>
    public abstract IReadOnlyList<string> Sentences { get; }

    public sealed record Previewed(AnnouncementPreview Preview) : AnnouncementOutcome
    {
        public override IReadOnlyList<string> Sentences => [];
    }

    /// <param name="Announcement">As it is now, saved in the caller's transaction.</param>
    public sealed record Done(Announcement Announcement) : AnnouncementOutcome
    {
        public override IReadOnlyList<string> Sentences => ["Tersimpan."];
    }

    /// <param name="Why">All problems at once.</param>
    public sealed record Refused(IReadOnlyList<AnnouncementRefusal> Why) : AnnouncementOutcome
    {
        public override IReadOnlyList<string> Sentences => [.. Why.Select(AnnouncementRefusals.Sentence)];
    }

    /// <summary>There is none, or it is not for who asked.</summary>
    public sealed record NotFound : AnnouncementOutcome
    {
        public override IReadOnlyList<string> Sentences => ["Pengumuman itu tidak ada."];
    }

    internal static AnnouncementOutcome No(params IReadOnlyList<AnnouncementRefusal> why) => new Refused(why);
}

/// <summary>Why nothing was announced or changed.</summary>
public enum AnnouncementRefusal
{
    NotYourRole, NotYourArea, NothingToSay, TooShort, TooLong, PersonalData, Money, DistributionOver, NobodyThere,
    ProgrammeUnknown, ReasonNeeded, ReasonTooLong, TimeOver, TooFarAhead, CodeWrong, NotFromHere, OwnWork,
}

/// <summary>Refusals in words for staff.</summary>
public static class AnnouncementRefusals
{
    public static string Sentence(AnnouncementRefusal why) => why switch
    {
        AnnouncementRefusal.NotYourRole => "Langkah ini bukan wewenang peran Anda.",
        AnnouncementRefusal.NotYourArea => "Ada RW yang bukan wilayah pengumuman ini.",
        AnnouncementRefusal.NothingToSay => "Pilih penyaluran, atau tulis isi pengumumannya.",
        AnnouncementRefusal.TooShort =>
            $"Isinya terlalu pendek, paling sedikit {AnnouncementRules.TextCharsMin} huruf.",
        AnnouncementRefusal.TooLong => $"Isinya terlalu panjang, paling banyak {AnnouncementRules.TextCharsMax} huruf.",
        AnnouncementRefusal.PersonalData => "Ada nomor yang mirip NIK, KK, HP, atau kode. Hapus dulu.",
        AnnouncementRefusal.Money => "Jangan menyebut jumlah uang atau nilai bantuan.",
        AnnouncementRefusal.DistributionOver => "Penyaluran itu sudah lewat atau sudah selesai.",
        AnnouncementRefusal.NobodyThere => "Belum ada warga yang berhak di wilayah itu.",
        AnnouncementRefusal.ProgrammeUnknown => "Program itu tidak dikenal.",
        AnnouncementRefusal.ReasonNeeded => "Tulis dulu alasannya.",
        AnnouncementRefusal.ReasonTooLong => "Alasannya terlalu panjang.",
        AnnouncementRefusal.TimeOver => "Waktu kirimnya sudah lewat.",
        AnnouncementRefusal.TooFarAhead => $"Waktu kirimnya lebih dari {AnnouncementRules.PlannedDaysMax} hari lagi.",
        AnnouncementRefusal.CodeWrong => "Kode pengumumannya tidak benar. Lihat contohnya sekali lagi.",
        AnnouncementRefusal.NotFromHere => "Dari status sekarang, langkah itu tidak bisa.",
        AnnouncementRefusal.OwnWork => "Pengumuman sendiri harus disetujui orang lain.",
        _ => throw new UnreachableException(why.ToString()),
    };
}
