namespace PuskesosBot.Server.Configuration;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class ProblemList(string path)
{
    private readonly List<string> _problems = [];

    internal void Add(string what) => _problems.Add($"{path}: {what}");

    /// <summary>Adds a problem and gives the fallback, so that reading goes on and finds the others.</summary>
    internal T Missing<T>(string what, T fallback)
    {
        Add(what);
        return fallback;
    }

    internal void ThrowIfAny()
    {
        if (_problems.Count > 0) throw new ConfigurationProblemsException(_problems);
    }
}
