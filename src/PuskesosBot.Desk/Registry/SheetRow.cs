namespace PuskesosBot.Desk.Registry;

internal enum CellKind { Text, Number, Date }

/// <summary>A cell as text, and whether the spreadsheet held it as something else.</summary>
/// <param name="Text">Trimmed, without control characters; a date as yyyy-MM-dd.</param>
internal readonly record struct SheetCell(string Text, CellKind Kind = CellKind.Text)
{
    internal static readonly SheetCell Blank = new("");

    /// <summary>Of a cell the spreadsheet holds as a moment; null: of any other.</summary>
    internal TimeOnly? Hour { get; init; }
}

/// <param name="Number">As the spreadsheet program numbers it, from 1.</param>
/// <param name="IsOverlong">A cell or the line is longer than allowed.</param>
internal sealed record SheetRow(int Number, SheetCell[] Cells, bool IsOverlong = false)
{
    internal bool IsBlank => Array.TrueForAll(Cells, cell => cell.Text.Length == 0);

    internal SheetCell this[int column] =>
        column >= 0 && column < Cells.Length ? Cells[column] : SheetCell.Blank;
}
