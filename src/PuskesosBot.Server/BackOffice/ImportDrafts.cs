using System.Collections.Concurrent;
using PuskesosBot.Desk;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// Uploaded lists: tried at once, applied when somebody says so. Both go on when the page is left; one file is worked
/// on at a time, and each desk has one.
/// </summary>
/// <remarks>What dies with the process is uploaded again: the importer takes up what it had begun.</remarks>
internal sealed partial class ImportDrafts : IAsyncDisposable
{
    /// <summary>Characters of a file's name that are kept.</summary>
    internal const int NameCharsMax = 100;

    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<Guid, ImportDraft> _ofDesk = [];
    private readonly ConcurrentDictionary<Guid, Task> _running = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly RegistryImporter _importer;
    private readonly IdSource _ids;
    private readonly string _folder;
    private readonly ILogger<ImportDrafts> _log;

    /// <param name="folder">Made when missing; what an earlier process left there is removed after a day.</param>
    public ImportDrafts(
        DeskDatabase database, IdentifierVault vault, IdSource ids, TimeProvider time, string folder,
        ILogger<ImportDrafts> log)
    {
        (_ids, _folder, _log) = (ids, folder, log);
        _importer = new RegistryImporter(database, vault, time);
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (time.GetUtcNow() - File.GetLastWriteTimeUtc(file) > LeftoverAge) File.Delete(file);
        }
    }

    /// <summary>The desk's; null: none was uploaded, or it was put away.</summary>
    internal ImportDraft? Of(Guid deskId) => _ofDesk.GetValueOrDefault(deskId);

    /// <summary>Keeps the file and begins the trial.</summary>
    /// <returns>False: the desk's last one is still being worked on.</returns>
    internal async Task<bool> StartAsync(
        WelfareDesk desk, string source, string name, Stream content, CancellationToken ct)
    {
        if (Of(desk.Id) is { IsRunning: true }) return false;
        Directory.CreateDirectory(_folder);
        var id = _ids.Next();
        var draft = new ImportDraft(
            id, desk.Id, desk.Code, source, Sound(name), Path.Combine(_folder, $"{id:N}.upload"));
        try
        {
            await using var file = new FileStream(draft.Path, FileMode.CreateNew);
            await content.CopyToAsync(file, ct);
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException)
        {
            File.Delete(draft.Path);
            throw;
        }

        if (!Put(draft))
        {
            File.Delete(draft.Path);
            return false;
        }

        Run(draft, isDryRun: true);
        return true;
    }

    /// <returns>False: there is nothing that may be applied, or somebody was faster.</returns>
    internal bool Apply(Guid deskId, Guid draftId)
    {
        if (Of(deskId) is not { } draft || draft.Id != draftId || !draft.TryBegin()) return false;
        Run(draft, isDryRun: false);
        return true;
    }

    /// <summary>Tries the same file again, its columns read as somebody chose.</summary>
    /// <returns>False: there is no such draft that was tried, or somebody was faster.</returns>
    internal bool Map(Guid deskId, Guid draftId, IReadOnlyDictionary<string, string> mapping)
    {
        if (Of(deskId) is not { MayMap: true } draft || draft.Id != draftId) return false;
        var again = new ImportDraft(_ids.Next(), deskId, draft.DeskCode, draft.Source, draft.Name, draft.Path)
        {
            Mapping = mapping,
        };
        if (!_ofDesk.TryUpdate(deskId, again, draft)) return false;
        Run(again, isDryRun: true);
        return true;
    }

    /// <summary>Forgets what was tried or done; not what is being worked on.</summary>
    internal bool PutAway(Guid deskId, Guid draftId)
    {
        if (Of(deskId) is not { IsRunning: false } draft || draft.Id != draftId) return false;
        if (!_ofDesk.TryRemove(KeyValuePair.Create(deskId, draft))) return false;
        File.Delete(draft.Path);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Values);
        _stop.Dispose();
        _turn.Dispose();
    }

    private bool Put(ImportDraft draft)
    {
        if (Of(draft.DeskId) is not { } before) return _ofDesk.TryAdd(draft.DeskId, draft);
        if (before.IsRunning || !_ofDesk.TryUpdate(draft.DeskId, draft, before)) return false;
        File.Delete(before.Path);
        return true;
    }

    private void Run(ImportDraft draft, bool isDryRun) =>
        _running[draft.DeskId] = Task.Run(() => RunAsync(draft, isDryRun), CancellationToken.None);

    private async Task RunAsync(ImportDraft draft, bool isDryRun)
    {
        var isTurn = false;
        try
        {
            await _turn.WaitAsync(_stop.Token);
            isTurn = true;
            var request = new ImportRequest(draft.Path, draft.Source, draft.DeskCode, isDryRun)
            {
                Name = draft.Name,
                Mapping = draft.Mapping,
            };
            var report = await _importer.RunAsync(request, draft, _stop.Token);
            draft.End(report, isDryRun ? ImportDraftState.Checked : ImportDraftState.Applied);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            draft.Fail();
        }
#pragma warning disable CA1031 // Nobody waits for it: the page says that it failed, the log names the type.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            draft.Fail();
            LogFault(_log, draft.Id, fault.GetType().Name);
        }
        finally
        {
            if (isTurn) _turn.Release();
        }
    }

    /// <summary>Without folders and signs that no name needs.</summary>
    internal static string Sound(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Where(sign => !char.IsControl(sign)));
        return plain.Length switch { 0 => "daftar", > NameCharsMax => plain[..NameCharsMax], _ => plain };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "import {Draft} from the console threw {Fault}")]
    private static partial void LogFault(ILogger log, Guid draft, string fault);
}
