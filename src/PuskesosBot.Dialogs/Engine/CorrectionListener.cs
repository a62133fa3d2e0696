namespace PuskesosBot.Dialogs;

/// <summary>
/// "Eh salah, RW 6": puts an earlier answer right, and goes on from there without asking the rest again.
/// </summary>
internal sealed class CorrectionListener(Walk walk)
{
    /// <summary>A mark further on is part of a story: "sudah lapor tapi salah".</summary>
    private const int MarkWithin = 3;

    private static readonly HashSet<string> Marks =
    [
        "salah", "keliru", "ralat", "koreksi", "maksud", "maksudnya", "maksudku", "bukan", "typo", "lepat", "kaliru",
        "maksadna", "sanes", "slh",
    ];

    private static readonly HashSet<string> Turns = ["tapi", "tp", "harusnya", "seharusnya", "mestinya", "kedahna"];

    private static readonly HashSet<string> AreaMarks = ["rw", "rt", "erwe", "erte"];

    private FrameStack Stack => walk.Stack;

    /// <summary>False: the message puts nothing right.</summary>
    internal bool Hear(DialogInput.Message message)
    {
        if (message.Pressed is not null || Stack.State is ChooseState { IsClosing: true }) return false;
        if (CorrectedIn(message.Text) is not { } corrected) return false;
        return GoBack(message with { Text = corrected }) || Replace(corrected);
    }

    /// <summary>The words behind the mark; null when there is none.</summary>
    private static string? CorrectedIn(string message)
    {
        var words = Words.Split(message);
        var mark = words.FindIndex(word => Marks.Contains(word.Text));
        if (mark < 0 || Words.WithoutParticles(words[..mark]).Count >= MarkWithin) return null;
        var turn = words.FindLastIndex(word => Turns.Contains(word.Text) || Marks.Contains(word.Text));
        var rest = words[(Math.Max(mark, turn) + 1)..];
        // "bukan rw 5, rw 6": what follows the last comma is what is right.
        var comma = rest.FindLastIndex(word => word.Before == ',');
        if (comma > 0 && rest.Take(comma).Any(word => AreaMarks.Contains(word.Text))) rest = rest[comma..];
        var text = string.Concat(rest.Select(word => Joint(word.Before) + word.Text)).Trim();
        return text.Length == 0 ? null : text;
    }

    private static char Joint(char before) => before is '/' or '-' or '.' ? before : ' ';

    private bool GoBack(DialogInput.Message corrected)
    {
        for (var i = Stack.Count - 1; i >= Stack.MatterAt; i--)
        {
            var dialog = walk.Dialogs.Find(Stack.Frames[i].Dialog)!;
            for (var n = Stack.Frames[i].Answered.Count - 1; n >= 0; n--)
            {
                var isLast = i == Stack.Count - 1 && n == Stack.Frames[i].Answered.Count - 1;
                if (dialog.Find(Stack.Frames[i].Answered[n]) is not { Waits: true } state) continue;
                if (Answer(state, corrected, isLast) is not var (values, next)) continue;
                GoOnFrom(i, n, values, next);
                return true;
            }
        }

        return false;
    }

    private (IReadOnlyDictionary<string, SlotValue> Values, Target Next)? Answer(
        DialogState state, DialogInput.Message corrected, bool isLast)
    {
        if (state is AskState ask)
        {
            if (ask.Expect is AnswerKind.Text or AnswerKind.TextOrPhoto or AnswerKind.YesNo) return null;
            // A bare number is an RW only to whoever was just asked for one.
            if (!isLast && !AreaMarks.Any(mark => corrected.Text.Contains(mark, StringComparison.Ordinal))
                && ask.Expect is not (AnswerKind.Date or AnswerKind.Receipt)) return null;
            var answer = AnswerReader.Read(ask.Expect, corrected, walk.Context, isPast: ask.Past is not null);
            if (answer.Value is not { Length: > 0 } value) return null;
            var values = answer.Extras.ToDictionary(extra => extra.Key, extra => (SlotValue)extra.Value);
            values[ask.Into] = value;
            return (values, ask.On[Outcomes.Answered]);
        }

        if (state is not ChooseState choose || walk.ChosenBy(corrected.Text, choose) is not { } option) return null;
        var set = option.Set.ToDictionary();
        // An option that fills nothing has led somewhere, and what happened there cannot be taken back.
        return set.Count == 0 ? null : (set, option.Next);
    }

    /// <summary>Later answers are kept ready, so that only what has become unknown is asked.</summary>
    private void GoOnFrom(int frame, int answered, IReadOnlyDictionary<string, SlotValue> values, Target next)
    {
        var later = LaterAnswers(frame, answered);
        Stack.CutTo(frame + 1);
        Stack.Top = Stack.Top with
        {
            State = Stack.Top.Answered[answered],
            Answered = [.. Stack.Top.Answered.Take(answered)],
        };
        Stack.Fill(values);
        Stack.MarkAnswered();
        foreach (var name in values.Keys) later.Remove(name);
        var subject = Stack.Subject ?? new Subject("");
        var taken = new Dictionary<string, SlotValue>(subject.Taken.Where(one => !values.ContainsKey(one.Key)));
        foreach (var (name, value) in later) taken[name] = value;
        var used = subject.Used.Where(name => !later.ContainsKey(name));
        Stack.Subject = subject with { Taken = taken, Used = [.. used] };
        walk.Speaker.SayOwn(EngineTexts.Corrected);
        walk.Go(next);
    }

    private Dictionary<string, SlotValue> LaterAnswers(int frame, int answered)
    {
        var later = new Dictionary<string, SlotValue>();
        for (var i = frame; i < Stack.Count; i++)
        {
            var one = Stack.Frames[i];
            var dialog = walk.Dialogs.Find(one.Dialog)!;
            foreach (var state in one.Answered.Skip(i == frame ? answered + 1 : 0).Select(dialog.Find))
                foreach (var slot in FilledBy(state))
                    if (one.Slots.TryGetValue(slot, out var value)) later[slot] = value;
        }

        return later;
    }

    private static IEnumerable<string> FilledBy(DialogState? state) => state switch
    {
        AskState ask => [ask.Into],
        ChooseState { Rows: { } rows } => [rows.Into],
        ChooseState choose => choose.Options.SelectMany(option => option.Set.Keys),
        _ => [],
    };

    /// <summary>What a dialog that has ended gave back is put right where it is kept.</summary>
    private bool Replace(string corrected)
    {
        if (walk.Dialogs.Intents is not { } intents) return false;
        var (right, replaced) = (TakenSlots.Of(corrected, intents), false);
        for (var i = Stack.MatterAt; i < Stack.Count; i++)
        {
            var known = right.Where(one => Stack.Frames[i].Slots.TryGetValue(one.Key, out var now) && !now.IsEmpty)
                .ToList();
            if (known.Count == 0) continue;
            Stack.FillAt(i, known);
            replaced = true;
        }

        if (!replaced) return false;
        walk.Speaker.SayOwn(EngineTexts.Corrected);
        walk.AskAfresh();
        return true;
    }
}
