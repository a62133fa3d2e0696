namespace PuskesosBot.Dialogs;

/// <summary>What a message does to the question that waits.</summary>
internal sealed class QuestionListener(Walk walk)
{
    private readonly SubjectListener _subjects = new(walk);

    private readonly CorrectionListener _corrections = new(walk);

    private FrameStack Stack => walk.Stack;

    internal void Hear(DialogInput.Message message)
    {
        if (IsOpenToAll && _corrections.Hear(message)) return;
        if (Stack.State is AskState ask) HearAnswer(ask, message);
        else if (Stack.State is not ChooseState choose) walk.Speaker.AskAgain(Stack.State!);
        else if (walk.ChosenExactly(message.Text, choose) is { } exact) walk.Choose(exact);
        else if (_subjects.IsAtMenu && _subjects.HearFresh(message, isAsked: true)) return;
        else if (walk.ChosenBy(message.Text, choose) is { } option) walk.Choose(option);
        else if (!HearOtherwise(message)) HearNothing(choose, DialogLimits.TriesDefault, said: null);
    }

    /// <summary>A question that takes any words would take a correction for its answer.</summary>
    private bool IsOpenToAll => Stack.State is AskState { Expect: AnswerKind.Text or AnswerKind.TextOrPhoto };

    private bool HearOtherwise(DialogInput.Message message) =>
        (!IsOpenToAll && _corrections.Hear(message)) || _subjects.HearInstead(message);

    internal void Skip()
    {
        var ask = (AskState)Stack.State!;
        Stack.Forget(ask.Into);
        Stack.MarkAnswered();
        walk.Go(ask.On[Outcomes.Skipped]);
    }

    private void HearAnswer(AskState ask, DialogInput.Message message)
    {
        var answer = AnswerReader.Read(ask.Expect, message, walk.Context, isPast: ask.Past is not null,
            WaitingQuestion.TextOf(walk, ask));
        if (answer.Value is not { } read || (read.Length == 0 && ask.Expect != AnswerKind.TextOrPhoto))
        {
            if (message.Location is not null && ask.Expect == AnswerKind.Rw)
                walk.Speaker.SayWhereThereIs(EngineTexts.PlaceUnknown);
            if (!HearOtherwise(message)) HearNothing(ask, ask.Tries, answer.IsBeyond ? ask.Past : null);
            return;
        }

        var value = read.Length > DialogLimits.TextAnswerCharsMax ? read[..DialogLimits.TextAnswerCharsMax] : read;
        Stack.Fill(answer.Extras.Select(extra => KeyValuePair.Create<string, SlotValue>(extra.Key, extra.Value)));
        Stack.Fill([KeyValuePair.Create<string, SlotValue>(ask.Into, value)]);
        Stack.MarkAnswered();
        walk.Go(ask.On[ask.Expect == AnswerKind.YesNo ? value : Outcomes.Answered]);
    }

    /// <param name="said">What is to be said instead of the second wording.</param>
    private void HearNothing(DialogState question, int triesMax, TextUse? said)
    {
        var tries = Stack.Top.Tries + 1;
        if (tries >= triesMax)
        {
            walk.IsNotUnderstood = true;
            walk.Go(question.On[Outcomes.TriesExhausted]);
            return;
        }

        Stack.Top = Stack.Top with { Tries = tries };
        walk.Speaker.AskOtherwise(question, tries, said);
    }
}

internal static class Choosing
{
    internal static OfferedOption? ChosenBy(this Walk walk, string text, ChooseState choose)
    {
        var options = walk.OptionsOf(choose, walk.Dialogs.Language(walk.Context.Language));
        return ChoiceMatcher.Match(text, [.. options.Select(option => option.Words)]) is { } index
            ? options[index]
            : null;
    }

    /// <summary>Only a number or the very words of one option: nothing that could as well be a sentence.</summary>
    internal static OfferedOption? ChosenExactly(this Walk walk, string text, ChooseState choose)
    {
        var options = walk.OptionsOf(choose, walk.Dialogs.Language(walk.Context.Language));
        var said = Words.Split(text);
        if (ChoiceAnswer.NumberIn(said) is { } number) return number <= options.Count ? options[number - 1] : null;
        var phrase = ChoicePhrase.Of(said);
        var same = options.Where(option => option.Words.Are(phrase)).ToList();
        return same.Count == 1 ? same[0] : null;
    }

    internal static void Choose(this Walk walk, OfferedOption option)
    {
        var set = option.Set.ToList();
        walk.Stack.Fill(set);
        walk.Stack.MarkAnswered();
        walk.Go(option.Next);
    }
}
