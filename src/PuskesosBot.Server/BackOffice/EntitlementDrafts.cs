using System.Collections.Concurrent;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// Uploaded lists of entitled people, one for each hand-out: kept between the trial and the word to apply.
/// </summary>
/// <remarks>In the folder of <see cref="ImportDrafts"/>, which puts away what an earlier process left there.</remarks>
internal sealed class EntitlementDrafts(string folder, IdSource ids)
{
    /// <summary>A kelurahan has some thousand families; it is read while somebody waits.</summary>
    internal const long FileBytesMax = 16 << 20;

    /// <summary>Lists kept at once; of more the oldest is forgotten.</summary>
    private const int DraftsMax = 50;

    private readonly ConcurrentDictionary<Guid, EntitlementDraft> _of = [];

    /// <summary>Null: none was uploaded, or it was put away.</summary>
    internal EntitlementDraft? Of(Guid distributionId) => _of.GetValueOrDefault(distributionId);

    /// <summary>Writes the file, to be tried.</summary>
    internal async Task<EntitlementDraft> KeepAsync(string name, Stream content, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var id = ids.Next();
        var draft = new EntitlementDraft(id, ImportDrafts.Sound(name), Path.Combine(folder, $"{id:N}.upload"));
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

    /// <summary>The last one of a hand-out is the one that counts.</summary>
    internal void Put(Guid distributionId, EntitlementDraft draft)
    {
        PutAway(distributionId);
        _of[distributionId] = draft;
        while (_of.Count > DraftsMax) PutAway(_of.MinBy(pair => pair.Value.Id).Key);
    }

    /// <summary>Of two who press at once, one gets it.</summary>
    /// <returns>Null: it is not there any more, or not to be applied.</returns>
    internal EntitlementDraft? Take(Guid distributionId, Guid draftId) =>
        Of(distributionId) is { MayApply: true } draft && draft.Id == draftId
        && _of.TryRemove(KeyValuePair.Create(distributionId, draft))
            ? draft
            : null;

    internal void PutAway(Guid distributionId)
    {
        if (_of.TryRemove(distributionId, out var draft)) File.Delete(draft.Path);
    }
}

/// <summary>An uploaded list.</summary>
/// <param name="Name">As the sender called the file; for people, never a path.</param>
/// <param name="Path">Where it lies until it is done with.</param>
internal sealed record EntitlementDraft(Guid Id, string Name, string Path)
{
    /// <summary>Of the trial, or of what was done.</summary>
    public EntitlementReport? Report { get; init; }

    public bool MayApply => Report is { IsDryRun: true, Refusal: null, Added: > 0 };
}
