namespace PuskesosBot.Dialogs;

/// <summary>One word as features, which are the same wherever it stands.</summary>
/// <param name="Name">Hash of the word in pairs: of what it means, or its stem.</param>
/// <param name="Class">Hash of <see cref="WordSense.Class"/>; null: not known.</param>
/// <param name="Kinds">Hashes of the kinds of thing, as <see cref="Spelling.GroupsOf"/> says.</param>
/// <param name="Features">Hashes and what they weigh.</param>
/// <param name="Bearing">Those of the hashes that are of the whole word.</param>
internal sealed record WordLook(
    int Name, int? Class, bool IsSmall, IReadOnlyList<int> Kinds, IReadOnlyList<(int Hash, int Weight)> Features,
    IReadOnlyList<int> Bearing);
