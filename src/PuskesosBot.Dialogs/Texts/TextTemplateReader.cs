namespace PuskesosBot.Dialogs;

/// <summary>Takes a text apart. Bounded, and never throws: what it cannot read is a sentence in the result.</summary>
internal sealed class TextTemplateReader
{
    private readonly string _text;
    private readonly Stack<(string Slot, List<TextPart> Parts)> _open = new();
    private string? _wrong;

    private TextTemplateReader(string text)
    {
        _text = text;
        _open.Push(("", []));
    }

    /// <summary>The template, and what is wrong with the text, or null.</summary>
    internal static (TextTemplate Template, string? Wrong) Read(string text)
    {
        var reader = new TextTemplateReader(text);
        reader.ReadAll();
        return reader._wrong is null
            ? (new TextTemplate(reader._open.Peek().Parts), null)
            : (TextTemplate.Empty, reader._wrong);
    }

    private void ReadAll()
    {
        var at = 0;
        while (at < _text.Length && _wrong is null)
        {
            var brace = _text.AsSpan(at).IndexOfAny('{', '}');
            if (brace != 0) AddLiteral(brace < 0 ? _text[at..] : _text[at..(at + brace)]);
            if (brace < 0) break;
            at = ReadBraces(at + brace);
        }

        if (_wrong is null && _open.Count > 1) _wrong = $"'{{?{_open.Peek().Slot}}}' is never closed";
    }

    private int ReadBraces(int open)
    {
        var close = _text.IndexOf('}', open);
        if (_text[open] == '}' || close < 0)
        {
            _wrong = $"there is a single '{_text[open]}'";
            return open;
        }

        Add(_text[(open + 1)..close]);
        return close + 1;
    }

    private void Add(string inside)
    {
        if (inside.StartsWith('?')) Open(inside[1..]);
        else if (inside.StartsWith('/')) Close(inside[1..]);
        else if (Part(inside) is { } part) _open.Peek().Parts.Add(part);
        else _wrong = $"'{{{inside}}}' is no placeholder";
    }

    private void AddLiteral(string text) => _open.Peek().Parts.Add(new TextPart.Literal(text));

    private void Open(string slot)
    {
        if (!Names.IsId(slot)) _wrong = $"'{{?{slot}}}' names no slot";
        else if (_open.Count > DialogLimits.TextDepthMax) _wrong = "conditions are nested too deeply";
        else _open.Push((slot, []));
    }

    private void Close(string slot)
    {
        if (_open.Count == 1 || _open.Peek().Slot != slot)
        {
            _wrong = $"'{{/{slot}}}' closes nothing";
            return;
        }

        var parts = _open.Pop().Parts;
        _open.Peek().Parts.Add(new TextPart.When(slot, parts));
    }

    private static TextPart? Part(string inside)
    {
        var mark = inside.AsSpan().IndexOfAny(":@|");
        var slot = mark < 0 ? inside : inside[..mark];
        var rest = mark < 0 ? "" : inside[(mark + 1)..];
        if (!Names.IsId(slot)) return null;
        return (mark < 0 ? ' ' : inside[mark], rest) switch
        {
            (' ', _) => new TextPart.Value(slot, TextFormat.Plain),
            (':', "date") => new TextPart.Value(slot, TextFormat.Date),
            (':', "time") => new TextPart.Value(slot, TextFormat.Time),
            ('@', _) when Names.IsId(rest) => new TextPart.Term(slot, rest),
            ('|', _) when Names.IsId(rest) => new TextPart.Rows(slot, rest),
            _ => null,
        };
    }
}
