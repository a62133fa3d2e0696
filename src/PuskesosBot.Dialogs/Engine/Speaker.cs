using System.Globalization;
using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>Turns what a state says into messages in the language of the chat.</summary>
internal sealed class Speaker(Walk walk, List<Said> says)
{
    private readonly DialogLanguage _language = walk.Dialogs.Language(walk.Context.Language);

    private TextScope Scope => new(walk.Stack.Slots, walk.Context.Facts);

    /// <summary>Says a text of the engine itself.</summary>
    internal void SayOwn(string textId) => Add(textId, null);

    /// <summary>A text of the engine that files may do without.</summary>
    internal void SayWhereThereIs(string textId)
    {
        if (_language.Texts.ContainsKey(textId)) SayOwn(textId);
    }

    internal void Say(DialogState state)
    {
        for (var i = 0; i < state.Says.Count; i++)
            Add(state.Says[i].Id, i == state.Says.Count - 1 ? state.Template : null);
    }

    /// <summary>Prints a question that is reached now.</summary>
    internal void Ask(DialogState state)
    {
        for (var i = 0; i < state.Says.Count - 1; i++) Add(state.Says[i].Id, null);
        AskAgain(state);
    }

    /// <summary>Prints a question that is still open, under its old number, so that its buttons stay good.</summary>
    internal void AskAgain(DialogState state)
    {
        if (state is ChooseState choose) AddQuestion(choose, choose.Says[^1].Id);
        else if (state is AskState ask) Add(ask.Says[^1].Id, ask.Template, ask.Expect);
        else Say(state);
    }

    /// <summary>What follows an answer that could not be read.</summary>
    /// <param name="tries">Answers that could not be read so far, 1 or more.</param>
    /// <param name="said">What is to be said instead of the second wording.</param>
    internal void AskOtherwise(DialogState state, int tries, TextUse? said)
    {
        if (state is AskState ask)
        {
            Add((said ?? ask.Again).Id, null, ask.Expect);
            return;
        }

        var again = state.Says[^1].Id + EngineTexts.AgainSuffix;
        if (_language.Texts.ContainsKey(again))
        {
            AddQuestion((ChooseState)state, again);
            return;
        }

        SayOwn(tries == 1 ? EngineTexts.ChooseHint : EngineTexts.NotUnderstood);
        AskAgain(state);
    }

    private void AddQuestion(ChooseState choose, string textId)
    {
        var options = walk.OptionsOf(choose, _language);
        var text = TextRenderer.Render(_language, textId, Scope);
        var numbered = new StringBuilder(DialogLimits.LabelCharsMax * options.Count);
        var buttons = new List<SaidOption>(options.Count);
        for (var number = 1; number <= options.Count; number++)
        {
            var label = options[number - 1].Words.Label;
            numbered.Append(CultureInfo.InvariantCulture, $"{(number > 1 ? "\n" : "")}{number}. {label}");
            buttons.Add(new SaidOption(
                Cut(label, DialogLimits.LabelCharsMax), new ButtonPayload(walk.Question, number).ToString()));
        }

        // A long list of results before the options would not fit a message with buttons, so it goes ahead of them.
        if (text.Length + numbered.Length + 2 > DialogLimits.MenuTextCharsMax)
        {
            AddText(text, null);
            text = "";
        }

        var whole = text.Length == 0 ? numbered.ToString() : $"{text}\n\n{numbered}";
        if (whole.Length > 0) says.Add(new Said(whole, buttons) { Template = choose.Template });
    }

    private void Add(string textId, string? template, AnswerKind? expected = null)
    {
        var before = says.Count;
        AddText(TextRenderer.Render(_language, textId, Scope), template);
        if (expected != AnswerKind.Phone || says.Count == before) return;
        if (_language.Labels.TryGetValue(EngineTexts.SharePhoneLabel, out var label))
            says[^1] = says[^1] with { PhoneButton = label.Text };
    }

    private void AddText(string text, string? template)
    {
        // All of a text's placeholders may be empty; a message of nothing is refused by every provider.
        if (text.Length == 0) return;
        says.Add(new Said(Cut(text, DialogLimits.TextCharsMax), []) { Template = template });
    }

    private static string Cut(string text, int charsMax)
    {
        if (text.Length <= charsMax) return text;
        var end = charsMax - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end].TrimEnd() + "…";
    }
}
