using System.Text.RegularExpressions;
using PuskesosBot.Desk.Conversations;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads <c>config/canned-answers.yaml</c>: what staff answer often.</summary>
internal static partial class CannedAnswersFile
{
    internal const string Language = "id";

    private const int AnswersMax = 100, TitleCharsMax = 60;

    /// <exception cref="ConfigurationProblemsException">Every problem at once.</exception>
    internal static CannedAnswers Load(string configFolder)
    {
        var path = Path.Combine(configFolder, "canned-answers.yaml");
        return Of(path, ConfigurationFile.Read<CannedYaml>(path));
    }

    internal static CannedAnswers Of(string path, CannedYaml yaml)
    {
        var problems = new ProblemList(path);
        var answers = yaml.Answers ?? problems.Missing<List<AnswerYaml>>("answers is missing", []);
        if (answers.Count > AnswersMax) problems.Add($"there are {answers.Count} answers (allowed: {AnswersMax})");
        var titles = new HashSet<string>();
        foreach (var answer in answers) Check(answer, titles, problems);
        problems.ThrowIfAny();
        return new CannedAnswers([.. answers.Select(answer => new CannedAnswer(answer.Title!, answer.Text!))]);
    }

    private static void Check(AnswerYaml answer, HashSet<string> titles, ProblemList problems)
    {
        var title = answer.Title?.Trim() ?? "";
        if (title.Length is 0 or > TitleCharsMax)
            problems.Add($"answer '{title}': title is missing or longer than {TitleCharsMax} characters");
        else if (!titles.Add(title)) problems.Add($"answer '{title}' is there twice");
        if (answer.Text?.ContainsKey(Language) != true)
            problems.Add($"answer '{title}': text has no '{Language}'");
        foreach (var (language, text) in answer.Text ?? [])
        {
            if (string.IsNullOrWhiteSpace(text)) problems.Add($"answer '{title}': text of '{language}' is empty");
            else if (text.Length > HandoverLimits.WordsMax)
                problems.Add($"answer '{title}': text of '{language}' is longer than {HandoverLimits.WordsMax}");
            foreach (var name in Placeholder().Matches(text ?? "").Select(match => match.Groups[1].Value))
                if (!CannedAnswers.Names.Contains(name))
                    problems.Add($"answer '{title}': {{{name}}} of '{language}' is unknown (allowed: "
                        + $"{string.Join(", ", CannedAnswers.Names.Select(known => $"{{{known}}}"))})");
        }
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    internal static partial Regex Placeholder();

    internal sealed class CannedYaml
    {
        public List<AnswerYaml>? Answers { get; set; }
    }

    internal sealed class AnswerYaml
    {
        public string? Title { get; set; }
        public Dictionary<string, string>? Text { get; set; }
    }
}

/// <summary>Answers that are ready, with gaps to be filled in.</summary>
internal sealed class CannedAnswers(IReadOnlyList<CannedAnswer> all)
{
    internal const string Name = "nama", Receipt = "resi", Hours = "jam_layanan", Officer = "petugas";

    internal static readonly string[] Names = [Name, Receipt, Hours, Officer];

    /// <summary>Title and words, filled in, in the language of the chat where there are such words.</summary>
    internal IEnumerable<(string Title, string Words)> For(
        string language, IReadOnlyDictionary<string, string> values) =>
        all.Select(answer => (answer.Title, CannedAnswersFile.Placeholder().Replace(
            answer.Text.GetValueOrDefault(language) ?? answer.Text[CannedAnswersFile.Language],
            match => values.GetValueOrDefault(match.Groups[1].Value, match.Value))));
}

/// <param name="Text">By language.</param>
internal sealed record CannedAnswer(string Title, IReadOnlyDictionary<string, string> Text);
