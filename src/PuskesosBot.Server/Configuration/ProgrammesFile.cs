using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads <c>config/programmes.yaml</c>.</summary>
internal static class ProgrammesFile
{
    private const string Unknown = "unknown", NotNeeded = "not_needed";

    private static readonly string[] Groups = ["government", "baznas", "salman", "health", "other"];

    /// <exception cref="ConfigurationProblemsException">Every problem at once.</exception>
    internal static ProgrammeCatalog Load(string configFolder)
    {
        var path = Path.Combine(configFolder, "programmes.yaml");
        return Of(path, ConfigurationFile.Read<ProgrammesYaml>(path));
    }

    internal static ProgrammeCatalog Of(string path, ProgrammesYaml yaml)
    {
        var problems = new ProblemList(path);
        var programmes = (yaml.Programmes ?? []).Select(p => ProgrammeOf(p, yaml, problems)).ToList();
        if (programmes.Count == 0) problems.Add("programmes is empty");
        foreach (var twice in programmes.GroupBy(p => p.Id).Where(same => same.Count() > 1))
            problems.Add($"programme {twice.Key} is there twice");
        problems.ThrowIfAny();
        return new ProgrammeCatalog(programmes);
    }

    private static Programme ProgrammeOf(ProgrammeYaml yaml, ProgrammesYaml all, ProblemList problems)
    {
        var id = yaml.Id ?? problems.Missing("a programme has no id", "?");
        if (!Groups.Contains(yaml.Group))
            problems.Add($"group of {id} is '{yaml.Group}' (allowed: {string.Join(", ", Groups)})");
        if (!Enum.TryParse<ProgrammeUnit>(yaml.Unit, ignoreCase: true, out var unit))
            problems.Add($"unit of {id} is '{yaml.Unit}' (allowed: family, person, unknown)");
        return new Programme
        {
            Id = id,
            Group = yaml.Group ?? "",
            Unit = unit,
            MayReassign = yaml.Reassignment,
            Proposal = PapersOf($"proposal of {id}", yaml.Proposal, yaml.ProposalNotes, all, problems),
            Pickup = PapersOf($"pickup of {id}", yaml.Pickup, yaml.PickupNotes, all, problems),
        };
    }

    private static ProgrammePapers PapersOf(
        string what, object? papers, List<string>? notes, ProgrammesYaml all, ProblemList problems)
    {
        CheckIds($"{what} notes", notes ?? [], all.Notes ?? [], problems);
        if (papers is Unknown) return new ProgrammePapers(PapersKnowledge.Unknown, [], notes ?? []);
        if (papers is NotNeeded) return new ProgrammePapers(PapersKnowledge.NotNeeded, [], notes ?? []);
        var ids = papers is List<object> { Count: > 0 } list
            ? list.Select(id => id as string ?? "").ToList()
            : problems.Missing<List<string>>($"{what} is no list (allowed: documents, {Unknown}, {NotNeeded})", []);
        CheckIds(what, ids, all.Documents ?? [], problems);
        return new ProgrammePapers(PapersKnowledge.Known, ids, notes ?? []);
    }

    private static void CheckIds(string what, List<string> ids, List<string> allowed, ProblemList problems)
    {
        foreach (var id in ids.Where(id => !allowed.Contains(id)))
            problems.Add($"{what} has '{id}' (allowed: {string.Join(", ", allowed)})");
    }

    internal sealed class ProgrammesYaml
    {
        public List<string>? Documents { get; set; }
        public List<string>? Notes { get; set; }
        public List<ProgrammeYaml>? Programmes { get; set; }
    }

    internal sealed class ProgrammeYaml
    {
        public string? Id { get; set; }
        public string? Group { get; set; }
        public string? Unit { get; set; }
        public bool Reassignment { get; set; }

        /// <summary>A list of documents or one word.</summary>
        public object? Proposal { get; set; }

        public List<string>? ProposalNotes { get; set; }

        /// <summary>A list of documents or one word.</summary>
        public object? Pickup { get; set; }

        public List<string>? PickupNotes { get; set; }
    }
}
