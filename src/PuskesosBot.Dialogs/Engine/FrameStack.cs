namespace PuskesosBot.Dialogs;

/// <summary>The dialogs in progress while a step is being decided; innermost last.</summary>
internal sealed class FrameStack(DialogSet dialogs, IEnumerable<DialogFrame> frames)
{
    private readonly List<DialogFrame> _frames = [.. frames];

    internal int Count => _frames.Count;

    internal IReadOnlyList<DialogFrame> Frames => _frames;

    internal DialogFrame Top
    {
        get => _frames[^1];
        set => _frames[^1] = value;
    }

    internal IReadOnlyDictionary<string, SlotValue> Slots => Count == 0 ? NoSlots : Top.Slots;

    internal static IReadOnlyDictionary<string, SlotValue> NoSlots { get; } = new Dictionary<string, SlotValue>();

    internal Dialog? Dialog => Count == 0 ? null : dialogs.Find(Top.Dialog);

    internal DialogState? State => StateAt(Count - 1);

    internal DialogState? StateAt(int index) =>
        index < 0 ? null : dialogs.Find(_frames[index].Dialog)?.Find(_frames[index].State);

    /// <summary>True when this frame was entered by a state of the one before, false when words entered it.</summary>
    internal bool IsEntered(int index) =>
        StateAt(index - 1) is EnterState enter && enter.Dialog == _frames[index].Dialog;

    /// <summary>Where the innermost matter begins: the frame that no state entered.</summary>
    internal int MatterAt
    {
        get
        {
            var at = Count - 1;
            while (at > 0 && IsEntered(at)) at--;
            return at;
        }
    }

    /// <summary>What began the innermost matter.</summary>
    internal Subject? Subject
    {
        get => Count == 0 ? null : _frames[MatterAt].Subject;
        set => _frames[MatterAt] = _frames[MatterAt] with { Subject = value };
    }

    internal void Clear() => _frames.Clear();

    internal void Push(Dialog dialog, IReadOnlyDictionary<string, SlotValue> slots, Subject? subject = null) =>
        _frames.Add(new DialogFrame(dialog.Name, dialog.Start.Name) { Slots = slots, Subject = subject });

    internal DialogFrame Pop()
    {
        var popped = _frames[^1];
        _frames.RemoveAt(_frames.Count - 1);
        return popped;
    }

    internal void CutTo(int count) => _frames.RemoveRange(count, _frames.Count - count);

    internal void Fill(IEnumerable<KeyValuePair<string, SlotValue>> values) => FillAt(Count - 1, values);

    internal void FillAt(int index, IEnumerable<KeyValuePair<string, SlotValue>> values)
    {
        var slots = new Dictionary<string, SlotValue>(_frames[index].Slots);
        foreach (var (name, value) in values) slots[name] = value;
        _frames[index] = _frames[index] with { Slots = slots };
    }

    internal void Forget(string slot)
    {
        var slots = new Dictionary<string, SlotValue>(Top.Slots);
        slots.Remove(slot);
        Top = Top with { Slots = slots };
    }

    /// <summary>Remembers that the waiting question was answered, for "kembali".</summary>
    internal void MarkAnswered() => Top = Top with
    {
        Tries = 0,
        Answered = [.. Top.Answered.TakeLast(DialogLimits.AnsweredMax - 1), Top.State],
    };

    /// <summary>Carries frames over to states that were renamed; false when a dialog or state is gone.</summary>
    internal bool Reconcile()
    {
        if (Count > DialogLimits.DepthMax) return false;
        for (var i = 0; i < Count; i++)
        {
            if (dialogs.Find(_frames[i].Dialog) is not { } dialog) return false;
            if (Renamed(dialog, _frames[i].State) is not { } state) return false;
            if (state != _frames[i].State) _frames[i] = _frames[i] with { State = state, Tries = 0 };
        }

        // Below the top only two things can stand: a state that entered the next dialog, or a question that words
        // interrupted. Anything else means the files changed under the conversation.
        for (var i = 1; i < Count; i++)
            if (!IsEntered(i) && !StateAt(i - 1)!.Waits) return false;
        return true;
    }

    private static string? Renamed(Dialog dialog, string state)
    {
        for (var hops = 0; hops <= DialogLimits.HopsPerStepMax; hops++)
        {
            if (dialog.Find(state) is not null) return state;
            if (!dialog.Moved.TryGetValue(state, out var target)) return null;
            state = target.Name;
        }

        return null;
    }
}
