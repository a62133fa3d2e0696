using PuskesosBot.Channels;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.People;

/// <summary>The desk that new chats belong to, and what every text may say about it.</summary>
/// <param name="desk">Its row.</param>
/// <param name="language">Key of the language a new chat is greeted in.</param>
/// <param name="facts">Values for texts in a language at an instant: name, hours, whether somebody is there.</param>
public sealed class DeskHome(
    WelfareDesk desk, string language, Func<string, DateTimeOffset, IReadOnlyDictionary<string, SlotValue>> facts)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(desk.TimeZone);

    public WelfareDesk Desk => desk;

    public string Language => language;

    /// <summary>Where residents reach this installation; null: nothing may link to it.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The RW a place is in, two digits; null: in none of the desk's, or not surely in one.</summary>
    public Func<GeoPoint, string?> RwAt { get; init; } = _ => null;

    /// <summary>The date where the desk is.</summary>
    public DateOnly TodayAt(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime);

    internal DialogContext ContextOf(Contact contact, DateTimeOffset now) =>
        new(
            contact.Language, TodayAt(now), contact.ConsentAt is null && !contact.IsGroup,
            facts(contact.Language, now));
}
