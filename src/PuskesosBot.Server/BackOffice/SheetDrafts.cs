using System.Collections.Concurrent;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// Uploaded sheets, kept between the trial and the word to apply: of entitled people one for each hand-out, of
/// hand-outs one for each member of staff.
/// </summary>
/// <remarks>In the folder of <see cref="ImportDrafts"/>, which puts away what an earlier process left there.</remarks>
internal sealed class SheetDrafts(string folder, IdSource ids)
{
    /// <summary>A kelurahan has some thousand families; it is read while somebody waits.</summary>
    internal const long FileBytesMax = 16 << 20;

    /// <summary>Lists kept at once; of more the oldest is forgotten.</summary>
    private const int DraftsMax = 50;

    private readonly ConcurrentDictionary<Guid, SheetDraft> _of = [];

    /// <summary>Null: none was uploaded, or it was put away.</summary>
    internal SheetDraft? Of(Guid of) => _of.GetValueOrDefault(of);

    /// <summary>Writes the file, to be tried.</summary>
    internal async Task<SheetDraft> KeepAsync(string name, Stream content, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var id = ids.Next();
        var draft = new SheetDraft(id, ImportDrafts.Sound(name), Path.Combine(folder, $"{id:N}.upload"));
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

        return draft;
    }

    /// <summary>The last one is the one that counts.</summary>
    internal void Put(Guid of, SheetDraft draft)
    {
        PutAway(of);
        _of[of] = draft;
        while (_of.Count > DraftsMax) PutAway(_of.MinBy(pair => pair.Value.Id).Key);
    }

    /// <summary>Of two who press at once, one gets it.</summary>
    /// <returns>Null: it is not there any more, or not to be applied.</returns>
    internal SheetDraft? Take(Guid of, Guid draftId) =>
        Of(of) is { MayApply: true } draft && draft.Id == draftId
        && _of.TryRemove(KeyValuePair.Create(of, draft))
            ? draft
            : null;

    internal void PutAway(Guid of)
    {
        if (_of.TryRemove(of, out var draft)) File.Delete(draft.Path);
    }
}

/// <summary>An uploaded list.</summary>
/// <param name="Name">As the sender called the file; for people, never a path.</param>
/// <param name="Path">Where it lies until it is done with.</param>
internal sealed record SheetDraft(Guid Id, string Name, string Path)
{
    /// <summary>Of the trial, or of what was done.</summary>
    public SheetReport? Report { get; init; }

    public bool MayApply => Report is { IsDryRun: true, Refusal: null, Added: > 0 };
}

/// <summary>A sheet and what came of it; for the partial <c>_SheetDraft</c>.</summary>
/// <param name="Here">Address of the page, with its handlers.</param>
/// <param name="IsOpen">It may still be applied.</param>
internal sealed record SheetDraftShown(SheetDraft Draft, string Here, bool IsOpen)
{
    /// <summary>Before it is applied.</summary>
    public required string Ask { get; init; }

    /// <summary>When nothing of it would be added.</summary>
    public required string Nothing { get; init; }
}
