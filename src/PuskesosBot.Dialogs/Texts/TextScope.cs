namespace PuskesosBot.Dialogs;

/// <summary>The values a text may use: the row it is said for, then slots, then facts.</summary>
internal readonly record struct TextScope(
    IReadOnlyDictionary<string, SlotValue> Slots, IReadOnlyDictionary<string, SlotValue> Facts)
{
    internal static readonly SlotValue Nothing = new();

    internal IReadOnlyDictionary<string, string>? Row { get; init; }

    internal SlotValue Find(string name)
    {
        if (Row is { } row && row.TryGetValue(name, out var field)) return field;
        if (Slots.TryGetValue(name, out var slot)) return slot;
        return Facts.TryGetValue(name, out var fact) ? fact : Nothing;
    }
}
