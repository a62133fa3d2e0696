using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>Makes workbooks as Excel would.</summary>
internal static class Workbook
{
    /// <summary>One workbook; cells are text, numbers (double), dates (DateTime) or blank (null).</summary>
    internal static byte[] Of(params (string Name, object?[][] Rows)[] sheets)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            part.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
            var list = part.Workbook.AppendChild(new Sheets());
            AddDateStyle(part);
            foreach (var (name, rows) in sheets)
            {
                var sheet = part.AddNewPart<WorksheetPart>();
                sheet.Worksheet = new Worksheet(new SheetData(rows.Select((cells, i) => RowOf(cells, i + 1))));
                list.Append(new Sheet
                {
                    Id = part.GetIdOfPart(sheet),
                    SheetId = (uint)list.ChildElements.Count + 1,
                    Name = name,
                    State = name.StartsWith('_') ? SheetStateValues.Hidden : SheetStateValues.Visible,
                });
            }
        }

        return memory.ToArray();
    }

    private static Row RowOf(object?[] cells, int number)
    {
        var row = new Row { RowIndex = (uint)number };
        for (var i = 0; i < cells.Length; i++)
        {
            var reference = $"{Column(i)}{number}";
            if (cells[i] is { } value) row.Append(CellOf(value, reference));
        }

        return row;
    }

    private static Cell CellOf(object value, string reference) => value switch
    {
        double number => new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture)))
        {
            CellReference = reference,
        },
        DateTime date => new Cell(new CellValue(date.ToOADate().ToString(CultureInfo.InvariantCulture)))
        {
            CellReference = reference,
            StyleIndex = 1,
        },
        _ => new Cell(new InlineString(new Text((string)value)))
        {
            CellReference = reference,
            DataType = CellValues.InlineString,
        },
    };

    private static string Column(int index) =>
        index < 26 ? $"{(char)('A' + index)}" : $"{Column(index / 26 - 1)}{(char)('A' + index % 26)}";

    // Style 1 shows a number as a date (format 14 of ECMA-376, 18.8.30).
    private static void AddDateStyle(WorkbookPart part)
    {
        part.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
    }
}
