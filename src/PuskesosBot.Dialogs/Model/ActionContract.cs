namespace PuskesosBot.Dialogs;

/// <summary>What a dialog may rely on when it names an action; checked against the dialogs at start.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Arguments">Names of the arguments it reads; all are required.</param>
/// <param name="Outcomes">Each possible outcome with the slots it fills.</param>
public sealed record ActionContract(
    string Name, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, IReadOnlyList<string>> Outcomes);
