namespace PuskesosBot.Server.Understanding;

/// <summary>A text whose meaning somebody wrote beside it: one line of a file for <c>intents evaluate</c>.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="AlsoAcceptable">Intents that would do as well.</param>
/// <param name="MustNot">Intents that would do harm.</param>
internal sealed record LabelledText(
    int Line, string Id, string Text, string Intent, IReadOnlyList<string> AlsoAcceptable,
    IReadOnlyList<string> MustNot, string Language, string Noise);
