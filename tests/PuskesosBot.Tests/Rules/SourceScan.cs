using System.Text;

namespace PuskesosBot.Tests.Rules;

/// <summary>C# with the insides of comments and literals blanked out; positions and lines stay.</summary>
internal sealed class SourceScan
{
    private readonly string _text;
    private readonly StringBuilder _code;

    private SourceScan(string text)
    {
        _text = text;
        _code = new StringBuilder(text);
    }

    public static string CodeOf(string text)
    {
        var scan = new SourceScan(text);
        scan.Code(0, inHole: false);
        return scan._code.ToString();
    }

    // Reads code from a position to the end, or to the brace that closes a hole of an interpolated string.
    private int Code(int at, bool inHole)
    {
        var depth = 0;
        while (at < _text.Length)
        {
            if (inHole && depth == 0 && _text[at] == '}') return at;
            depth += _text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at = Literal(at);
        }

        return at;
    }

    private int Literal(int at)
    {
        if (Is(at, "//")) return Blank(at, EndOfLine(at), kept: "");
        if (Is(at, "/*")) return Blank(at, After(at + 2, "*/"), kept: "");
        if (_text[at] == '\'') return Blank(at + 1, Quoted(at + 1, '\''));
        var quote = at;
        while (quote < _text.Length && _text[quote] is '$' or '@') quote++;
        if (quote >= _text.Length || _text[quote] != '"') return at + 1;
        if (Is(quote, "\"\"\"")) return Raw(quote);
        var prefix = _text[at..quote];
        return prefix.Contains('$', StringComparison.Ordinal)
            ? Interpolated(quote + 1, prefix.Contains('@', StringComparison.Ordinal))
            : Blank(quote + 1, prefix == "@" ? Verbatim(quote + 1) : Quoted(quote + 1, '"'));
    }

    private int Raw(int at)
    {
        var end = at;
        while (end < _text.Length && _text[end] == '"') end++;
        return Blank(end, After(end, _text[at..end]));
    }

    private int Interpolated(int at, bool verbatim)
    {
        while (at < _text.Length && _text[at] != '"' || verbatim && Is(at, "\"\""))
        {
            var isPair = Is(at, "{{") || Is(at, "}}") || Is(at, "\"\"") || (!verbatim && _text[at] == '\\');
            if (isPair) at = Blank(at, at + 2);
            else if (_text[at] == '{') at = Code(Blank(at, at + 1), inHole: true);
            else at = Blank(at, at + 1);
        }

        return at + 1;
    }

    private int Verbatim(int at)
    {
        while (at < _text.Length && (_text[at] != '"' || Is(at, "\"\""))) at += Is(at, "\"\"") ? 2 : 1;
        return at + 1;
    }

    private int Quoted(int at, char quote)
    {
        while (at < _text.Length && _text[at] != quote && _text[at] != '\n') at += _text[at] == '\\' ? 2 : 1;
        return at + 1;
    }

    private bool Is(int at, string what) => string.CompareOrdinal(_text, at, what, 0, what.Length) == 0;

    private int EndOfLine(int at) => _text.IndexOf('\n', at) is var end and >= 0 ? end : _text.Length;

    private int After(int at, string what) =>
        _text.IndexOf(what, at, StringComparison.Ordinal) is var found and >= 0 ? found + what.Length : _text.Length;

    // Keeps the quotation marks of a literal, but not an apostrophe in a comment.
    private int Blank(int from, int to, string kept = "\"'")
    {
        to = Math.Min(to, _text.Length);
        for (var at = from; at < to; at++)
            if (_code[at] != '\n' && !kept.Contains(_code[at], StringComparison.Ordinal)) _code[at] = ' ';
        return Math.Max(to, from + 1);
    }
}
