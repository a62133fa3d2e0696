namespace PuskesosBot.Desk.Registry;

/// <summary>The file as a whole cannot be imported; nothing was written.</summary>
internal sealed class ImportRefusedException(string code, string advice) : Exception
{
    /// <summary>Stable code, listed in the README of this folder.</summary>
    internal string Code => code;

    /// <summary>For staff, in Indonesian.</summary>
    internal string Advice => advice;

    /// <summary>What stood where the headings should be, so that somebody can say what they mean.</summary>
    internal IReadOnlyList<string> Headings { get; init; } = [];
}
