namespace PuskesosBot.Dialogs;

/// <summary>Ids of the texts, terms and labels that the engine itself says.</summary>
public static class EngineTexts
{
    public const string Cancelled = "cancelled";
    public const string NothingToGoBack = "nothing_to_go_back";
    public const string MovedOn = "moved_on";
    public const string AfterEnd = "after_end";
    public const string OldButton = "old_button";
    public const string NotUnderstood = "not_understood";
    public const string Unreadable = "unreadable";
    public const string ChooseHint = "choose_hint";
    public const string TooLong = "too_long";

    /// <summary>Said before a question is asked again that another matter interrupted.</summary>
    public const string Resumed = "resumed";

    /// <summary>Said when an earlier answer was put right.</summary>
    public const string Corrected = "corrected";

    /// <summary>Said, where there is such a text, when a place is in no RW of the desk, or not surely.</summary>
    public const string PlaceUnknown = "place_unknown";

    /// <summary>Said when a turn threw; <c>{receipt}</c> is the receipt of the case staff got.</summary>
    public const string Fault = "fault";

    public const string WeekdayTerm = "weekday";
    public const string MonthTerm = "month";

    /// <summary>Holds the word before an hour under <see cref="ClockAt"/>: "jam 09.00".</summary>
    public const string ClockTerm = "clock";
    public const string ClockAt = "at";

    /// <summary>
    /// Label of the button that shares the own phone number; needed where a question expects a phone.
    /// </summary>
    public const string SharePhoneLabel = "share_phone";

    /// <summary>The second wording of text <c>ask_rw</c> is text <c>ask_rw_again</c>.</summary>
    internal const string AgainSuffix = "_again";

    /// <summary>What answers a date to come, where <c>ask_birth</c> wants one that has been: <c>ask_birth_past</c>.
    /// </summary>
    internal const string PastSuffix = "_past";

    public static IReadOnlyList<string> All { get; } =
    [
        Cancelled, NothingToGoBack, MovedOn, AfterEnd, OldButton, NotUnderstood, Unreadable, ChooseHint, TooLong,
    ];

    /// <summary>Needed besides <see cref="All"/> where free words are understood.</summary>
    internal static IReadOnlyList<string> OfUnderstanding { get; } = [Resumed, Corrected];

    /// <summary>What an intent is called in a few words: "Maksudnya ...?".</summary>
    internal const string IntentTerm = "intent";

    /// <summary>Under <see cref="IntentTerm"/>: none of those offered.</summary>
    internal const string NoIntent = "NONE";

    /// <summary>The values that a term of the engine must have words for.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Terms { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [WeekdayTerm] = ["1", "2", "3", "4", "5", "6", "7"],
            [MonthTerm] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
            [ClockTerm] = [ClockAt],
        };
}
