using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

/// <summary>A chat with the engine alone. Between two messages the position is only JSON, as in the database.</summary>
internal sealed class TestChat(DialogSet dialogs)
{
    private static readonly DialogEngine Engine = new();

    public DialogSet Dialogs { get; set; } = dialogs;

    public bool IsNew { get; set; }

    public string Language { get; set; } = "id";

    public Dictionary<string, SlotValue> Facts { get; } = new() { ["desk_name"] = "Puskesos" };

    public string Stored { get; set; } = DialogPosition.Idle.ToJson();

    public DialogPosition Position => DialogPosition.FromJson(Stored);

    public List<ActionRequest> Requests { get; } = [];

    public IReadOnlyList<Said> Last { get; private set; } = [];

    /// <summary>What the actions answer; an action without an entry gives its first outcome and nothing.</summary>
    public Dictionary<string, DialogInput.Outcome> Outcomes { get; } = [];

    public IReadOnlyList<string> Write(string text) => Send(new DialogInput.Message(text));

    public IReadOnlyList<string> Press(string payload) => Send(new DialogInput.Message("") { Pressed = payload });

    /// <summary>Presses the n-th button of the last message that had any.</summary>
    public IReadOnlyList<string> PressOption(int number) =>
        Press(Last.Last(said => said.Options.Count > 0).Options[number - 1].Payload);

    public IReadOnlyList<string> Send(DialogInput input)
    {
        var says = new List<Said>();
        for (DialogInput? next = input; next is not null;)
        {
            var step = Engine.Step(Dialogs, Position, next, Context());
            Stored = step.Position.ToJson();
            says.AddRange(step.Says);
            next = step.Action is { } action ? Run(action) : null;
        }

        Last = says;
        return [.. says.Select(said => said.Text)];
    }

    /// <summary>One step without running what it asks for.</summary>
    public DialogStep StepOnce(DialogInput input)
    {
        var step = Engine.Step(Dialogs, Position, input, Context());
        Stored = step.Position.ToJson();
        return step;
    }

    public DialogContext Context() => new(Language, new DateOnly(2024, 6, 14), IsNew, Facts);

    private DialogInput.Outcome Run(ActionRequest action)
    {
        Requests.Add(action);
        if (action.Action == "consent") IsNew = false;
        return Outcomes.GetValueOrDefault(action.Action) ?? Outcome(SmallDialogs.Actions
            .Single(contract => contract.Name == action.Action).Outcomes.Keys.First());
    }

    public static DialogInput.Outcome Outcome(string name, params (string Slot, SlotValue Value)[] values) =>
        new(name, values.ToDictionary(value => value.Slot, value => value.Value));
}
