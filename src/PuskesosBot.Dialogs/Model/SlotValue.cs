namespace PuskesosBot.Dialogs;

/// <summary>What a slot, an argument or a fact holds: a text, or a list of rows of texts.</summary>
/// <remarks>Dates are <c>yyyy-MM-dd</c>, hours <c>HH:mm</c>, yes and no are <c>yes</c>/<c>no</c>: texts format
/// them.</remarks>
public sealed record SlotValue
{
    /// <summary>Empty when this is a list.</summary>
    public string Text { get; init; } = "";

    /// <summary>Null when this is a text. Keys are snake_case.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Rows { get; init; }

    public static implicit operator SlotValue(string text) => new() { Text = text };

    public static SlotValue List(IEnumerable<IReadOnlyDictionary<string, string>> rows) => new() { Rows = [.. rows] };

    public bool IsEmpty => Rows is null ? Text.Length == 0 : Rows.Count == 0;
}
