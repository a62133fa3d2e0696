using PuskesosBot.Desk.Cases;
using YamlDotNet.Serialization.NamingConventions;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads <c>config/cases.yaml</c>.</summary>
internal static class CasesFile
{
    private static readonly (int Min, int Max) Days = (0, 365), Hours = (1, CaseTargets.HoursMax);

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
            Days = ByName(
                [.. Enum.GetValues<CaseKind>().Except(CaseKinds.OfDataRights)], "targets", yaml.Targets, Days,
                problems),
            Hours = ByName(CaseKinds.OfDataRights, "hours", yaml.Hours, Hours, problems),
            Ladder = ByName([.. Enum.GetValues<CaseLevel>().Skip(1)], "ladder", yaml.Ladder, Days, problems),
            Partner = NumberOf("partner", yaml.Partner, Days, problems),
            ClosingSilence = NumberOf("closing_silence", yaml.ClosingSilence, Days, problems),
            Reopening = NumberOf("reopening", yaml.Reopening, Days, problems),
        };
        if (targets.ClosingSilence == 0)
            problems.Add("closing_silence is 0, which leaves no time to answer (allowed: 1 to 365)");
        problems.ThrowIfAny();
        return targets;
    }

    private static Dictionary<T, int> ByName<T>(
        IReadOnlyList<T> wanted, string what, Dictionary<string, int>? given, (int Min, int Max) allowed,
        ProblemList problems)
        where T : struct, Enum
    {
        var numbers = given ?? [];
        var names = wanted.ToDictionary(value => UnderscoredNamingConvention.Instance.Apply(value.ToString()));
        foreach (var unknown in numbers.Keys.Where(name => !names.ContainsKey(name)))
            problems.Add($"{what} has '{unknown}' (allowed: {string.Join(", ", names.Keys)})");
        return names.ToDictionary(
            name => name.Value,
            name => NumberOf(
                $"{what} {name.Key}", numbers.TryGetValue(name.Key, out var own) ? own : null, allowed, problems));
    }

    private static int NumberOf(string what, int? number, (int Min, int Max) allowed, ProblemList problems)
    {
        if (number is not { } some) return problems.Missing($"{what} is missing", 0);
        return some >= allowed.Min && some <= allowed.Max
            ? some
            : problems.Missing($"{what} is {some} (allowed: {allowed.Min} to {allowed.Max})", 0);
    }

    internal sealed class CasesYaml
    {
        public Dictionary<string, int>? Targets { get; set; }
        public Dictionary<string, int>? Hours { get; set; }
        public Dictionary<string, int>? Ladder { get; set; }
        public int? Partner { get; set; }
        public int? ClosingSilence { get; set; }
        public int? Reopening { get; set; }
    }
}
