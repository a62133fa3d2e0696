using PuskesosBot.Desk.Cases;
using YamlDotNet.Serialization.NamingConventions;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads <c>config/cases.yaml</c>.</summary>
internal static class CasesFile
{
    private const int DaysMax = 365;

    /// <exception cref="ConfigurationProblemsException">Every problem at once.</exception>
    internal static CaseTargets Load(string configFolder)
    {
        var path = Path.Combine(configFolder, "cases.yaml");
        return Of(path, ConfigurationFile.Read<CasesYaml>(path));
    }

    internal static CaseTargets Of(string path, CasesYaml yaml)
    {
        var problems = new ProblemList(path);
        var targets = new CaseTargets
        {
            Days = ByName(Enum.GetValues<CaseKind>(), "targets", yaml.Targets ?? [], problems),
            Ladder = ByName([.. Enum.GetValues<CaseLevel>().Skip(1)], "ladder", yaml.Ladder ?? [], problems),
            Partner = DaysOf("partner", yaml.Partner, problems),
            ClosingSilence = DaysOf("closing_silence", yaml.ClosingSilence, problems),
            Reopening = DaysOf("reopening", yaml.Reopening, problems),
        };
        if (targets.ClosingSilence == 0)
            problems.Add("closing_silence is 0, which leaves no time to answer (allowed: 1 to 365)");
        problems.ThrowIfAny();
        return targets;
    }

    private static Dictionary<T, int> ByName<T>(
        IReadOnlyList<T> wanted, string what, Dictionary<string, int> days, ProblemList problems)
        where T : struct, Enum
    {
        var names = wanted.ToDictionary(value => UnderscoredNamingConvention.Instance.Apply(value.ToString()));
        foreach (var unknown in days.Keys.Where(name => !names.ContainsKey(name)))
            problems.Add($"{what} has '{unknown}' (allowed: {string.Join(", ", names.Keys)})");
        return names.ToDictionary(
            name => name.Value,
            name => DaysOf($"{what} {name.Key}", days.TryGetValue(name.Key, out var own) ? own : null, problems));
    }

    private static int DaysOf(string what, int? days, ProblemList problems) => days switch
    {
        null => problems.Missing($"{what} is missing", 0),
        < 0 or > DaysMax => problems.Missing($"{what} is {days} (allowed: 0 to {DaysMax})", 0),
        _ => days.Value,
    };

    internal sealed class CasesYaml
    {
        public Dictionary<string, int>? Targets { get; set; }
        public Dictionary<string, int>? Ladder { get; set; }
        public int? Partner { get; set; }
        public int? ClosingSilence { get; set; }
        public int? Reopening { get; set; }
    }
}
