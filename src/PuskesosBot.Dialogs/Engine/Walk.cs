using System.Diagnostics;

namespace PuskesosBot.Dialogs;

/// <summary>One step in the making: goes from state to state until something waits.</summary>
internal sealed class Walk
{
    private readonly List<Said> _says = [];
    private readonly List<Target> _passed = [];
    private ActionRequest? _action;
    private int _hops;
    private bool _hasGivenUp;

    internal Walk(DialogSet dialogs, DialogPosition position, DialogContext context)
    {
        Dialogs = dialogs;
        Context = context;
        Question = position.Question;
        Stack = new FrameStack(dialogs, position.Frames);
        Speaker = new Speaker(this, _says);
    }

    internal DialogSet Dialogs { get; }

    internal DialogContext Context { get; }

    internal FrameStack Stack { get; }

    internal Speaker Speaker { get; }

    /// <summary>The options that were looked at last: printing, matching and correcting look at the same.</summary>
    internal Offer? Offered { get; set; }

    /// <summary>Number of the last question asked.</summary>
    internal int Question { get; private set; }

    /// <summary>A question was given up.</summary>
    internal bool IsNotUnderstood { get; set; }

    internal bool IsAngry { get; set; }

    /// <summary>First dialog begun in this step.</summary>
    internal string? Begun { get; private set; }

    internal DialogStep Finish() =>
        new(new DialogPosition { Frames = [.. Stack.Frames], Question = Question }, _says, _action)
        {
            Passed = _passed,
            IsNotUnderstood = IsNotUnderstood,
            IsAngry = IsAngry,
            Begun = Begun,
        };

    internal void TakeOutcome(DialogInput.Outcome outcome)
    {
        if (!Stack.Reconcile() || Stack.State is not DoState state)
            throw new DialogContractException($"outcome '{outcome.Name}' came while no action was waited for");
        if (!state.On.TryGetValue(outcome.Name, out var target))
            throw new DialogContractException($"action '{state.Action}' gave the unknown outcome '{outcome.Name}'");
        Stack.Fill(outcome.Values);
        Go(target);
    }

    /// <summary>An event nobody waits for is not an error: the resident may have left with "menu" meanwhile.</summary>
    internal void TakeEvent(DialogInput.Event happened)
    {
        if (!Stack.Reconcile()) return;
        for (var i = Stack.Count - 1; i >= 0; i--)
        {
            if (Stack.StateAt(i) is not WaitState wait || !wait.On.TryGetValue(happened.Name, out var target)) continue;
            Stack.CutTo(i + 1);
            Stack.Fill(happened.Values);
            Go(target);
            return;
        }
    }

    internal void Go(Target target)
    {
        for (Target? next = target; next is not null; next = Arrive(next))
        {
            _passed.Add(next);
            if (++_hops <= DialogLimits.HopsPerStepMax) continue;
            GiveUp();
            return;
        }
    }

    /// <summary>To the menu; in a new chat that has not consented yet, to what comes before it.</summary>
    internal void GoHome() => StartDialog(Context.IsNew ? Dialogs.Everywhere.First : Dialogs.Everywhere.Home);

    internal void Begin(string dialog)
    {
        Stack.Clear();
        if (Dialogs.Find(dialog) is null) GoHome();
        else Go(StartOf(dialog, FrameStack.NoSlots));
    }

    internal void StartDialog(DialogValue name)
    {
        Stack.Clear();
        Go(StartOf(name.Text, FrameStack.NoSlots));
    }

    /// <summary>Puts a dialog on top of what waits, which is asked again afterwards.</summary>
    /// <param name="word">The group that was said: several may enter one dialog, which is told by a slot.</param>
    internal void Interrupt(DialogValue name, string word)
    {
        // Saying the same word twice starts over instead of stacking up.
        for (var i = Stack.Count - 1; i >= 0; i--)
            if (Stack.Frames[i].Dialog == name.Text && !Stack.IsEntered(i)) Stack.CutTo(i);
        if (Stack.Count >= DialogLimits.DepthMax) Stack.Clear();
        Go(StartOf(name.Text, new Dictionary<string, SlotValue> { [Everywhere.SlotOf(word)] = "yes" }));
    }

    /// <summary>Prints the waiting question as a new one, because something else was said since.</summary>
    internal void AskAfresh() => Go(new Target(TargetKind.State, Stack.Top.State, Stack.Dialog!.Place));

    /// <summary>Begins a dialog for a message in the resident's own words, on top of what waits.</summary>
    internal void BeginMatter(Dialog dialog, IReadOnlyDictionary<string, SlotValue> slots, Subject subject) =>
        Go(StartOf(dialog.Name, slots, subject));

    internal Target StartOf(
        string dialog, IReadOnlyDictionary<string, SlotValue> slots, Subject? subject = null)
    {
        var found = Dialogs.Find(dialog) ?? throw new UnreachableException("checked at load: " + dialog);
        Stack.Push(found, slots, subject);
        Begun ??= dialog;
        return found.Start;
    }

    private Target? Arrive(Target target)
    {
        switch (target.Kind)
        {
            case TargetKind.State:
                return Enter(target.Name);
            case TargetKind.End:
                return Leave(target.Name);
            case TargetKind.Menu:
                Stack.Clear();
                return StartOf(Dialogs.Everywhere.Home.Text, FrameStack.NoSlots);
            case TargetKind.Person:
                Stack.Clear();
                return StartOf(Dialogs.Everywhere.PersonDialog.Text, FrameStack.NoSlots);
            case TargetKind.Meant:
                return this.StartMeant();
            default:
                throw new UnreachableException(target.ToString());
        }
    }

    private Target? Enter(string name)
    {
        Stack.Top = Stack.Top with { State = name, Tries = 0 };
        if (this.AnswerTaken() is { } answered) return answered;
        switch (Stack.State)
        {
            case SayState say:
                Speaker.Say(say);
                return say.Next;
            case ChooseState { Rows: { } rows } choose when Find(rows.From).Rows is not { Count: > 0 }:
                return choose.On.GetValueOrDefault(Outcomes.Empty) ?? choose.On[Outcomes.TriesExhausted];
            case AskState or ChooseState:
                Question++;
                Speaker.Ask(Stack.State);
                return null;
            case WaitState wait:
                Speaker.Say(wait);
                return null;
            case DoState act:
                _action = new ActionRequest(act.Action, Resolve(act.With));
                return null;
            case EnterState enter:
                return EnterDialog(enter);
            default:
                throw new UnreachableException(name);
        }
    }

    private Target? EnterDialog(EnterState enter)
    {
        if (Stack.Count < DialogLimits.DepthMax) return StartOf(enter.Dialog, Resolve(enter.With));
        GiveUp();
        return null;
    }

    private Target? Leave(string end)
    {
        var isEntered = Stack.IsEntered(Stack.Count - 1);
        var left = Stack.Pop();
        if (!isEntered && this.OfferOther(left) is { } offer) return offer;
        if (Stack.Count == 0) return LeaveRoot(left, end);
        if (!isEntered)
        {
            if (left.Subject is not null && Dialogs.Intents is not null) Speaker.SayOwn(EngineTexts.Resumed);
            AskAfresh();
            return null;
        }

        var returned = Dialogs.Find(left.Dialog)!.Returns.Select(slot => slot.Text).Where(left.Slots.ContainsKey);
        Stack.Fill(returned.Select(slot => KeyValuePair.Create(slot, left.Slots[slot])));
        return Stack.State!.On[end];
    }

    private Target? LeaveRoot(DialogFrame left, string end)
    {
        var everywhere = Dialogs.Everywhere;
        if (left.Dialog == everywhere.First.Text && end == Target.Done)
            return this.StartWaiting(left) ?? new Target(TargetKind.Menu, "", everywhere.First.Place);
        if (_says.Count == 0 || _says[^1].Options.Count == 0) Speaker.SayOwn(EngineTexts.AfterEnd);
        return null;
    }

    /// <summary>
    /// A bound is reached: the files are at fault, and the resident gets the menu instead of silence.
    /// </summary>
    private void GiveUp()
    {
        Stack.Clear();
        Speaker.SayOwn(EngineTexts.MovedOn);
        if (_hasGivenUp) return;
        _hasGivenUp = true;
        _hops = 0;
        StartDialog(Dialogs.Everywhere.Home);
    }

    private Dictionary<string, SlotValue> Resolve(IReadOnlyDictionary<string, DialogValue> values) =>
        values.ToDictionary(value => value.Key, value => Find(value.Value));

    internal SlotValue Find(DialogValue value) =>
        value.IsSlot ? new TextScope(Stack.Slots, Context.Facts).Find(value.Text) : value.Text;
}
