using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;

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

    /// <summary>Puts the conversation before the staff, unless it lies there already.</summary>
    internal static async Task HandOverAsync(ActionCall call, IdSource ids, Case about, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        if (await call.Desk.Handovers.AnyAsync(h => h.ContactId == contactId && h.EndedAt == null, ct)) return;
        call.Desk.Handovers.Add(new Handover
        {
            Id = ids.Next(),
            DeskId = call.Contact.DeskId,
            ContactId = contactId,
            CaseId = about.Id,
            Reason = HandoverReason.Emergency,
            OpenedAt = call.Now,
        });
    }

    [GeneratedRegex(
        "kdrt|pukul(?! [0-9])|mukul|gebuk|gebug|tampar|nampar|tendang|siksa|aniaya|ancam|ngancam|perkosa|cabul|leceh"
        + "|bunuh|teunggeul|takut di rumah|takut pulang|sieun di bumi|disekap",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Violence();
}
