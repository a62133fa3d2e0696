namespace PuskesosBot.Server.Diagnosis;

/// <summary>One thing the doctor looks at: what is wrong with it, each with the way to mend it.</summary>
internal sealed class Exam(string name)
{
    private readonly List<(string What, string Mend)> _problems = [];
    private string _sign = "ok", _note = "";

    internal int Problems => _problems.Count;

    /// <param name="what">Address first, then what is wrong; never a secret.</param>
    /// <param name="mend">What to do.</param>
    internal void Problem(string what, string mend) => _problems.Add((what, mend));

    /// <summary>Shown beside an exam without problems.</summary>
    internal void Note(string note) => (_sign, _note) = ("ok", note);

    /// <summary>It was not done, and why; unlike a problem, nobody has to do anything about it here.</summary>
    internal void Skip(string why) => (_sign, _note) = ("skipped", why);

    internal async Task PrintAsync(TextWriter output)
    {
        if (_problems.Count == 0)
            await output.WriteLineAsync($"{_sign,-9}{name}{(_note.Length == 0 ? "" : ": ")}{_note}");
        foreach (var (what, mend) in _problems)
        {
            await output.WriteLineAsync($"problem  {name}: {what}");
            await output.WriteLineAsync($"         mend: {mend}");
        }
    }
}
