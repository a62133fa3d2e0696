namespace PuskesosBot.Dialogs;

/// <summary>One option as it is offered now.</summary>
/// <param name="Words">What prints it and what chooses it.</param>
/// <param name="Next">Where it leads.</param>
/// <param name="Set">Slots it fills.</param>
internal sealed record OfferedOption(
    ChoiceWords Words, Target Next, IEnumerable<KeyValuePair<string, SlotValue>> Set);

/// <summary>What was offered last, and to what: while none of that changes, the same is offered again.</summary>
internal sealed record Offer(
    ChooseState Choose, DialogLanguage Language, IReadOnlyDictionary<string, SlotValue> Slots,
    IReadOnlyList<OfferedOption> Options)
{
    internal bool IsOf(ChooseState choose, DialogLanguage language, IReadOnlyDictionary<string, SlotValue> slots) =>
        ReferenceEquals(Choose, choose) && ReferenceEquals(Language, language) && ReferenceEquals(Slots, slots);
}

internal static class Offering
{
    private const string RowId = "id";

    /// <summary>The options in the order they are numbered: printing and matching use the same list.</summary>
    internal static IReadOnlyList<OfferedOption> OptionsOf(
        this Walk walk, ChooseState choose, DialogLanguage language)
    {
        var slots = walk.Stack.Slots;
        if (walk.Offered?.IsOf(choose, language, slots) == true) return walk.Offered.Options;
        var options = choose.Rows is { } rows
            ? FromRows(walk, choose, rows, language)
            : Written(walk, choose, language);
        walk.Offered = new Offer(choose, language, slots, options);
        return options;
    }

    private static List<OfferedOption> Written(Walk walk, ChooseState choose, DialogLanguage language)
    {
        var offered = new List<OfferedOption>(choose.Options.Count);
        foreach (var option in choose.Options)
        {
            if (option.When is not null && !IsFilled(walk.Find(option.When))) continue;
            var words = language.Labels.TryGetValue(option.Label.Id, out var label)
                ? label.Words
                : new ChoiceWords(option.Label.Id, []);
            offered.Add(new OfferedOption(words, option.Next, Set(walk, option)));
        }

        return offered;
    }

    private static IEnumerable<KeyValuePair<string, SlotValue>> Set(Walk walk, ChooseOption option) =>
        option.Set.Count == 0 ? [] : option.Set.Select(set => KeyValuePair.Create(set.Key, walk.Find(set.Value)));

    private static List<OfferedOption> FromRows(
        Walk walk, ChooseState choose, ChooseRows rows, DialogLanguage language)
    {
        var scope = new TextScope(walk.Stack.Slots, walk.Context.Facts);
        // More rows than a phone can show are left out; the action that gave the list decides the order.
        return
        [
            .. from row in (walk.Find(rows.From).Rows ?? []).Take(DialogLimits.OptionsMax)
               let label = TextRenderer.Render(language, rows.Label.Id, scope with { Row = row })
               select new OfferedOption(
                   new ChoiceWords(label, []), choose.On[Outcomes.Chosen], Chosen(rows.Into, row)),
        ];
    }

    private static IEnumerable<KeyValuePair<string, SlotValue>> Chosen(
        string into, IReadOnlyDictionary<string, string> row) =>
        row.Select(field => KeyValuePair.Create<string, SlotValue>($"{into}_{field.Key}", field.Value))
            .Append(KeyValuePair.Create<string, SlotValue>(into, row.GetValueOrDefault(RowId) ?? ""));

    private static bool IsFilled(SlotValue value) => !value.IsEmpty && value.Text != Outcomes.No;
}
