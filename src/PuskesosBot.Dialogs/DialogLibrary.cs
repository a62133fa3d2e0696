namespace PuskesosBot.Dialogs;

/// <summary>Holds the dialogs that run and replaces them whole when the files change and are right.</summary>
/// <param name="modelFile">As for <see cref="DialogLoader"/>.</param>
/// <remarks>Thread-safe. A turn takes <see cref="Current"/> once and keeps it.</remarks>
public sealed class DialogLibrary(
    string folder, IReadOnlyCollection<ActionContract> actions, IReadOnlyCollection<string> facts,
    HostTexts? host = null, string? modelFile = null)
{
    private readonly Lock _reloading = new();
    private volatile DialogSet? _current;
    private volatile IReadOnlyList<DialogIssue> _issues = [];

    public string Folder { get; } = folder;

    /// <summary>The last set without a problem; null until one was loaded.</summary>
    public DialogSet? Current => _current;

    /// <summary>
    /// What the last <see cref="Reload"/> found wrong; empty when <see cref="Current"/> is what the files say.
    /// </summary>
    public IReadOnlyList<DialogIssue> Issues => _issues;

    /// <summary>Builds the whole set from the files, then swaps it in; with any issue the running set stays.</summary>
    /// <returns>True when the files were right.</returns>
    public bool Reload()
    {
        lock (_reloading)
        {
            var load = DialogLoader.Load(Folder, actions, facts, host, modelFile);
            _issues = load.Issues;
            if (load.Set is null) return false;
            var isStart = _current is null;
            _current = load.Set;
            // The first resident after an edit must not wait for the training; a start waits for nobody.
            if (isStart) _ = Task.Run(() => Learn(load.Set));
            else Learn(load.Set);
            return true;
        }
    }

    // What a model was learned from is half as large as all the rest, and needed no more.
    private void Learn(DialogSet set)
    {
        _ = set.Model;
        if (set.Utterances.Count > 0) Interlocked.CompareExchange(ref _current, set.WithoutUtterances(), set);
    }
}
