namespace PuskesosBot.Dialogs;

/// <summary>One element of a file with its place. A closed family.</summary>
internal abstract record YamlNode(SourcePlace Place)
{
    internal string Kind => this switch
    {
        YamlText => "a value",
        YamlList => "a list",
        _ => "a mapping",
    };
}

internal sealed record YamlText(string Value, SourcePlace Place) : YamlNode(Place);

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, SourcePlace Place) : YamlNode(Place);

internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, SourcePlace Place) : YamlNode(Place);

internal sealed record YamlEntry(YamlText Key, YamlNode Value);
