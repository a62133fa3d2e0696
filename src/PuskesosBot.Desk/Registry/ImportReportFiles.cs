using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using CsvHelper.Configuration;

namespace PuskesosBot.Desk.Registry;

/// <summary>Writes a report for programs (JSON) and its problems for people (CSV, in Indonesian).</summary>
public static class ImportReportFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly Dictionary<ImportVerdict, string> Words = new()
    {
        [ImportVerdict.Accepted] = "diterima",
        [ImportVerdict.Warned] = "diterima, perlu diperiksa",
        [ImportVerdict.Held] = "ditahan",
        [ImportVerdict.Rejected] = "ditolak",
        [ImportVerdict.Merged] = "digabung",
    };

    public static void WriteJson(ImportReport report, string file)
    {
        var shown = new
        {
            report.Source,
            report.Desk,
            report.File,
            dryRun = report.IsDryRun,
            alreadyImported = report.IsRepeat,
            refusals = report.Refusals,
            report.Rows,
            perRw = report.RowsPerRw,
            report.SerialSum,
            report.Mapping,
            report.UnknownColumns,
            report.ProblemsPerCode,
            report.Problems,
            changes = new { @new = report.New, changed = report.Changed, gone = report.Gone },
        };
        using var stream = File.Create(file);
        JsonSerializer.Serialize(stream, shown, Json);
    }

    /// <summary>With a byte order mark and semicolons, as a spreadsheet set to Indonesian opens it.</summary>
    public static void WriteProblems(ImportReport report, string file)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";",
            InjectionOptions = InjectionOptions.Escape,
            InjectionEscapeCharacter = '\'',
            NewLine = "\r\n",
        };
        using var writer = new StreamWriter(file, append: false, Encoding.UTF8);
        using var csv = new CsvWriter(writer, configuration);
        Write(csv, "Baris", "Kolom", "Isi", "Kode", "Hasil", "Yang salah", "Yang perlu dilakukan");
        foreach (var p in report.Problems)
        {
            var row = p.Row.ToString(CultureInfo.InvariantCulture);
            Write(csv, row, p.Column, p.Value, p.Code, Words[p.Verdict], p.What, p.WhatToDo);
        }
    }

    private static void Write(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.NextRecord();
    }
}
