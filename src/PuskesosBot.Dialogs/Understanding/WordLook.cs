namespace PuskesosBot.Dialogs;

/// <summary>One word as features, which are the same wherever it stands.</summary>
/// <param name="Name">Of the word in pairs: what it means, or its stem.</param>
/// <param name="Class">As <see cref="WordSense.Class"/>; empty: not known.</param>
/// <param name="Kinds">Of thing, as <see cref="Spelling.GroupsOf"/> says.</param>
/// <param name="Features">Hashes and what they count.</param>
/// <param name="Bearing">Those of the hashes that are of the whole word.</param>
internal sealed record WordLook(
    string Name, string Class, bool IsSmall, IReadOnlyList<string> Kinds,
    IReadOnlyList<(int Hash, float Value)> Features, IReadOnlyList<int> Bearing);
