namespace PuskesosBot.Dialogs;

/// <summary>What a message does to the question that waits.</summary>
internal sealed class QuestionListener(Walk walk)
{
    private FrameStack Stack => walk.Stack;

    internal void Hear(DialogInput.Message message)
    {
        if (Stack.State is AskState ask) HearAnswer(ask, message);
        else if (Stack.State is not ChooseState choose) walk.Speaker.AskAgain(Stack.State!);
        else if (walk.ChosenBy(message.Text, choose) is { } option) walk.Choose(option);
        else HearNothing(choose, DialogLimits.TriesDefault, said: null);
    }

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
            HearNothing(ask, ask.Tries, answer.IsBeyond ? ask.Past : null);
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

    internal static void Choose(this Walk walk, OfferedOption option)
    {
        var set = option.Set.ToList();
        walk.Stack.Fill(set);
        walk.Stack.MarkAnswered();
        walk.Go(option.Next);
    }
}
