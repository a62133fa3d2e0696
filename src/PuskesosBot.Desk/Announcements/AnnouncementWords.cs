using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Announcements;

/// <summary>What an announcement says, in every language of the files.</summary>
public sealed class AnnouncementWords(Func<DialogSet> dialogs, DeskProfile profile)
{
    /// <summary>The templates say "Puskesos" themselves.</summary>
    private const string DeskWord = "Puskesos ";

    /// <summary>The template that fits; null: a hand-out whose day, hour or place is not known has none.</summary>
    internal static string? TemplateOf(Distribution? about) => about switch
    {
        null => TemplateNames.Announcement,
        { State: DistributionState.Cancelled, Date: not null, ChangeReason: not null } => TemplateNames.PickupCancelled,
        { State: DistributionState.Cancelled } or { Date: null } or { StartsAt: null } or { Venue: null }
            or { Papers.Count: 0 } => null,
        _ => IsChange(about) ? TemplateNames.PickupChanged : TemplateNames.PickupAnnounced,
    };

    internal IReadOnlyList<AnnouncementText> Of(Guid announcementId, AnnouncementDraft draft, Distribution? about,
        IReadOnlyList<string> rws) =>
    [
        .. dialogs().Languages.Select(language => new AnnouncementText
        {
            AnnouncementId = announcementId,
            Language = language.Key,
            Text = about is null
                ? Say(language.Key, AnnouncementTexts.Words, Frame(draft.Code, rws, FreeText.Clean(draft.Words ?? "")))
                : Say(language.Key, TextOf(about), Values(language.Key, about, draft.Code, rws)),
            TemplateValues = TemplateOf(about) is null
                ? null
                : AnnouncementBody.ToJson(TemplateValues(language.Key, draft, about, rws)),
        }),
    ];

    /// <summary>For progress and other news to who announced it.</summary>
    internal string Say(string language, string text, IReadOnlyDictionary<string, SlotValue> values) =>
        dialogs().Say(language, text, values);

    internal string Programme(string language, string id) =>
        Say(language, AnnouncementTexts.Programme, new Dictionary<string, SlotValue> { ["programme"] = id });

    internal string Day(string language, DateOnly day) =>
        Say(language, AnnouncementTexts.Day, new Dictionary<string, SlotValue> { ["date"] = Iso(day) });

    private static bool IsChange(Distribution about) =>
        about.AnnouncedAt is not null
        && (about.Untold != DistributionChange.None || about.State == DistributionState.Changed);

    private static string TextOf(Distribution about) =>
        about.State == DistributionState.Cancelled ? AnnouncementTexts.Cancelled
        : IsChange(about) ? AnnouncementTexts.Changed : AnnouncementTexts.Pickup;

    private Dictionary<string, SlotValue> Frame(string code, IReadOnlyList<string> rws, string words) => new()
    {
        ["desk_name"] = profile.Name,
        ["rws"] = string.Join(", ", rws),
        ["code"] = code,
        ["words"] = words,
    };

    private Dictionary<string, SlotValue> Values(
        string language, Distribution about, string code, IReadOnlyList<string> rws)
    {
        var values = Frame(code, rws, "");
        values["programme"] = about.Programme;
        values["title"] = about.Title;
        values["date"] = about.Date is { } day ? Iso(day) : "";
        values["date_unknown"] = about.Date is null ? "yes" : "";
        values["time"] = about.StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
        values["slot"] = about.SlotMinutes > 0 ? $"{AnnouncementText.SlotMark}" : "";
        values["venue"] = about.Venue ?? "";
        values["map"] = about.VenueMap ?? "";
        values["sponsor"] = about.Sponsor ?? "";
        values["papers"] = Papers(language, about);
        values["reason"] = about.ChangeReason ?? "";
        return values;
    }

    private Dictionary<string, string> TemplateValues(
        string language, AnnouncementDraft draft, Distribution? about, IReadOnlyList<string> rws)
    {
        var values = new Dictionary<string, string>
        {
            ["desk"] = profile.Name.StartsWith(DeskWord, StringComparison.Ordinal)
                ? profile.Name[DeskWord.Length..]
                : profile.Name,
            ["rw"] = string.Join(", ", rws),
            ["code"] = draft.Code,
        };
        if (about is null)
        {
            values["text"] = FreeText.Clean(draft.Words ?? "");
            return values;
        }

        values["programme"] = Programme(language, about.Programme);
        values["day"] = about.Date is { } day ? Day(language, day) : "";
        values["time"] = about.StartsAt?.ToString("HH.mm", CultureInfo.InvariantCulture) ?? "";
        values["place"] = about.Venue ?? "";
        values["papers"] = Papers(language, about);
        values["reason"] = about.ChangeReason ?? "";
        return values;
    }

    private string Papers(string language, Distribution about) => string.Join(
        ", ",
        about.Papers.Select(id =>
            Say(language, AnnouncementTexts.Paper, new Dictionary<string, SlotValue> { ["id"] = id })));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
