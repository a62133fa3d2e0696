using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Registry;

/// <summary>The record of an import that begins, or of one that died and is taken up again.</summary>
/// <param name="Changes">What the dead attempt had already done.</param>
/// <param name="IsFirst">No list of this source was ever imported to its end.</param>
internal sealed record ImportStart(Guid ImportId, Dictionary<Guid, ImportChangeKind> Changes, bool IsFirst)
{
    internal static async Task<ImportStart> MakeAsync(
        DeskDatabase database, TimeProvider time, ImportTarget target, CancellationToken ct)
    {
        if (target.Request.IsDryRun) return new ImportStart(Guid.Empty, [], IsFirst: false);
        return await database.WriteAsync((desk, ct) => MakeAsync(desk, time, target, ct), ct);
    }

    private static async Task<ImportStart> MakeAsync(
        DeskDb desk, TimeProvider time, ImportTarget target, CancellationToken ct)
    {
        var source = target.Request.Source;
        var isFirst = !await desk.RegistryImports.AnyAsync(
            i => i.DeskId == target.DeskId && i.Source == source && i.FinishedAt != null, ct);
        var dead = await desk.RegistryImports.AsNoTracking()
            .Where(i => i.DeskId == target.DeskId && i.Source == source && i.FinishedAt == null)
            .OrderByDescending(i => i.StartedAt).Take(20).ToListAsync(ct);
        if (dead.Find(i => i.FileHash.AsSpan().SequenceEqual(target.FileHash) && i.Mapping == target.Mapping)
            is { } again)
        {
            // Its problems are found again; those of its residents stay as they are.
            await desk.ImportProblems.Where(p => p.ImportId == again.Id).ExecuteDeleteAsync(ct);
            var changes = await desk.ImportChanges.AsNoTracking().Where(c => c.ImportId == again.Id)
                .ToDictionaryAsync(c => c.ResidentId, c => c.Kind, ct);
            return new ImportStart(again.Id, changes, isFirst);
        }

        var import = new RegistryImport
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            DeskId = target.DeskId,
            Source = source,
            FileName = target.Request.Name,
            FileHash = target.FileHash,
            StartedAt = time.GetUtcNow(),
            Mapping = target.Mapping,
        };
        desk.RegistryImports.Add(import);
        return new ImportStart(import.Id, [], isFirst);
    }
}
