using System.Text;

namespace PuskesosBot.Desk.Registry;

/// <summary>Lines of a text with look-ahead, none longer than allowed.</summary>
internal sealed class CsvLines(TextReader reader)
{
    private readonly char[] _buffer = new char[1 << 15];
    private readonly List<(string Text, bool IsCut)> _ahead = [];
    private readonly StringBuilder _part = new();
    private int _at, _filled;

    /// <summary>The line so many places ahead, or null beyond the end.</summary>
    internal (string Text, bool IsCut)? Peek(int places)
    {
        while (_ahead.Count <= places)
        {
            if (ReadLine() is not { } line) return null;
            _ahead.Add(line);
        }

        return _ahead[places];
    }

    internal void Drop(int count) => _ahead.RemoveRange(0, count);

    private (string Text, bool IsCut)? ReadLine()
    {
        _part.Clear();
        var isCut = false;
        var isAny = false;
        while (Fill())
        {
            isAny = true;
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOfAny('\r', '\n');
            var piece = end < 0 ? rest : rest[..end];
            var isWhole = end >= 0 && _part.Length == 0;
            if (isWhole && piece.Length <= ImportLimits.LineCharsMax)
            {
                var text = piece.ToString();
                SkipBreak(end);
                return (text, false);
            }

            var room = ImportLimits.LineCharsMax - _part.Length;
            isCut |= piece.Length > room;
            _part.Append(piece[..Math.Min(piece.Length, room)]);
            if (end >= 0)
            {
                SkipBreak(end);
                return (_part.ToString(), isCut);
            }

            _at = _filled;
        }

        return isAny ? (_part.ToString(), isCut) : null;
    }

    private void SkipBreak(int end)
    {
        var isReturn = _buffer[_at + end] == '\r';
        _at += end + 1;
        if (isReturn && Fill() && _buffer[_at] == '\n') _at++;
    }

    private bool Fill()
    {
        if (_at < _filled) return true;
        _filled = reader.Read(_buffer, 0, _buffer.Length);
        _at = 0;
        return _filled > 0;
    }
}
