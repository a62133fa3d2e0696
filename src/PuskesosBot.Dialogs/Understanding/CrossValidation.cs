namespace PuskesosBot.Dialogs;

/// <summary>What became of an utterance that the model had not been trained on.</summary>
/// <param name="Heard">What the bot would have done.</param>
/// <param name="Scores">Of each intent before they become probabilities.</param>
public sealed record HeldOut(Utterance Utterance, FirstWords Heard, IReadOnlyList<double> Scores);

/// <summary>
/// Trains on a part of the utterances and tries the rest, with whole groups on one side: what one author writes, or the
/// variants of one sentence, must not vouch for each other.
/// </summary>
public static class CrossValidation
{
    private const double Coolest = 0.3, Hottest = 3, HeatStep = 0.05;

    /// <param name="utterances">All, or some.</param>
    /// <param name="group">Of an utterance: its author, its family.</param>
    /// <param name="folds">Parts; groups are dealt out to them in turn, the largest first.</param>
    public static IReadOnlyList<HeldOut> Run(
        DialogSet dialogs, IReadOnlyList<Utterance> utterances, Func<Utterance, string> group, int folds)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(utterances);
        if (dialogs.Intents is not { } intents) return [];
        var fold = Deal(utterances, group, folds);
        var heldOut = new List<HeldOut>();
        for (var part = 0; part < folds; part++)
        {
            var seen = utterances.Where(utterance => fold[group(utterance)] != part).ToList();
            var model = IntentTrainer.Train(intents, dialogs.Spelling, new TrainingTexts(seen, dialogs.Stories));
            var heard = dialogs.With(model);
            heldOut.AddRange(utterances.Where(utterance => fold[group(utterance)] == part)
                .Select(utterance => new HeldOut(utterance, FirstWords.Of(heard, utterance.Text),
                    model.ScoresOf(utterance.Text) ?? [])));
        }

        return heldOut;
    }

    /// <summary>The temperature at which the probabilities of what was not trained on are likeliest.</summary>
    public static double TemperatureOf(DialogSet dialogs, IReadOnlyList<HeldOut> heldOut)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(heldOut);
        var names = (dialogs.Intents?.Intents ?? []).Select(intent => intent.Name).ToList();
        var (best, lowest) = (1.0, double.MaxValue);
        for (var heat = Coolest; heat <= Hottest; heat += HeatStep)
        {
            var surprise = heldOut.Where(one => one.Scores.Count > 0).Sum(one => -Math.Log(Math.Max(1e-9,
                IntentModel.Probabilities([.. one.Scores], heat)[names.IndexOf(one.Utterance.Intent)])));
            if (surprise >= lowest) continue;
            (best, lowest) = (heat, surprise);
        }

        return Math.Round(best, 2);
    }

    private static Dictionary<string, int> Deal(
        IReadOnlyList<Utterance> utterances, Func<Utterance, string> group, int folds)
    {
        var sizes = new int[folds];
        var dealt = new Dictionary<string, int>();
        foreach (var one in utterances.GroupBy(group).OrderByDescending(one => one.Count())
            .ThenBy(one => one.Key, StringComparer.Ordinal))
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            dealt[one.Key] = smallest;
            sizes[smallest] += one.Count();
        }

        return dealt;
    }
}
