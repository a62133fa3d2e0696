namespace PuskesosBot.Dialogs;

/// <summary>What a resident's message does to the conversation.</summary>
internal sealed class Listener(Walk walk)
{
    private FrameStack Stack => walk.Stack;

    internal void Hear(DialogInput.Message sent)
    {
        var message = Bounded(sent);
        var isKnown = Stack.Reconcile();
        if (isKnown && Stack.Count > 0 && !Stack.State!.Waits)
        {
            HearWhileNothingWaits(message);
            return;
        }

        if (message.Pressed is { } pressed && isKnown && !IsFirstContact) HearPress(pressed);
        else if (message.IsVoice && walk.Dialogs.Everywhere.Enter.TryGetValue(Everywhere.Voice, out var voice))
            HearVoice(voice, isKnown);
        else if (WordIn(message, isKnown) is { } word && IsUnderstood(word, message)) HearWord(word, isKnown);
        else if (IsAngry(message) && !new SubjectListener(walk).IsPressing(message)) HearAnger();
        else if (!isKnown) HearAfterChange(message);
        else if (Stack.Count == 0) HearIdle(message);
        else if (IsWordless(message)) AskAgainAfter(EngineTexts.Unreadable);
        else if (Stack.State is ChooseState { IsClosing: true } closing && walk.ChosenBy(message.Text, closing) is null)
        {
            Stack.Clear();
            HearIdle(message);
        }
        else new QuestionListener(walk).Hear(message);
    }

    private string? WordIn(DialogInput.Message message, bool isKnown) => ReplyReader.WordIn(
        isKnown ? WaitingQuestion.Of(walk) : null, message, walk.Dialogs.Everywhere, walk.Context);

    private bool IsFirstContact => walk.Context.IsNew && Stack.Count == 0;

    private DialogInput.Message Bounded(DialogInput.Message message)
    {
        if (message.Text.Length <= DialogLimits.MessageCharsMax) return message;
        walk.Speaker.SayOwn(EngineTexts.TooLong);
        return message with { Text = message.Text[..DialogLimits.MessageCharsMax] };
    }

    /// <summary>A press carries the button's caption as text on some channels; the payload alone counts.</summary>
    private bool IsUnderstood(string word, DialogInput.Message message) =>
        message.Pressed is null && word switch
        {
            Everywhere.Skip => Stack.State is AskState { IsOptional: true },
            _ when Everywhere.IdleWords.Contains(word) =>
                !walk.Context.IsNew && (IsIdle || message.Text.StartsWith('/')),
            _ => !walk.Context.IsNew || !Everywhere.PersonalWords.Contains(word),
        };

    /// <summary>Nothing is asked but what there is to choose from anyway.</summary>
    private bool IsIdle =>
        Stack.Count == 0 || IsAtMenu || Stack.State is ChooseState { IsClosing: true };

    private bool IsAtMenu => Stack.Count == 1 && Stack.Top.Dialog == walk.Dialogs.Everywhere.Home.Text;

    /// <summary>Where free words are asked for, angry ones are part of the answer: a complaint is no calm
    /// thing.</summary>
    private bool IsAngry(DialogInput.Message message) =>
        message.Pressed is null
        && Stack.State is not AskState { Expect: AnswerKind.Text or AnswerKind.TextOrPhoto }
        && walk.Dialogs.Everywhere.IsAngry(message.Text);

    private void HearAnger()
    {
        walk.IsAngry = true;
        walk.StartDialog(walk.Dialogs.Everywhere.PersonDialog);
    }

    /// <summary>Taken by a person; the question that waits is asked again after that.</summary>
    private void HearVoice(DialogValue dialog, bool isKnown)
    {
        if (!isKnown || Stack.State is ChooseState { IsClosing: true }) Stack.Clear();
        walk.Interrupt(dialog, Everywhere.Voice);
    }

    /// <summary>A place chooses none of some options, and is no wrong try at them.</summary>
    private bool IsWordless(DialogInput.Message message) =>
        message.IsUnreadable
        || (string.IsNullOrWhiteSpace(message.Text) && message is { Photo: null, OwnPhone: null }
            && (message.Location is null || Stack.State is ChooseState));

    private static bool IsBlank(DialogInput.Message message) =>
        message.IsUnreadable
        || (string.IsNullOrWhiteSpace(message.Text) && message is { Photo: null, Location: null, OwnPhone: null });

    /// <summary>
    /// The position stands on a state that no longer waits since the files changed: go on from there.
    /// </summary>
    private void HearWhileNothingWaits(DialogInput.Message message)
    {
        if (walk.Dialogs.Everywhere.Find(message.Text) is { } word && IsUnderstood(word, message))
            HearWord(word, isKnown: false);
        else walk.AskAfresh();
    }

    private void HearPress(string pressed)
    {
        var button = ButtonPayload.Read(pressed);
        var isAsking = Stack.State is AskState or ChooseState;
        if (isAsking && button?.Question == walk.Question && Stack.State is ChooseState choose)
        {
            var options = walk.OptionsOf(choose, walk.Dialogs.DefaultLanguage);
            if (button.Value.Option >= 1 && button.Value.Option <= options.Count)
            {
                walk.Choose(options[button.Value.Option - 1]);
                return;
            }
        }

        // A double tap: the question just before has had its answer, and a second answer would only confuse.
        var answered = isAsking ? walk.Question - 1 : walk.Question;
        // Where the matter is over, the answer is what there is to hold on to, and is given again.
        if (button?.Question == answered && answered > 0)
        {
            if (Stack.State is ChooseState { IsClosing: true } closing) walk.Speaker.AskAgain(closing);
            return;
        }

        AskAgainAfter(EngineTexts.OldButton);
    }

    private void HearWord(string word, bool isKnown)
    {
        var everywhere = walk.Dialogs.Everywhere;
        if (!isKnown && word == Everywhere.Back)
        {
            HearAfterChange(new DialogInput.Message(""));
            return;
        }

        // What a closing question follows is done: nothing to be cancelled, and nothing to come back to.
        if (!isKnown || (word != Everywhere.Back && Stack.State is ChooseState { IsClosing: true })) Stack.Clear();
        if (word == Everywhere.Back) GoBack();
        else if (word == Everywhere.Skip) new QuestionListener(walk).Skip();
        // What was begun for one person must not go on for another, nor a question that needs a consent taken back.
        else if (word is Everywhere.Person or Everywhere.Emergency or Everywhere.Profile or Everywhere.MyData)
            walk.StartDialog(everywhere.Enter[word]);
        else if (word == Everywhere.Menu || (word == Everywhere.Start && walk.Context.IsNew)) walk.GoHome();
        else if (word == Everywhere.Cancel) Cancel();
        else walk.Interrupt(everywhere.Enter[word], word);
    }

    private void Cancel()
    {
        if (Stack.Count > 0 && !IsAtMenu) walk.Speaker.SayOwn(EngineTexts.Cancelled);
        walk.GoHome();
    }

    private void GoBack()
    {
        for (var i = Stack.Count - 1; i >= 0; i--)
        {
            var dialog = walk.Dialogs.Find(Stack.Frames[i].Dialog)!;
            var answered = Stack.Frames[i].Answered.Where(state => dialog.Find(state) is { Waits: true }).ToList();
            if (answered.Count > 0)
            {
                Stack.CutTo(i + 1);
                Stack.Top = Stack.Top with { State = answered[^1], Answered = [.. answered.SkipLast(1)] };
                walk.AskAfresh();
                return;
            }

            if (i == 0 || Stack.IsEntered(i)) continue;
            // What words entered lies on top of a question that still waits: that question is the way back.
            Stack.CutTo(i);
            walk.AskAfresh();
            return;
        }

        if (Stack.Count == 0) walk.GoHome();
        else AskAgainAfter(EngineTexts.NothingToGoBack);
    }

    private void HearAfterChange(DialogInput.Message message)
    {
        Stack.Clear();
        walk.Speaker.SayOwn(EngineTexts.MovedOn);
        HearIdle(message.Pressed is null && !IsBlank(message) ? message : new DialogInput.Message(" "));
    }

    /// <summary>
    /// Nothing going on: to the dialog the words ask for, or the menu. A greeting needs no "not understood".
    /// </summary>
    private void HearIdle(DialogInput.Message message)
    {
        if (walk.Context.IsNew)
        {
            new SubjectListener(walk).HearNew(message);
            return;
        }

        if (message.IsUnreadable || message.Text.Length == 0) walk.Speaker.SayOwn(EngineTexts.Unreadable);
        var home = walk.Dialogs.Find(walk.Dialogs.Everywhere.Home.Text)!;
        if (FirstChoose(home) is not { } choose)
        {
            walk.GoHome();
            return;
        }

        Stack.Push(home, FrameStack.NoSlots);
        Stack.Top = Stack.Top with { State = choose.Name };
        if (walk.ChosenExactly(message.Text, choose) is { } exact) walk.Choose(exact);
        else if (new SubjectListener(walk).HearFresh(message, isAsked: false)) return;
        else if (walk.ChosenBy(message.Text, choose) is { } option) walk.Choose(option);
        else walk.GoHome();
    }

    /// <summary>The question of the menu, reached from its start by saying only.</summary>
    internal static ChooseState? FirstChoose(Dialog home)
    {
        var state = home.Find(home.Start.Name);
        for (var hops = 0; state is SayState say && hops < DialogLimits.HopsPerStepMax; hops++)
            state = say.Next.Kind == TargetKind.State ? home.Find(say.Next.Name) : null;
        return state as ChooseState;
    }

    /// <summary>Says a text of the engine, then the open question again; not counted as a try.</summary>
    private void AskAgainAfter(string textId)
    {
        walk.Speaker.SayOwn(textId);
        if (Stack.State is { } state) walk.Speaker.AskAgain(state);
        else walk.GoHome();
    }
}
