using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>What reading a sheet of hand-outs did, or would do.</summary>
public sealed class HandoutReport : SheetReport
{
    /// <summary>Those that were made, or would be.</summary>
    public List<HandoutLine> Lines { get; } = [];

    internal void Find(int row, string column, string value, HandoutCode code) => Add(new RowProblem(
        row, column, ImportMask.Of(value), code.Code, code.Verdict, code.What, code.WhatToDo));
}

/// <summary>A hand-out of a sheet.</summary>
/// <param name="Row">As the spreadsheet program numbers it.</param>
/// <param name="Id">Null: not made yet.</param>
public sealed record HandoutLine(int Row, DistributionDraft Draft, Guid? Id);

/// <summary>What can be wrong with a row.</summary>
internal sealed record HandoutCode(string Code, ImportVerdict Verdict, string What, string WhatToDo)
{
    internal static readonly HandoutCode
        Overlong = Rejected("CELL_TOO_LONG", "Ada isian yang terlalu panjang.", "Pendekkan isiannya."),
        ProgrammeMissing = Rejected("PROGRAMME_MISSING", "Programnya kosong.", "Isi satu program, misalnya CBP."),
        ProgrammeUnknown = Rejected(
            "PROGRAMME_UNKNOWN", "Program itu tidak dikenal.", $"Yang dikenal: {ProgrammeNames.Allowed}."),
        ProgrammeSeveral = Rejected(
            "PROGRAMME_SEVERAL", "Lebih dari satu program.", "Satu baris satu program. Pecah menjadi beberapa baris."),
        TitleMissing = Rejected("TITLE_MISSING", "Nama dan sumbernya kosong.", "Isi nama penyaluran atau sumbernya."),
        RwMissing = Rejected("RW_MISSING", "RW-nya kosong.", "Isi RW, misalnya 06 atau 03, 04; atau SEMUA."),
        RwUnreadable = Rejected(
            "RW_UNREADABLE", "RW-nya tidak terbaca.", "Tulis sebagai teks, misalnya 03, 04 atau 03 s/d 08."),
        RwUnknown = Rejected("RW_UNKNOWN", "Ada RW yang bukan wilayah Puskesos ini.", "Perbaiki nomor RW-nya."),
        DateMissing = Rejected("DATE_MISSING", "Tanggalnya kosong.", "Isi tanggalnya, atau tulis BELUM TAHU."),
        DateUnreadable = Rejected(
            "DATE_UNREADABLE", "Tanggalnya tidak terbaca.", "Tulis seperti 28/11/2026, atau BELUM TAHU."),
        DateOver = Rejected("DATE_OVER", "Tanggal itu sudah lewat.", "Perbaiki tanggalnya, atau hapus barisnya."),
        DateFar = Rejected("DATE_FAR", "Tanggal itu terlalu jauh.", "Periksa tahunnya."),
        HourUnreadable = Rejected("HOUR_UNREADABLE", "Jamnya tidak terbaca.", "Tulis seperti 09.00, atau kosongkan."),
        MapUnsafe = Rejected("MAP_UNSAFE", "Tautan petanya bukan alamat https.", "Salin lagi tautannya dari peta."),
        PaperUnknown = Rejected(
            "PAPER_UNKNOWN", "Ada surat yang tidak dikenal.",
            "Yang dikenal: KTP, KK, barcode, SKTM, kartu BNI, surat pengantar, foto rumah, biodata, "
            + "surat rekomendasi."),
        SlotHalf = Rejected(
            "SLOT_UNREADABLE", "Giliran harus punya lama (menit) dan jumlah orang.",
            $"Isi keduanya dengan angka, paling lama {DistributionLimits.SlotMinutesMax} menit dan paling banyak "
            + $"{DistributionLimits.SlotPersonsMax} orang; atau kosongkan keduanya."),
        Refused = Rejected("REFUSED", "Penyaluran ini tidak bisa dibuat.", "Buat lewat formulir Penyaluran baru."),
        There = new(
            "THERE_ALREADY", ImportVerdict.Merged, "Penyaluran ini sudah ada.", "Tidak dibuat lagi."),
        Differs = new(
            "THERE_DIFFERENT", ImportVerdict.Held, "Penyaluran ini sudah ada dengan isian lain.",
            "Ubah di halaman penyalurannya, supaya yang sudah diberi tahu mendapat kabar perubahan.");

    private static HandoutCode Rejected(string code, string what, string whatToDo) =>
        new(code, ImportVerdict.Rejected, what, whatToDo);
}
