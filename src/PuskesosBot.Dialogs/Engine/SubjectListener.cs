namespace PuskesosBot.Dialogs;

/// <summary>Messages in the resident's own words, understood by the model of the files.</summary>
internal sealed class SubjectListener(Walk walk)
{
    private const string RowId = "id";

    /// <summary>Words that bear meaning; with fewer a message tells nothing worth writing down.</summary>
    private const int HeardWordsMin = 4;

    private readonly Meaning? _meaning = Meaning.Of(walk.Dialogs);

    private FrameStack Stack => walk.Stack;

    /// <summary>Nothing is going on that a new matter would interrupt.</summary>
    internal bool IsAtMenu => Stack.Count == 1
        && (Stack.Top.Dialog == walk.Dialogs.Everywhere.Home.Text || Stack.Top.Dialog == Intents?.Unsure.Text);

    private IntentSet? Intents => walk.Dialogs.Intents;

    /// <summary>
    /// Angry, but surely about something: that is what helps. Anger alone is answered by a person.
    /// </summary>
    internal bool IsPressing(DialogInput.Message message) =>
        Hear(message) is { IsSure: true, First.IsSmall: false } hearing
        && (hearing.First!.IsCareful || (hearing.Probability >= Intents!.Bounds.Change
            && BearingIn(message.Text) >= HeardWordsMin && (Stack.Count == 0 || IsAtMenu)));

    /// <summary>Begins what the message means, or asks which of two it means; false: neither is worth it.</summary>
    /// <param name="isAsked">The menu is open: what does not choose from it counts as a try.</param>
    internal bool HearFresh(DialogInput.Message message, bool isAsked)
    {
        if (Hear(message) is not { First: { } first } hearing) return false;
        // Rubbish is most like a greeting; at the open menu it counts as a try that was not understood.
        if (isAsked && first.IsSmall && (hearing.Probability < Intents!.Bounds.Change || OnlyLeadsHome(first)))
            return false;
        // "I do not know" is no matter either.
        if (isAsked && UnableWords.Says(message.Text, AnswerKind.Choice)) return false;
        if (hearing.IsSure)
        {
            if (walk.Dialogs.ForIntent(first.Name) is not { } dialog) return false;
            Stack.Clear();
            Begin(dialog, SubjectOf(message, hearing));
            return true;
        }

        if (hearing.Second is null || walk.Dialogs.Find(Intents!.Unsure.Text) is not { } unsure) return false;
        Stack.Clear();
        var slots = new Dictionary<string, SlotValue> { [Subjects.Guesses] = GuessesOf(hearing) };
        walk.BeginMatter(unsure, slots, SubjectOf(message, hearing) with { Intent = "" });
        return true;
    }

    /// <summary>
    /// In a new chat consent comes first, and what was asked is remembered; only what cannot wait does not.
    /// </summary>
    internal void HearNew(DialogInput.Message message)
    {
        var hearing = Hear(message) ?? Hearing.Nothing;
        if (hearing is not { IsSure: true, First: { IsSmall: false } first }
            || walk.Dialogs.ForIntent(first.Name) is not { } dialog)
        {
            walk.GoHome();
            return;
        }

        if (first.IsBeforeConsent)
        {
            Begin(dialog, SubjectOf(message, hearing));
            return;
        }

        walk.GoHome();
        // Words are kept only after consent.
        Stack.Subject = SubjectOf(message, hearing) with { Heard = "" };
    }

    /// <summary>
    /// At a question the message does not answer: another matter, when that is sure, after which the question is asked
    /// again. A question that only offers to go on is left behind.
    /// </summary>
    internal bool HearInstead(DialogInput.Message message)
    {
        if (Hear(message) is not { First: { } first } hearing) return false;
        if (!OtherMatter.Takes(walk.Dialogs, message.Text, hearing, OffersToStop)) return false;
        if (walk.Context.IsNew && !first.IsBeforeConsent) return false;
        if (walk.Dialogs.ForIntent(first.Name) is not { } dialog) return false;
        // More words about the same matter are an answer that could not be read.
        if (!OffersToStop && Stack.Frames.Skip(Stack.MatterAt).Any(frame => frame.Dialog == dialog.Name)) return false;
        if (dialog.Name == walk.Dialogs.Everywhere.PersonDialog.Text) Stack.Clear();
        // One matter waits at most: who changes the subject twice has left the second one.
        else if (OffersToStop || Stack.MatterAt > 0) Stack.CutTo(Stack.MatterAt);
        Begin(dialog, SubjectOf(message, hearing));
        return true;
    }

    /// <summary>The matter is answered, and the options only say how one could go on.</summary>
    private bool OffersToStop => Stack.State is ChooseState choose
        && (choose.IsClosing || choose.Options.Any(option => EndsMatter(option.Next))
            || Stack.Top.Dialog == Intents?.Unsure.Text || Stack.Top.Dialog == Intents?.Also.Text);

    /// <summary>An end that answers the dialog which entered this one is no way out: there it goes on.</summary>
    private bool EndsMatter(Target target)
    {
        for (var at = Stack.Count - 2; target.Kind == TargetKind.End && at >= Stack.MatterAt; at--)
        {
            var frame = Stack.Frames[at];
            if (walk.Dialogs.Find(frame.Dialog)?.Find(frame.State)?.On.GetValueOrDefault(target.Name) is not { } next)
                return true;
            target = next;
        }

        return target.Kind == TargetKind.End;
    }

    private bool OnlyLeadsHome(Intent intent) => walk.Dialogs.ForIntent(intent.Name)?.States
        .All(state => state.Ways.All(way => way.Target.Kind == TargetKind.Menu)) == true;

    private Hearing? Hear(DialogInput.Message message) =>
        message.Pressed is null && message.Text.Length > 0 ? _meaning?.Hear(message.Text) : null;

    private void Begin(Dialog dialog, Subject subject) =>
        walk.BeginMatter(dialog, Subjects.SlotsOf(subject), subject);

    private Subject SubjectOf(DialogInput.Message message, Hearing hearing)
    {
        var words = message.Kept ?? message.Text;
        return new Subject(hearing.First?.Name ?? "")
        {
            Taken = TakenSlots.Of(message.Text, Intents!),
            Heard = BearingIn(words) < HeardWordsMin ? "" : Cut(words.Trim()),
            Also = hearing.Also?.Name ?? "",
        };
    }

    private int BearingIn(string text) => walk.Dialogs.Spelling.BearingIn(text);

    private static string Cut(string text) =>
        text.Length > DialogLimits.TextAnswerCharsMax ? text[..DialogLimits.TextAnswerCharsMax] : text;

    private static SlotValue GuessesOf(Hearing hearing) => SlotValue.List(
        new[] { hearing.First!.Name, hearing.Second!.Name, EngineTexts.NoIntent }
            .Select(name => new Dictionary<string, string> { [RowId] = name }));
}
