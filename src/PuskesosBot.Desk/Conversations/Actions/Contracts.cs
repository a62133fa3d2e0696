using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Writes contracts on one line an outcome.</summary>
internal static class Contracts
{
    /// <param name="outcomes">Each outcome with the slots it fills.</param>
    internal static ActionContract Of(
        string name, IReadOnlyList<string> arguments, params ReadOnlySpan<(string Outcome, string[] Slots)> outcomes)
    {
        var filled = new Dictionary<string, IReadOnlyList<string>>(outcomes.Length);
        foreach (var (outcome, slots) in outcomes) filled[outcome] = slots;
        return new ActionContract(name, arguments, filled);
    }
}
