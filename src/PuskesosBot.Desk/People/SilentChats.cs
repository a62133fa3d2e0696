using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.People;

/// <summary>
/// Releases chats that did not write for too long, so that nothing about their people is sent there any more. The turn
/// does the same for one that writes again before a round came by.
/// </summary>
public sealed class SilentChats(DeskDatabase database, ChatHolder holder, RetentionPeriods periods)
{
    /// <summary>Chats of one round; the next goes on.</summary>
    public const int ChatsMax = 5_000;

    /// <returns>Chats released.</returns>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = now - periods.Links;
        var released = 0;
        foreach (var id in await SilentAsync(since, ct))
            released += await database.WriteAsync((desk, token) => ReleaseAsync(desk, id, since, now, token), ct);
        return released;
    }

    private async Task<int> ReleaseAsync(
        DeskDb desk, Guid id, DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        // Held: who writes this very moment is heard first, and is silent no more.
        var held = await desk.Contacts.Where(c => c.Id == id && c.LastInboundAt < since)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.PhoneHash, (byte[]?)null), ct);
        if (held == 0) return 0;
        await holder.IsUnsureAsync(desk, await desk.Contacts.AsNoTracking().SingleAsync(c => c.Id == id, ct), now, ct);
        return 1;
    }

    private async Task<List<Guid>> SilentAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var desk = database.Open();
        return await desk.Contacts.AsNoTracking()
            .Where(c => !c.IsGroup && c.LastInboundAt < since
                && (c.LinksLostAt == null || c.LinksLostAt < c.LastInboundAt))
            .OrderBy(c => c.LastInboundAt).Select(c => c.Id).Take(ChatsMax).ToListAsync(ct);
    }
}
