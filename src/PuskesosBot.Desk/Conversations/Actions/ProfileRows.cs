using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The people of a chat as options.</summary>
internal static class ProfileRows
{
    /// <summary>Rows <c>id name</c>, and a last one with <c>other</c> for somebody who is to be proved.</summary>
    internal static SlotValue WithAnother(Profiles profiles) => SlotValue.List(
        [
            .. profiles.All.Select(profile => new Dictionary<string, string>
            {
                ["id"] = profile.ResidentId.ToString(),
                ["name"] = profile.Name,
            }),
            new Dictionary<string, string> { ["id"] = "", ["other"] = "yes" },
        ]);
}
