namespace PuskesosBot.Dialogs;

/// <summary>What is said in one language: one file of <c>dialogs/texts/</c>.</summary>
public sealed class DialogLanguage
{
    /// <summary><c>id</c>, <c>su</c>.</summary>
    public required string Key { get; init; }

    /// <summary>As its speakers call it.</summary>
    public required string Name { get; init; }

    public required SourcePlace Place { get; init; }

    public required IReadOnlyDictionary<string, DialogText> Texts { get; init; }

    public required IReadOnlyDictionary<string, DialogLabel> Labels { get; init; }

    public required IReadOnlyDictionary<string, DialogTerm> Terms { get; init; }

    /// <summary>Words that no text says, and what people say for them.</summary>
    public IReadOnlyDictionary<string, string> Plain { get; init; } = new Dictionary<string, string>();
}

/// <summary>One text, with placeholders.</summary>
public sealed record DialogText(string Id, string Raw, SourcePlace Place)
{
    internal TextTemplate Template { get; init; } = TextTemplate.Empty;
}

/// <summary>What an option is called, and what else chooses it.</summary>
public sealed record DialogLabel(string Id, string Text, IReadOnlyList<string> Also, SourcePlace Place)
{
    internal ChoiceWords Words { get; } = new(Text, Also);
}

/// <summary>A closed list of values in words.</summary>
public sealed record DialogTerm(string Id, IReadOnlyDictionary<string, string> Words, SourcePlace Place);
