using System.Threading.Channels;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Registry;

/// <summary>Reads, checks, hashes and decides rows ahead of the writer, a chunk or two.</summary>
internal sealed class RowSource(
    ImportRequest request, WelfareDesk desk, SheetReader reader, SheetTable table, IdentifierVault vault,
    DateOnly today)
{
    private const int ChunksAhead = 1;

    private readonly SerialSum _serials = new();

    /// <summary>Sum of the last serials, when the list has any.</summary>
    internal int? SerialSum => _serials.Sum;

    internal async Task RunAsync(
        Func<ImportRow, RowDecision> decide, Func<RowDecision[], CancellationToken, Task> take,
        IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var total = new FileInfo(request.File).Length;
        var chunks = Channel.CreateBounded<RowDecision[]>(ChunksAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAsync(decide, chunks.Writer, stop.Token), CancellationToken.None);
        var rows = 0;
        progress?.Report(new ImportProgress(rows, 0, total));
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(ct))
            {
                await take(chunk, ct);
                rows += chunk.Length;
                progress?.Report(new ImportProgress(rows, reader.BytesDone, total));
            }
        }
        finally
        {
            // The reader uses the file until it has ended; the caller closes it next.
            await stop.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAsync(
        Func<ImportRow, RowDecision> decide, ChannelWriter<RowDecision[]> chunks, CancellationToken ct)
    {
        try
        {
            var rows = new RowReader(Context());
            var hasher = new RowHasher(vault, desk.Id, request.Source);
            var chunk = new List<RowDecision>(ImportLimits.ChunkRows);
            while (table.Next() is { } sheet)
            {
                var row = rows.Read(sheet);
                _serials.Take(row);
                if (!row.IsRejected) hasher.Hash(row);
                chunk.Add(decide(row));
                if (chunk.Count < ImportLimits.ChunkRows) continue;
                await chunks.WriteAsync([.. chunk], ct);
                chunk.Clear();
            }

            if (chunk.Count > 0) await chunks.WriteAsync([.. chunk], ct);
            chunks.Complete();
        }
        catch (Exception e)
        {
            // Thrown again where the chunks are taken.
            chunks.Complete(e);
        }
    }

    private RowContext Context() => new()
    {
        Columns = table.Columns,
        Source = request.Source,
        DeskName = desk.Name,
        Today = today,
        IsDelimited = reader.IsDelimited,
        IsNikRounded = table.IsRounded(ImportField.Nik),
        IsKkRounded = table.IsRounded(ImportField.Kk),
    };
}
