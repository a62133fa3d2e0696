using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Problems of an import as a file, and its words for people.</summary>
internal static class ImportSheet
{
    internal static FileResult Of(bool isXlsx, string source, IEnumerable<RowProblem> problems) => SheetFile.Of(
        isXlsx, $"masalah-{source}", ["Baris", "Kolom", "Isi", "Kode", "Hasil", "Yang salah", "Yang perlu dilakukan"],
        problems.Select(p => (string[])[
            p.Row.ToString(CultureInfo.InvariantCulture), p.Column, p.Value, p.Code, WordOf(p.Verdict), p.What,
            p.WhatToDo]));

    internal static RowProblem Told(ImportProblem problem)
    {
        var code = ImportCode.Find(problem.Code);
        return new RowProblem(
            problem.Row, problem.Column, problem.Value, problem.Code, problem.Verdict, code?.What ?? "",
            code?.WhatToDo ?? "");
    }

    internal static string WordOf(ImportVerdict verdict) => verdict switch
    {
        ImportVerdict.Accepted => "Diterima",
        ImportVerdict.Warned => "Diterima, perlu diperiksa",
        ImportVerdict.Held => "Ditahan",
        ImportVerdict.Rejected => "Ditolak",
        ImportVerdict.Merged => "Digabung",
        _ => throw new System.Diagnostics.UnreachableException(verdict.ToString()),
    };

    internal static string WordOf(ImportChangeKind kind) => kind switch
    {
        ImportChangeKind.New => "Baru",
        ImportChangeKind.Changed => "Berubah",
        ImportChangeKind.Gone => "Tidak ada lagi di daftar",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    /// <summary>Our fields as they stand beside the headings of a file.</summary>
    internal static string WordOfField(string field) => field switch
    {
        "Name" => "Nama",
        "Nik" => "NIK",
        "Kk" => "Nomor KK",
        "Sex" => "Jenis kelamin",
        "BirthDate" => "Tanggal lahir",
        "Address" => "Alamat",
        "Rt" => "RT",
        "Rw" => "RW",
        "Serial" => "Nomor urut",
        "BirthPlaceAndDate" => "Tempat dan tanggal lahir",
        "RtRw" => "RT/RW",
        "Kelurahan" => "Kelurahan",
        "Programmes" => "Program",
        "Standing" => "Status verval",
        "VerifiedOn" => "Tanggal verval",
        "Phone" => "Nomor HP",
        _ => field,
    };
}
