using System.CommandLine;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Answering;

namespace PuskesosBot.Server.Commands;

/// <summary>Measures how well answers to the bot's questions are read.</summary>
internal static class AnswersCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "Tab-separated, one header line, columns " + string.Join(' ', AnswerRowsFile.Columns)
                + "; '|' between alternatives, \\n for a line break. ask: " + string.Join(", ", AnswerRow.Asks)
                + ". expect: " + string.Join(", ", AnswerRow.Results) + ".",
        };
        var errors = new Option<bool>("--errors") { Description = "Also every answer that was read otherwise." };
        var evaluate = new Command("evaluate",
            "Read answers with the dialogs in use and print accuracy strict and lenient, harm, each per ask, expected "
            + "result, language and noise, and a confusion table. Nothing is sent or kept. A bad file: every problem "
            + "with its line, exit code 2.")
        {
            file, errors,
        };
        evaluate.SetAction(async (parsed, ct) =>
        {
            var code = Verbs.Done;
            var refused = await ServeCommand.RefusingAsync(async () => code = await EvaluateAsync(
                parsed.GetRequiredValue(file), parsed.GetValue(errors), DialogsCommand.LoadSound().Everywhere,
                DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime), Console.Out, Console.Error, ct));
            return refused == Verbs.Done ? code : refused;
        });
        return new Command("answers", "Measure how answers to questions are read.") { evaluate };
    }

    internal static async Task<int> EvaluateAsync(
        string path, bool withErrors, Everywhere everywhere, DateOnly today, TextWriter output, TextWriter problems,
        CancellationToken ct)
    {
        string[] lines;
        try
        {
            lines = await File.ReadAllLinesAsync(path, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await problems.WriteLineAsync($"{path} cannot be read: {fault.GetType().Name}");
            return Verbs.BadUse;
        }

        var content = AnswerRowsFile.Read(lines);
        foreach (var problem in content.Problems) await problems.WriteLineAsync($"{path}: {problem}");
        if (content.Problems.Count > 0) return Verbs.BadUse;
        AnswerReport.Write(AnswerEvaluation.Run(content.Rows, everywhere, today), withErrors, output);
        return Verbs.Done;
    }
}
