namespace PuskesosBot.Desk.Registry;

/// <summary>The programmes the desk knows, in the order of the file.</summary>
public sealed class ProgrammeCatalog
{
    private readonly Dictionary<string, Programme> _byId;

    public ProgrammeCatalog(IReadOnlyList<Programme> all)
    {
        All = all;
        _byId = all.ToDictionary(programme => programme.Id);
    }

    public IReadOnlyList<Programme> All { get; }

    public Programme? Find(string id) => _byId.GetValueOrDefault(id);
}
