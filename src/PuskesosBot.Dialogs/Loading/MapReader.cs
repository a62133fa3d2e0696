namespace PuskesosBot.Dialogs;

/// <summary>Reads the keys of a mapping and says what is missing, twice, unknown or of the wrong kind.</summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, YamlNode> _values = [];
    private readonly List<YamlText> _keys = [];
    private readonly string _what;

    /// <param name="what">For the messages: "state 'ask_rw'".</param>
    internal MapReader(YamlMap map, string what, IssueList issues)
    {
        _what = what;
        Place = map.Place;
        Issues = issues;
        foreach (var entry in map.Entries)
        {
            if (_values.TryAdd(entry.Key.Value, entry.Value)) _keys.Add(entry.Key);
            else issues.Add(entry.Key.Place, DialogIssueCode.Duplicate, $"key '{entry.Key.Value}' twice in {what}");
        }
    }

    /// <summary>Of a whole file; null, with an issue, when it is no mapping.</summary>
    internal static MapReader? OfFile(YamlNode root, string what, IssueList issues)
    {
        if (root is YamlMap map) return new MapReader(map, what, issues);
        issues.Add(root.Place, DialogIssueCode.WrongShape, $"the file is {root.Kind} instead of a mapping");
        return null;
    }

    internal SourcePlace Place { get; }

    internal IssueList Issues { get; }

    internal bool Has(string key) => _values.ContainsKey(key);

    internal IEnumerable<YamlEntry> Entries => _keys.Select(key => new YamlEntry(key, _values[key.Value]));

    /// <summary>Names every other key as unknown.</summary>
    internal void Allow(params IReadOnlyList<string> keys)
    {
        foreach (var key in _keys.Where(key => !keys.Contains(key.Value)))
            Issues.Add(key.Place, DialogIssueCode.UnknownKey, $"unknown key '{key.Value}' in {_what}", keys);
    }

    internal YamlNode? Node(string key, bool isNeeded)
    {
        if (_values.TryGetValue(key, out var value)) return value;
        if (isNeeded) Issues.Add(Place, DialogIssueCode.MissingKey, $"{_what} has no '{key}'");
        return null;
    }

    /// <summary>A single value that is not blank.</summary>
    internal YamlText? Text(string key, bool isNeeded)
    {
        var node = Node(key, isNeeded);
        return node is null ? null : TextOf(node, key);
    }

    /// <summary>A snake_case name.</summary>
    internal YamlText? Id(string key, bool isNeeded) => Text(key, isNeeded) is { } text ? IdOf(text, key) : null;

    internal MapReader? Map(string key, bool isNeeded, string? what = null)
    {
        var node = Node(key, isNeeded);
        if (node is YamlMap map) return new MapReader(map, what ?? $"'{key}' of {_what}", Issues);
        if (node is not null) Wrong(node, key, "a mapping");
        return null;
    }

    /// <summary>A list of names, or one name alone when <paramref name="mayBeOne"/>; empty when absent.</summary>
    internal IReadOnlyList<YamlText> Ids(string key, bool isNeeded, bool mayBeOne = false)
    {
        var texts = Texts(key, isNeeded, mayBeOne);
        return [.. texts.Where(text => IdOf(text, key) is not null)];
    }

    internal IReadOnlyList<YamlText> Texts(string key, bool isNeeded, bool mayBeOne = false)
    {
        switch (Node(key, isNeeded))
        {
            case null:
                return [];
            case YamlText one when mayBeOne:
                return TextOf(one, key) is { } text ? [text] : [];
            case YamlList list:
                return [.. list.Items.Select(item => TextOf(item, key)).OfType<YamlText>()];
            case var node:
                Wrong(node, key, "a list");
                return [];
        }
    }

    internal bool Flag(string key, bool usual = false)
    {
        if (Text(key, isNeeded: false) is not { } text) return usual;
        if (text.Value is not ("true" or "false"))
            Issues.Add(
                text.Place, DialogIssueCode.WrongShape, $"'{key}' of {_what} is '{text.Value}'", ["true", "false"]);
        return text.Value == "true";
    }

    internal void Wrong(YamlNode node, string key, string expected) =>
        Issues.Add(node.Place, DialogIssueCode.WrongShape, $"'{key}' of {_what} is {node.Kind} instead of {expected}");

    internal YamlText? TextOf(YamlNode node, string key)
    {
        if (node is YamlText { Value: var value } text && !string.IsNullOrWhiteSpace(value)) return text;
        if (node is YamlText)
            Issues.Add(node.Place, DialogIssueCode.WrongShape, $"'{key}' of {_what} is empty");
        else Wrong(node, key, "a value");
        return null;
    }

    internal YamlText? IdOf(YamlText text, string key)
    {
        if (Names.IsId(text.Value)) return text;
        Issues.Add(text.Place, DialogIssueCode.WrongShape, $"'{key}' of {_what} is '{text.Value}', not snake_case");
        return null;
    }
}
