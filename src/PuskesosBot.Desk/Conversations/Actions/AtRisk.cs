using System.Text.RegularExpressions;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// Somebody tells of violence: it goes to a person at once, and never to the neighbourhood, whose head sees the cases
/// of the RW. A neighbour who hears of it may make it worse.
/// </summary>
internal static partial class AtRisk
{
    /// <summary>Before the words, for whoever reads the case.</summary>
    internal const string Mark = "RAHASIA, jangan diteruskan ke RT/RW. ";

    /// <summary>Rather once too often: the desk looks, and only the neighbourhood hears nothing.</summary>
    internal static bool IsTold(string what) => Violence().IsMatch(what);

    [GeneratedRegex(
        "kdrt|pukul(?! [0-9])|mukul|gebuk|gebug|tampar|nampar|tendang|siksa|aniaya|ancam|ngancam|perkosa|cabul|leceh"
        + "|bunuh|teunggeul|takut di rumah|takut pulang|sieun di bumi|disekap",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Violence();
}
