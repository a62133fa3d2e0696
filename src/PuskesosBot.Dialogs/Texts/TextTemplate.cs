namespace PuskesosBot.Dialogs;

/// <summary>A text taken apart once, at load. A part is one of a closed family.</summary>
internal sealed record TextTemplate(IReadOnlyList<TextPart> Parts)
{
    internal static TextTemplate Empty { get; } = new([]);

    /// <summary>All parts, those inside conditions too.</summary>
    internal IEnumerable<TextPart> Flat => Flatten(Parts);

    /// <summary>What is certain to be read by somebody: the words without any value.</summary>
    internal string Words { get; } = string.Concat(Flatten(Parts).Select(part => part switch
    {
        TextPart.Literal literal => literal.Text,
        TextPart.When => "",
        _ => "x",
    }));

    private static IEnumerable<TextPart> Flatten(IReadOnlyList<TextPart> parts)
    {
        foreach (var part in parts)
        {
            yield return part;
            if (part is not TextPart.When when) continue;
            foreach (var inner in Flatten(when.Inner)) yield return inner;
        }
    }
}

internal enum TextFormat { Plain, Date, Time }

internal abstract record TextPart
{
    private TextPart()
    {
    }

    internal sealed record Literal(string Text) : TextPart;

    internal sealed record Value(string Slot, TextFormat Format) : TextPart;

    internal sealed record Term(string Slot, string TermId) : TextPart;

    internal sealed record Rows(string Slot, string TextId) : TextPart;

    internal sealed record When(string Slot, IReadOnlyList<TextPart> Inner) : TextPart;
}
