using System.Diagnostics;

namespace PuskesosBot.Desk.Distributions;

/// <summary>What came of an attempt to change a hand-out or something of it.</summary>
public abstract record DistributionOutcome
{
    private DistributionOutcome()
    {
    }

    /// <summary>For staff, in Indonesian.</summary>
    public abstract string Sentence { get; }

    /// <param name="Distribution">As it is now, saved in the caller's transaction.</param>
    public sealed record Done(Distribution Distribution) : DistributionOutcome
    {
        public override string Sentence => "Tersimpan.";

        /// <summary>Entitled people added, slots or passes given: what the step counts.</summary>
        public int Count { get; init; }
    }

    public sealed record Refused(DistributionRefusal Why) : DistributionOutcome
    {
        public override string Sentence => DistributionRefusals.Sentence(Why);
    }

    /// <summary>Somebody changed it after the caller had read it.</summary>
    public sealed record Overtaken : DistributionOutcome
    {
        public override string Sentence => "Penyaluran ini baru saja diubah orang lain. Lihat dulu yang terbaru.";
    }

    /// <summary>There is none, or it is not for who asked.</summary>
    public sealed record NotFound : DistributionOutcome
    {
        public override string Sentence => "Penyaluran itu tidak ada.";
    }

    internal static DistributionOutcome No(DistributionRefusal why) => new Refused(why);
}

/// <summary>Why nothing was changed.</summary>
public enum DistributionRefusal
{
    NotYourRole, ProgrammeUnknown, TitleMissing, RwMissing, RwUnknown, CodeTaken, PlaceHalf, LinkUnsafe, TooLong,
    DateMissing, DateOver, DateToCome, HourMissing, ReasonNeeded, NotFromHere, NothingChanged, TooMany, SlotsTooLong,
    NotReassignable, AlreadySettled, NoSuchResident, OtherRw, AlreadyListed, NotEligible, NothingToDecide,
}

/// <summary>Refusals in words for staff.</summary>
public static class DistributionRefusals
{
    public static string Sentence(DistributionRefusal why) => why switch
    {
        DistributionRefusal.NotYourRole => "Langkah ini bukan wewenang peran Anda.",
        DistributionRefusal.ProgrammeUnknown => "Program itu tidak dikenal.",
        DistributionRefusal.TitleMissing => "Isi nama penyalurannya.",
        DistributionRefusal.RwMissing => "Pilih paling sedikit satu RW.",
        DistributionRefusal.RwUnknown => "Ada RW yang bukan wilayah Puskesos ini.",
        DistributionRefusal.CodeTaken => "Kode itu sudah dipakai penyaluran lain.",
        DistributionRefusal.PlaceHalf => "Titik peta harus berisi lintang dan bujur di Indonesia.",
        DistributionRefusal.LinkUnsafe => "Tautan peta harus alamat https.",
        DistributionRefusal.TooLong => "Ada isian yang terlalu panjang.",
        DistributionRefusal.DateMissing => "Tanggalnya belum ada.",
        DistributionRefusal.DateOver => "Tanggal itu sudah lewat.",
        DistributionRefusal.DateToCome => "Harinya belum tiba.",
        DistributionRefusal.HourMissing => "Isi jam mulai sebelum membagi giliran.",
        DistributionRefusal.ReasonNeeded => "Tulis dulu alasannya.",
        DistributionRefusal.NotFromHere => "Dari status sekarang, penyaluran ini tidak bisa ke status itu.",
        DistributionRefusal.NothingChanged => "Tidak ada yang berubah.",
        DistributionRefusal.TooMany => "Terlalu banyak untuk satu penyaluran.",
        DistributionRefusal.SlotsTooLong =>
            $"Gilirannya melewati jam {DistributionLimits.SlotsEnd:HH\\.mm}. Tambah orang per giliran.",
        DistributionRefusal.NotReassignable => "Jatah program ini tidak boleh dialihkan.",
        DistributionRefusal.AlreadySettled => "Jatah ini sudah diterima atau dialihkan.",
        DistributionRefusal.NoSuchResident => "Warga itu tidak ada di data Puskesos ini.",
        DistributionRefusal.OtherRw => "Warga itu bukan dari RW penyaluran ini.",
        DistributionRefusal.AlreadyListed => "Warga atau keluarganya sudah ada di daftar.",
        DistributionRefusal.NotEligible => "Menurut verval terakhir, warga itu tidak bisa menerima.",
        DistributionRefusal.NothingToDecide => "Tidak ada wakil yang menunggu keputusan.",
        _ => throw new UnreachableException(why.ToString()),
    };
}
