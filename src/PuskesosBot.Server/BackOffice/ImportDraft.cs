using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice;

/// <summary>A list somebody uploaded, and how far it is.</summary>
/// <param name="Source">Whose list: <c>dtks</c>.</param>
/// <param name="Name">As the sender called the file; for people, never a path.</param>
/// <param name="Path">Where it lies until it is done with.</param>
internal sealed record ImportDraft(Guid Id, Guid DeskId, string DeskCode, string Source, string Name, string Path)
    : IProgress<ImportProgress>
{
    private volatile ImportReport? _report;
    private volatile int _state;
    private volatile int _rows;
    private volatile int _percent;

    public ImportDraftState State => (ImportDraftState)_state;

    /// <summary>Of the last step that ended: the trial, then the import itself.</summary>
    public ImportReport? Report => _report;

    /// <summary>Rows decided so far.</summary>
    public int Rows => _rows;

    /// <summary>0 to 100, an estimate.</summary>
    public int Percent => _percent;

    /// <summary>Field to heading, as somebody chose; null: by the headings we know.</summary>
    public IReadOnlyDictionary<string, string>? Mapping { get; init; }

    public bool IsRunning => State is ImportDraftState.Checking or ImportDraftState.Applying;

    /// <summary>The trial found something that can be applied.</summary>
    public bool MayApply => State == ImportDraftState.Checked && Report is { IsRefused: false, IsRepeat: false };

    /// <summary>Somebody may say what the columns mean: it was tried, and it has columns.</summary>
    public bool MayMap => State == ImportDraftState.Checked && Report is { IsRepeat: false, Headings.Count: > 0 };

    void IProgress<ImportProgress>.Report(ImportProgress value)
    {
        _rows = value.Rows;
        // The reader is ahead of the writer: all is written only at the end.
        _percent = (int)Math.Min(99, value.BytesDone * 100 / Math.Max(1, value.BytesTotal));
    }

    /// <summary>Of two who press at once, one begins.</summary>
    internal bool TryBegin() => MayApply && Interlocked.CompareExchange(
        ref _state, (int)ImportDraftState.Applying, (int)ImportDraftState.Checked) == (int)ImportDraftState.Checked;

    internal void End(ImportReport report, ImportDraftState state)
    {
        _report = report;
        (_percent, _state) = (100, (int)state);
    }

    internal void Fail() => _state = (int)ImportDraftState.Failed;
}

internal enum ImportDraftState { Checking, Checked, Applying, Applied, Failed }
