using System.Globalization;
using System.Text;
using System.Xml;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Mvc;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Rows as a file for a spreadsheet program; nothing in it is taken for a formula.</summary>
internal static class SheetFile
{
    /// <summary>Rows of one file; whoever needs more narrows the filter.</summary>
    public const int RowsMax = 50_000;

    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="isXlsx">Else CSV.</param>
    /// <param name="name">Of the file, without its ending.</param>
    public static FileResult Of(
        bool isXlsx, string name, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var bytes = isXlsx ? Xlsx(head, rows) : Csv(head, rows);
        return new FileContentResult(bytes, isXlsx ? XlsxType : "text/csv; charset=utf-8")
        {
            FileDownloadName = name + (isXlsx ? ".xlsx" : ".csv"),
        };
    }

    internal static byte[] Csv(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();
        // With a byte order mark, or Excel reads it in the encoding of old.
        using (var writer = new CsvWriter(
            new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)),
            CultureInfo.InvariantCulture))
        {
            foreach (var row in rows.Take(RowsMax).Prepend(head))
            {
                foreach (var cell in row) writer.WriteField(Harmless(cell));
                writer.NextRecord();
            }
        }

        return file.ToArray();
    }

    internal static byte[] Xlsx(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                foreach (var row in rows.Take(RowsMax).Prepend(head)) WriteRow(writer, row);
                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            var sheet = new Sheet { Name = "Data", SheetId = 1, Id = book.GetIdOfPart(part) };
            book.Workbook = new Workbook(new Sheets(sheet));
        }

        return file.ToArray();
    }

    /// <summary>
    /// A text that begins like a formula gets an apostrophe before it (OWASP, CSV Injection); signs that XML cannot
    /// hold are left out.
    /// </summary>
    internal static string Harmless(string cell)
    {
        var text = cell.All(XmlConvert.IsXmlChar) ? cell : string.Concat(cell.Where(XmlConvert.IsXmlChar));
        return text.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? $"'{text}" : text;
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<string> row)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in row)
        {
            var text = new Text(Harmless(cell)) { Space = SpaceProcessingModeValues.Preserve };
            writer.WriteElement(new Cell(new InlineString(text)) { DataType = CellValues.InlineString });
        }

        writer.WriteEndElement();
    }
}
