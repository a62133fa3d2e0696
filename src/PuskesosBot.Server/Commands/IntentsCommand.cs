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
        var reread = new Option<string?>("--reread")
        {
            Description = "Some of the utterances as others understood them, in a file as 'evaluate' reads it: they "
                + "are counted once more, with what is acceptable and what is harmful there.",
        };
        var measure = new Command("measure",
            "Cross-validation of the utterances themselves, by author and by family of sentences.") { reread, errors };
        measure.SetAction(parsed => Load(Console.Out) is { } dialogs
            ? Measure(dialogs, dialogs.Utterances, parsed.GetValue(reread), parsed.GetValue(errors), Console.Out,
                Console.Error)
            : Verbs.ProblemsFound);
        return new Command("intents", "Measure how well free text is understood.") { evaluate, measure };
    }

    internal static int Evaluate(string path, bool withErrors, TextWriter output, TextWriter problems)
    {
        if (Load(output) is not { Intents: { } intents } dialogs) return Verbs.ProblemsFound;
        var file = LabelledTextFile.Read(path, intents.Intents.Select(intent => intent.Name));
        if (file.Problems.Count > 0) return Refuse(file.Problems, problems);
        var heard = file.Texts.ConvertAll(text => new HeardText(text, FirstWords.Of(dialogs, text.Text)));
        new IntentReport(heard, output).Print(withErrors);
        return heard.TrueForAll(one => !one.IsHarmful) ? Verbs.Done : Verbs.ProblemsFound;
    }

    /// <param name="reread">Path of a file; null: none.</param>
    internal static int Measure(
        DialogSet dialogs, IReadOnlyList<Utterance> utterances, string? reread, bool withErrors, TextWriter output,
        TextWriter problems)
    {
        var file = reread is null
            ? null
            : LabelledTextFile.Read(reread, (dialogs.Intents?.Intents ?? []).Select(intent => intent.Name));
        var known = utterances.Select(utterance => utterance.Text).ToHashSet();
        file?.Problems.AddRange(file.Texts.Where(text => !known.Contains(text.Text))
            .Select(text => $"{reread}:{text.Line}: none of the utterances reads like this"));
        if (file?.Problems is { Count: > 0 } found) return Refuse(found, problems);

        var others = file?.Texts.ToLookup(text => text.Text);
        var authors = utterances.Select(utterance => utterance.Author).Distinct().Count();
        Try("author", utterance => utterance.Author, Math.Min(Folds, authors));
        Try("family", utterance => utterance.Family.ToString(CultureInfo.InvariantCulture), Folds);
        return Verbs.Done;

        void Try(string by, Func<Utterance, string> group, int folds)
        {
            var heldOut = CrossValidation.Run(dialogs, utterances, group, folds);
            output.WriteLine($"=== {folds} parts, by {by} ===");
            Print(heldOut.Select((one, i) => new HeardText(Itself(one.Utterance, i), one.Heard)), withErrors, output);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"temperature {CrossValidation.TemperatureOf(dialogs, heldOut)}\n"));
            if (others is null) return;
            output.WriteLine($"=== {folds} parts, by {by}, of these the reread ===");
            Print(heldOut.SelectMany(one => others[one.Utterance.Text].Select(text => new HeardText(text, one.Heard))),
                withErrors, output);
        }
    }

    private static void Print(IEnumerable<HeardText> heard, bool withErrors, TextWriter output)
    {
        new IntentReport([.. heard], output).Print(withErrors);
        output.WriteLine();
    }

    private static LabelledText Itself(Utterance utterance, int line) => new(
        line, utterance.Place.ToString(), utterance.Text, utterance.Intent, utterance.Also, [], utterance.Language, "");

    private static int Refuse(List<string> found, TextWriter problems)
    {
        foreach (var problem in found) problems.WriteLine(problem);
        return Verbs.BadUse;
    }

    private static DialogSet? Load(TextWriter output)
    {
        var load = DialogsCommand.Load();
        foreach (var issue in load.Issues) output.WriteLine(issue);
        return load.Set;
    }
}
