using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>What reading a list of entitled people did, or would do.</summary>
public sealed class EntitlementReport : SheetReport
{
    internal void Find(ImportRow row, string column, string value, EntitlementCode code) =>
        Add(new RowProblem(
            row.Number, column, ImportMask.Of(value), code.Code, code.Verdict, code.What, code.WhatToDo));

    internal void FindOwn(ImportRow row)
    {
        foreach (var finding in row.Findings ?? [])
        {
            var code = ImportCode.Of(finding.Code);
            Add(new RowProblem(
                row.Number, finding.Column, finding.Value, finding.Code, code.Verdict, code.What, code.WhatToDo));
        }
    }
}

/// <summary>What can be wrong with a row beyond what is wrong with it as a row of the registry.</summary>
internal sealed record EntitlementCode(string Code, ImportVerdict Verdict, string What, string WhatToDo)
{
    internal static readonly EntitlementCode
        NotInRegistry = new(
            "NOT_IN_REGISTRY", ImportVerdict.Held, "Orang ini tidak ditemukan di data warga.",
            "NIK, atau KK dengan tanggal lahir dan nama, harus sama dengan data warga. Nama saja tidak cukup."),
        Several = new(
            "SEVERAL_PERSONS", ImportVerdict.Held, "Lebih dari satu orang di data warga cocok dengan baris ini.",
            "Lengkapi NIK di daftar."),
        NameOfOther = new(
            "NAME_OF_OTHER", ImportVerdict.Held, "NIK ini milik orang dengan nama lain.", "Cocokkan dengan KTP/KK."),
        ResidentHeld = new(
            "RESIDENT_HELD", ImportVerdict.Held, "Data warga ini sedang ditahan.",
            "Periksa dulu data warganya, lalu baca lagi daftar ini."),
        NotEligible = new(
            "NOT_ELIGIBLE", ImportVerdict.Held, "Menurut verval terakhir, orang ini tidak bisa menerima.",
            "Periksa: meninggal, pindah, mampu, atau tidak ditemukan. Nama yang muncul lagi dilaporkan ke pemberi."),
        OtherRw = new(
            "OTHER_RW", ImportVerdict.Held, "Orang ini bukan warga RW penyaluran ini.",
            "Tambah RW-nya di penyaluran, atau hapus barisnya."),
        Listed = new(
            "LISTED_ALREADY", ImportVerdict.Merged, "Orang atau keluarga ini sudah ada di daftar.",
            "Tidak ditambah lagi.");
}
