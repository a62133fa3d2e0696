namespace PuskesosBot.Dialogs;

/// <summary>The question that waits, as the readers of answers want it.</summary>
internal static class WaitingQuestion
{
    /// <summary>Null when nothing is asked.</summary>
    internal static ReplyQuestion? Of(Walk walk)
    {
        var language = walk.Dialogs.Language(walk.Context.Language);
        return walk.Stack.State switch
        {
            AskState ask => new ReplyQuestion(ask.Expect) { IsPast = ask.Past is not null, Asked = TextOf(walk, ask) },
            ChooseState choose => new ReplyQuestion(AnswerKind.Choice)
            {
                Options = [.. walk.OptionsOf(choose, language).Select(option => option.Words)],
            },
            _ => null,
        };
    }

    /// <summary>The words of a question, without what was only said before it.</summary>
    internal static string TextOf(Walk walk, AskState ask) => TextRenderer.Render(
        walk.Dialogs.Language(walk.Context.Language), ask.Says[^1].Id,
        new TextScope(walk.Stack.Slots, walk.Context.Facts));
}
