namespace PuskesosBot.Dialogs;

/// <summary>What <c>_everywhere.yaml</c> says.</summary>
public sealed class Everywhere
{
    public const string Menu = "menu", Cancel = "cancel", Back = "back", Person = "person", Language = "language",
        Stop = "stop", Start = "start", Skip = "skip", Cases = "cases", Emergency = "emergency", Anger = "anger",
        Pickups = "pickups", Coming = "coming", NotComing = "not_coming", Represented = "represented",
        Released = "released", Notices = "notices", Head = "head",
        Profile = "profile", WrongNumber = "wrong_number",
        Announce = "announce", Announcements = "announcements", CheckNotice = "check_notice", MyData = "my_data";

    /// <summary>No words: in <c>enter</c> the dialog that takes a voice note, wherever it comes; optional.</summary>
    public const string Voice = "voice";

    /// <summary>The groups of words the engine acts on itself; the others enter a dialog.</summary>
    internal static readonly IReadOnlyList<string> OwnWords = [Menu, Cancel, Back, Skip];

    internal static readonly IReadOnlyList<string> EnteringWords = [Person, Language, Stop, Start];

    /// <summary>Groups of what somebody may have from us: not before consent.</summary>
    internal static readonly IReadOnlyList<string> PersonalWords = [Released, Notices, Head, Profile];

    /// <summary>Groups that answer a message of the desk: understood only while no question is open, because there
    /// "bisa" may mean something else; as a command, with a stroke, always.</summary>
    internal static readonly IReadOnlyList<string> IdleWords = [Pickups, Coming, NotComing, Represented, WrongNumber];

    /// <summary>Groups that a desk may do without: those who have them name words and a dialog.</summary>
    internal static readonly IReadOnlyList<string> MayEnterWords =
        [Cases, Emergency, MyData, Announce, Announcements, CheckNotice, .. PersonalWords, .. IdleWords];

    /// <summary>Filled in a dialog that words of the group entered on top of what waits.</summary>
    internal static string SlotOf(string word) => $"by_{word}";

    private readonly Dictionary<string, string> _words = [];
    private readonly SpokenPhrases _spoken;
    private readonly List<List<string>> _angry = [];

    public Everywhere(IReadOnlyList<EverywherePhrase> phrases)
    {
        Phrases = phrases;
        foreach (var phrase in phrases) _words.TryAdd(Words.Normalise(phrase.Text), phrase.Word);
        _spoken = new SpokenPhrases(phrases);
    }

    /// <summary>Dialog where an idle conversation goes.</summary>
    public required DialogValue Home { get; init; }

    /// <summary>Dialog that comes before anything else in a new chat.</summary>
    public required DialogValue First { get; init; }

    /// <summary>Dialog behind <c>$person</c>.</summary>
    public required DialogValue PersonDialog { get; init; }

    /// <summary>Dialog that a group of words enters.</summary>
    public required IReadOnlyDictionary<string, DialogValue> Enter { get; init; }

    public IReadOnlyList<EverywherePhrase> Phrases { get; }

    /// <summary>Angry words: a message that has one among others is answered by a person.</summary>
    public IReadOnlyList<EverywherePhrase> AngryPhrases
    {
        get;
        init
        {
            field = value;
            _angry.AddRange(value.Select(phrase => AngryWords.Of(phrase.Text)).Where(words => words.Count > 0));
        }
    }
    = [];

    /// <summary>The group of words a whole message belongs to, politeness and slips aside; null when none.</summary>
    public string? Find(string message) =>
        _words.GetValueOrDefault(Words.Normalise(message)) ?? _spoken.Whole(message);

    /// <summary>A group of the engine's own that a short message begins or ends with: "ribet ah, batal aja".</summary>
    /// <param name="isAnswered">The message also answers: only what it ends with takes that back.</param>
    internal string? FindAtEdge(string message, bool isAnswered) => _spoken.AtEdge(message, isAnswered);

    /// <summary>An angry word stands in the message, and no "not" before it.</summary>
    internal bool IsAngry(string message)
    {
        if (_angry.Count == 0 || message.Length == 0) return false;
        var said = AngryWords.Of(message);
        return _angry.Exists(phrase => AngryWords.Has(said, phrase));
    }
}

/// <summary>One phrase that is understood inside any question.</summary>
/// <param name="Word">The group: <c>menu</c>, <c>cancel</c> ...</param>
public sealed record EverywherePhrase(string Word, string Language, string Text, SourcePlace Place);
