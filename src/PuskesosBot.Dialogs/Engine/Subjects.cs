namespace PuskesosBot.Dialogs;

/// <summary>What a message in the resident's own words does to the dialogs it began.</summary>
internal static class Subjects
{
    /// <summary>Filled, with the intent, in a dialog that such a message began.</summary>
    internal const string Meant = "meant";

    /// <summary>The intent that <c>$meant</c> leads to.</summary>
    internal const string IntentSlot = "intent";

    /// <summary>What may have been meant, for the dialog that asks.</summary>
    internal const string Guesses = "guesses";

    /// <summary>Under this name the message itself is marked as used.</summary>
    private const string HeardUse = "heard";

    /// <summary>Slots a dialog begins with.</summary>
    internal static Dictionary<string, SlotValue> SlotsOf(Subject subject) =>
        new(subject.Taken) { [Meant] = subject.Intent };

    /// <summary>To the dialog of the intent in the slot; to the menu when none of those offered was meant.</summary>
    internal static Target StartMeant(this Walk walk)
    {
        var intent = walk.Stack.Slots.GetValueOrDefault(IntentSlot)?.Text ?? "";
        var subject = walk.Stack.Subject ?? new Subject("");
        if (walk.Dialogs.ForIntent(intent) is not { } dialog)
            return new Target(TargetKind.Menu, "", walk.Dialogs.Everywhere.Home.Place);
        walk.Stack.CutTo(walk.Stack.MatterAt);
        var meant = subject with { Intent = intent };
        return walk.StartOf(dialog.Name, SlotsOf(meant), meant);
    }

    /// <summary>What was asked before the chat had consented, now that it has; null: nothing was.</summary>
    internal static Target? StartWaiting(this Walk walk, DialogFrame left) =>
        left.Subject is { } subject && walk.Dialogs.ForIntent(subject.Intent) is { } dialog
            ? walk.StartOf(dialog.Name, SlotsOf(subject), subject)
            : null;

    /// <summary>The other matter of the message that began what ends here; null: there was none.</summary>
    internal static Target? OfferOther(this Walk walk, DialogFrame left)
    {
        if (left.Subject is not { Also.Length: > 0 } subject || walk.Dialogs.Intents is not { } intents) return null;
        if (walk.Dialogs.ForIntent(subject.Also) is null || walk.Dialogs.Find(intents.Also.Text) is null) return null;
        var other = subject with { Intent = subject.Also, Also = "", Used = [] };
        var slots = new Dictionary<string, SlotValue> { [IntentSlot] = other.Intent };
        return walk.StartOf(intents.Also.Text, slots, other);
    }

    /// <summary>Answers the question that was reached with what the message said already; null: it must be asked.
    /// </summary>
    internal static Target? AnswerTaken(this Walk walk) => walk.Stack.Subject is null
        ? null
        : walk.Stack.State switch
        {
            AskState { Expect: not AnswerKind.YesNo } ask => AnswerAsk(walk, ask),
            ChooseState choose => AnswerChoose(walk, choose),
            _ => null,
        };

    private static Target? AnswerAsk(Walk walk, AskState ask)
    {
        if (!ask.IsTaken) return null;
        var name = ask.IsHeard && HeardIn(walk) is not null ? HeardUse : ask.Into;
        if ((name == HeardUse ? HeardIn(walk) : TakenIn(walk, ask.Into)) is not { } value) return null;
        Use(walk, name);
        walk.Stack.Fill([KeyValuePair.Create(ask.Into, value)]);
        walk.Stack.MarkAnswered();
        return ask.On[Outcomes.Answered];
    }

    private static Target? AnswerChoose(Walk walk, ChooseState choose)
    {
        var options = walk.OptionsOf(choose, walk.Dialogs.DefaultLanguage);
        var slots = choose.Rows is { } rows ? [rows.Into] : AskedFor(options);
        foreach (var slot in slots)
        {
            if (TakenIn(walk, slot) is not { } value) continue;
            var meant = options.Where(option => ValueOf(option, slot) == value).ToList();
            if (meant.Count != 1) continue;
            Use(walk, slot);
            walk.Stack.Fill(meant[0].Set);
            walk.Stack.MarkAnswered();
            return meant[0].Next;
        }

        return null;
    }

    /// <summary>What the options fill differently is asked for; what only one of them fills is beside it.</summary>
    private static IEnumerable<string> AskedFor(IReadOnlyList<OfferedOption> options) =>
        options.SelectMany(option => option.Set).GroupBy(set => set.Key)
            .Where(values => values.Select(set => set.Value).Distinct().Count() > 1).Select(values => values.Key);

    private static SlotValue? ValueOf(OfferedOption option, string slot) =>
        option.Set.Where(set => set.Key == slot).Select(set => set.Value).FirstOrDefault();

    private static SlotValue? TakenIn(Walk walk, string slot) =>
        walk.Stack.Subject is { } subject && !subject.Used.Contains(slot)
            ? subject.Taken.GetValueOrDefault(slot)
            : null;

    /// <summary>
    /// What began an enquiry is no answer in a filing that was chosen later: only the dialog itself and what it enters.
    /// </summary>
    private static SlotValue? HeardIn(Walk walk) =>
        walk.Stack.Subject is { Heard: { Length: > 0 } heard } subject && !subject.Used.Contains(HeardUse)
        && walk.Stack.Count - 1 - walk.Stack.MatterAt <= 1
            ? (SlotValue)heard
            : null;

    private static void Use(Walk walk, string name)
    {
        var subject = walk.Stack.Subject!;
        walk.Stack.Subject = subject with { Used = [.. subject.Used, name] };
    }
}
