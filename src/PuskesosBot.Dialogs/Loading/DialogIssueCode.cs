namespace PuskesosBot.Dialogs;

/// <summary>Codes of <see cref="DialogIssue"/>, in order of precedence: while a file has one of the first six,
/// what depends on the part that could not be read is not judged.</summary>
public static class DialogIssueCode
{
    public const string Unreadable = "DLG001";
    public const string MissingFile = "DLG002";
    public const string WrongShape = "DLG003";
    public const string Duplicate = "DLG004";
    public const string UnknownKey = "DLG005";
    public const string MissingKey = "DLG006";
    public const string UnroutedOutcome = "DLG007";
    public const string UnknownOutcome = "DLG008";
    public const string UnknownTarget = "DLG009";
    public const string UnknownDialog = "DLG010";
    public const string UnknownAction = "DLG011";
    public const string UnknownArgument = "DLG012";
    public const string MissingArgument = "DLG013";
    public const string UnknownText = "DLG014";
    public const string UnknownLabel = "DLG015";
    public const string UnknownTerm = "DLG016";
    public const string MissingLanguage = "DLG017";
    public const string MissingEngineText = "DLG018";
    public const string BrokenPlaceholder = "DLG019";
    public const string UnknownPlaceholder = "DLG020";
    public const string UnknownSlot = "DLG021";
    public const string UnknownMovedTarget = "DLG022";
    public const string Unreachable = "DLG023";
    public const string NoWayOut = "DLG024";
    public const string TooDeep = "DLG025";
    public const string CollidingWords = "DLG026";
    public const string TooManyOptions = "DLG027";
    public const string LabelTooLong = "DLG028";
    public const string TextTooLong = "DLG029";
    public const string TwoQuestions = "DLG030";
    public const string LongSentence = "DLG031";
    public const string NoTemplate = "DLG032";
    public const string UnknownIntent = "DLG033";
    public const string FewUtterances = "DLG034";
    public const string UnknownSpeaker = "DLG035";
    public const string HardWord = "DLG036";
    public const string PassiveChain = "DLG037";

    /// <summary>Each code with its meaning; the README lists the same.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new(Unreadable, "The file cannot be read: not UTF-8, not YAML, too large, too deep, anchors or tags."),
        new(MissingFile, "A file that must be there is not, or there are too many."),
        new(WrongShape, "A value is not of the kind that belongs here."),
        new(Duplicate, "The same name twice."),
        new(UnknownKey, "A key that means nothing here."),
        new(MissingKey, "A key that must be here is not."),
        new(UnroutedOutcome, "An outcome leads nowhere."),
        new(UnknownOutcome, "An outcome is routed that never comes."),
        new(UnknownTarget, "A target is no state of this dialog."),
        new(UnknownDialog, "A dialog is named that does not exist."),
        new(UnknownAction, "An action is named that does not exist."),
        new(UnknownArgument, "The action reads no such argument."),
        new(MissingArgument, "The action needs an argument that is not given."),
        new(UnknownText, "A text is named that no language has."),
        new(UnknownLabel, "A label is named that no language has."),
        new(UnknownTerm, "A term is named that no language has."),
        new(MissingLanguage, "A text, label or term is missing in one language."),
        new(MissingEngineText, "A text or term that the engine or the host itself says is missing."),
        new(BrokenPlaceholder, "The braces of a text cannot be read."),
        new(UnknownPlaceholder, "A text uses a value that nothing fills before it is said."),
        new(UnknownSlot, "A state uses or returns a value that nothing fills before."),
        new(UnknownMovedTarget, "A state moved to one that does not exist, or did not move."),
        new(Unreachable, "No path leads to the state."),
        new(NoWayOut, "The state goes round without waiting, or never reaches an end, the menu or a person."),
        new(TooDeep, "Dialogs enter each other too deeply or without end."),
        new(CollidingWords, "The same words mean two things."),
        new(TooManyOptions, "More options than one question may have, or none."),
        new(LabelTooLong, "A label is empty or over the limit of a channel's buttons."),
        new(TextTooLong, "A text is over the limit of a channel."),
        new(TwoQuestions, "More than one question at a time."),
        new(LongSentence, "A sentence has too many words."),
        new(NoTemplate, "A message after a wait has no template for when the channel forbids free text."),
        new(UnknownIntent, "An intent is named that intents.yaml does not list."),
        new(FewUtterances, "An intent has too few utterances, or none in one language."),
        new(UnknownSpeaker, "An author or a language of utterances that is not listed."),
        new(HardWord, "A word of offices, where people have a plain one."),
        new(PassiveChain, "A sentence in which things are done and nobody does them."),
    ];
}
