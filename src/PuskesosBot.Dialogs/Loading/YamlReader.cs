using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PuskesosBot.Dialogs;

/// <summary>
/// A file to a tree. Anchors and aliases are refused, because a few lines of them make a tree of any size; so are tags,
/// which make a value something else than it looks. Everything is bounded.
/// </summary>
internal sealed class YamlReader
{
    private readonly string _file;
    private readonly Parser _parser;
    private int _nodes;

    private YamlReader(string file, string text)
    {
        _file = file;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Null, with an issue, when the file cannot be read.</summary>
    internal static YamlNode? Read(string file, string text, IssueList issues)
    {
        // A byte-order mark and the line ends of another system are what editors add on their own.
        var clean = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        if (YamlCharacters.FindWrong(file, clean) is var (place, wrong))
        {
            issues.Add(place, DialogIssueCode.Unreadable, wrong);
            return null;
        }

        try
        {
            return new YamlReader(file, clean).ReadDocument();
        }
        catch (YamlException refused)
        {
            var at = new SourcePlace(file, (int)refused.Start.Line, (int)refused.Start.Column);
            issues.Add(at, DialogIssueCode.Unreadable, $"not readable as YAML: {OneLine(refused.Message)}");
            return null;
        }
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private YamlNode ReadDocument()
    {
        Expect<StreamStart>();
        Expect<DocumentStart>();
        Next();
        var root = ReadNode(1);
        Expect<DocumentEnd>();
        Next();
        if (_parser.Current is not StreamEnd) throw Wrong("one file holds one document");
        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > DialogLimits.FileDepthMax) throw Wrong($"nested deeper than {DialogLimits.FileDepthMax}");
        if (++_nodes > DialogLimits.FileNodesMax) throw Wrong($"more than {DialogLimits.FileNodesMax} elements");
        if (_parser.Current is not NodeEvent node) throw Wrong("an alias is not allowed");
        if (!node.Anchor.IsEmpty) throw Wrong("an anchor is not allowed");
        if (!node.Tag.IsEmpty && node.Tag.Value != "!") throw Wrong("a tag is not allowed");
        var place = PlaceOf(node);
        return node switch
        {
            Scalar scalar => new YamlText(scalar.Value, place),
            SequenceStart => new YamlList(ReadItems(depth), place),
            _ => new YamlMap(ReadEntries(depth), place),
        };
    }

    private List<YamlNode> ReadItems(int depth)
    {
        var items = new List<YamlNode>();
        for (Next(); _parser.Current is not SequenceEnd; Next()) items.Add(ReadNode(depth + 1));
        return items;
    }

    private List<YamlEntry> ReadEntries(int depth)
    {
        var entries = new List<YamlEntry>();
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            if (ReadNode(depth + 1) is not YamlText key) throw Wrong("a key is a single word");
            Next();
            entries.Add(new YamlEntry(key, ReadNode(depth + 1)));
        }

        return entries;
    }

    private void Expect<T>()
        where T : ParsingEvent
    {
        Next();
        if (_parser.Current is not T) throw Wrong("the file is empty or goes on where it should end");
    }

    private void Next()
    {
        try
        {
            if (!_parser.MoveNext()) throw Wrong("the file ends too early");
        }
        catch (InvalidOperationException broken)
        {
            // YamlDotNet 16.3.0 throws this instead of its own exception where a value in brackets runs into '{' or the
            // end.
            throw new YamlException(Here, Here, "a bracket is not closed near here", broken);
        }
    }

    private Mark Here => _parser.Current?.Start ?? Mark.Empty;

    private SourcePlace PlaceOf(ParsingEvent at) => new(_file, (int)at.Start.Line, (int)at.Start.Column);

    private YamlException Wrong(string text) => new(Here, Here, text);
}
