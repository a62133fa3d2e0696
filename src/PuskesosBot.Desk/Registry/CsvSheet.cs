using System.Text;

namespace PuskesosBot.Desk.Registry;

/// <summary>Delimited text as rows.</summary>
/// <remarks>
/// Not CsvHelper, which reads an unclosed quote to the end of the file and takes the good rows with it. Here a quoted
/// cell that is not closed properly within <see cref="ImportLimits.QuotedLinesMax"/> lines is a stray quote, and its
/// line stands alone.
/// </remarks>
internal sealed class CsvSheet : SheetReader
{
    private readonly StreamReader _reader;
    private readonly CsvLines _lines;
    private readonly char _delimiter;
    private readonly List<SheetCell> _cells = new(32);
    private readonly StringBuilder _quoted = new();
    private string _text = "";
    private int _number, _at, _taken;

    private CsvSheet(StreamReader reader, char delimiter)
    {
        _reader = reader;
        _delimiter = delimiter;
        _lines = new CsvLines(reader);
    }

    internal override bool IsDelimited => true;

    internal override long BytesDone => _reader.BaseStream.Position;

    /// <param name="start">The first bytes of the file.</param>
    internal static CsvSheet OpenChecked(string file, byte[] start)
    {
        var encoding = CsvDialect.EncodingOf(file, start);
        var best = CsvDialect.Delimiters
            .Select(delimiter => (delimiter, score: Score(file, encoding, delimiter)))
            .MaxBy(tried => tried.score);
        var sheet = Open(file, encoding, best.delimiter);
        CsvDialect.RefuseMarkup(sheet._lines.Peek(0)?.Text ?? "");
        return sheet;
    }

    internal override bool NextSheet() => false;

    internal override SheetRow? Read()
    {
        if (_lines.Peek(0) is not { } line) return null;
        _cells.Clear();
        _number++;
        if (!line.Text.Contains('"'))
        {
            Split(line.Text);
            _lines.Drop(1);
            return Row(line.IsCut);
        }

        var taken = TakeQuoted();
        if (taken == 0)
        {
            _cells.Clear();
            TakeStray(line.Text);
            taken = 1;
        }

        _lines.Drop(taken);
        return Row(line.IsCut);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _reader.Dispose();
    }

    private static CsvSheet Open(string file, Encoding encoding, char delimiter) =>
        new(new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16), delimiter);

    // The delimiter under which most headings are understood; failing that, the one that gives most columns.
    private static int Score(string file, Encoding encoding, char delimiter)
    {
        using var sheet = Open(file, encoding, delimiter);
        var score = 0;
        for (var i = 0; i < ImportLimits.HeaderRowsMax && sheet.Read() is { } row; i++)
        {
            const int columnsCounted = 50;
            var known = ImportColumns.CountKnown(row);
            score = Math.Max(score, known * columnsCounted + Math.Min(row.Cells.Length, columnsCounted - 1));
        }

        return score;
    }

    private SheetRow Row(bool isCut)
    {
        var isOverlong = isCut || _cells.Exists(cell => cell.Text.Length > ImportLimits.CellCharsMax);
        return new SheetRow(_number, _cells.ToArray(), isOverlong);
    }

    private void Split(string line)
    {
        var from = 0;
        while (true)
        {
            var to = line.IndexOf(_delimiter, from);
            Add(line.AsSpan(from, (to < 0 ? line.Length : to) - from));
            if (to < 0) return;
            from = to + 1;
        }
    }

    private void Add(ReadOnlySpan<char> text)
    {
        // A row of delimiters only must not become a row of a million cells.
        if (_cells.Count > ImportLimits.ColumnsMax) return;
        _cells.Add(text.IsEmpty ? SheetCell.Blank : new SheetCell(Clean(text.ToString())));
    }

    /// <summary>Reads one record as RFC 4180 writes it; the lines it takes, or 0 when it is not written so.</summary>
    private int TakeQuoted()
    {
        (_text, _at, _taken) = (_lines.Peek(0)!.Value.Text, 0, 0);
        while (true)
        {
            if (_at >= _text.Length || _text[_at] != '"') TakeBareCell();
            else if (!TakeQuotedCell()) return 0;
            if (_at >= _text.Length) return _taken + 1;
            _at++;
        }
    }

    private void TakeBareCell()
    {
        var rest = _text.AsSpan(Math.Min(_at, _text.Length));
        var end = rest.IndexOf(_delimiter);
        Add(end < 0 ? rest : rest[..end]);
        _at = end < 0 ? _text.Length : _at + end;
    }

    private bool TakeQuotedCell()
    {
        _quoted.Clear();
        _at++;
        while (true)
        {
            var close = _text.IndexOf('"', _at);
            if (close < 0)
            {
                if (!GoOn()) return false;
                continue;
            }

            _quoted.Append(_text, _at, close - _at);
            _at = close + 1;
            if (_at >= _text.Length || _text[_at] != '"') break;
            _quoted.Append('"');
            _at++;
        }

        while (_at < _text.Length && _text[_at] == ' ') _at++;
        Add(_quoted.ToString());
        return _at >= _text.Length || _text[_at] == _delimiter;
    }

    private bool GoOn()
    {
        _quoted.Append(_text, _at, _text.Length - _at).Append('\n');
        if (_taken >= ImportLimits.QuotedLinesMax || _quoted.Length > ImportLimits.LineCharsMax) return false;
        if (_lines.Peek(_taken + 1) is not { } next) return false;
        (_text, _at) = (next.Text, 0);
        _taken++;
        return true;
    }

    // Quotes that do not pair up are letters; those that do within the line still hold their cell together.
    private void TakeStray(string line)
    {
        var from = 0;
        while (from <= line.Length)
        {
            var end = line.IndexOf(_delimiter, from);
            if (from < line.Length && line[from] == '"')
            {
                var close = line.IndexOf($"\"{_delimiter}", from + 1, StringComparison.Ordinal);
                if (close > 0) end = close + 1;
            }

            if (end < 0) end = line.Length;
            Add(line.AsSpan(from, end - from).Trim('"'));
            from = end + 1;
        }
    }
}
