using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.People;

/// <summary>What every text may say about the desk.</summary>
public sealed class DeskFacts(DeskProfile profile)
{
    /// <summary>
    /// <c>desk_open_now</c> is yes or no; <c>desk_is_open</c> and <c>desk_is_closed</c> are filled when true and empty
    /// otherwise, because a condition in a text asks whether a value is there.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "desk_name", "desk_hours", "desk_address", "desk_open_now", "desk_is_open", "desk_is_closed", "emergency_phone",
    ];

    /// <param name="language">One the profile has no words for gets the first there is.</param>
    public IReadOnlyDictionary<string, SlotValue> Of(string language, DateTimeOffset now)
    {
        var isOpen = profile.IsOpenAt(now);
        return new Dictionary<string, SlotValue>
        {
            ["desk_name"] = profile.Name,
            ["desk_hours"] = InWords(profile.HoursText, language),
            ["desk_address"] = InWords(profile.Address, language),
            ["desk_open_now"] = isOpen ? "yes" : "no",
            ["desk_is_open"] = isOpen ? "yes" : "",
            ["desk_is_closed"] = isOpen ? "" : "yes",
            ["emergency_phone"] = profile.EmergencyPhone ?? "",
        };
    }

    private static string InWords(IReadOnlyDictionary<string, string> words, string language) =>
        words.TryGetValue(language, out var own) ? own : words.Values.FirstOrDefault("");
}
