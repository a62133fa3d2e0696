using System.CommandLine;
using System.Globalization;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Understanding;

namespace PuskesosBot.Server.Commands;

/// <summary>For those who add utterances: how well free text is understood.</summary>
internal static class IntentsCommand
{
    /// <summary>Parts for the cross-validation by family; by author there are as many as authors, up to this.</summary>
    private const int Folds = 10;

    internal static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = $"Tab-separated, with a header line: {LabelledTextFile.Columns}; '|' between alternatives.",
        };
        var errors = new Option<bool>("--errors") { Description = "List every text that was not understood." };
        var evaluate = new Command("evaluate",
            "What the bot would do with each text as a first message, and how often that is right.")
        {
            file, errors,
        };
        evaluate.SetAction(parsed =>
            Evaluate(parsed.GetRequiredValue(file), parsed.GetValue(errors), Console.Out, Console.Error));
        var measure = new Command("measure",
            "Cross-validation of the utterances themselves, by author and by family of sentences.") { errors };
        measure.SetAction(parsed => Measure(parsed.GetValue(errors), Console.Out));
        return new Command("intents", "Measure how well free text is understood.") { evaluate, measure };
    }

    internal static int Evaluate(string path, bool withErrors, TextWriter output, TextWriter problems)
    {
        if (Load(output) is not { Intents: { } intents } dialogs) return Verbs.ProblemsFound;
        var file = LabelledTextFile.Read(path, intents.Intents.Select(intent => intent.Name));
        if (file.Problems.Count > 0)
        {
            foreach (var problem in file.Problems) problems.WriteLine(problem);
            return Verbs.BadUse;
        }

        var heard = file.Texts.ConvertAll(text => new HeardText(text, FirstWords.Of(dialogs, text.Text)));
        new IntentReport(heard, output).Print(withErrors);
        return heard.TrueForAll(one => !one.IsHarmful) ? Verbs.Done : Verbs.ProblemsFound;
    }

    private static int Measure(bool withErrors, TextWriter output)
    {
        if (Load(output) is not { } dialogs) return Verbs.ProblemsFound;
        var authors = dialogs.Utterances.Select(utterance => utterance.Author).Distinct().Count();
        Measure(dialogs, "author", utterance => utterance.Author, Math.Min(Folds, authors), withErrors, output);
        Measure(dialogs, "family", utterance => utterance.Family.ToString(CultureInfo.InvariantCulture), Folds,
            withErrors, output);
        return Verbs.Done;
    }

    private static void Measure(
        DialogSet dialogs, string by, Func<Utterance, string> group, int folds, bool withErrors, TextWriter output)
    {
        output.WriteLine($"=== {folds} parts, by {by} ===");
        var heldOut = CrossValidation.Run(dialogs, group, folds);
        var heard = heldOut.Select((one, i) => new HeardText(
            new LabelledText(i, one.Utterance.Place.ToString(), one.Utterance.Text, one.Utterance.Intent, [], [],
                one.Utterance.Language, ""),
            one.Heard));
        new IntentReport([.. heard], output).Print(withErrors);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\ntemperature {CrossValidation.TemperatureOf(dialogs, heldOut)}\n"));
    }

    private static DialogSet? Load(TextWriter output)
    {
        var load = DialogsCommand.Load();
        foreach (var issue in load.Issues) output.WriteLine(issue);
        return load.Set;
    }
}
