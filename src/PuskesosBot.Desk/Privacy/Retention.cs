using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Privacy;

/// <summary>How long what is not needed for ever is kept.</summary>
public sealed record RetentionPeriods
{
    /// <summary>What residents and the desk wrote, and what became of it; photos and voice notes too.</summary>
    public TimeSpan Conversations { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Tries to prove who asks, codes that are over, answers that were never sent.</summary>
    public TimeSpan Leftovers { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Who read or changed what.</summary>
    public TimeSpan Audit { get; init; } = TimeSpan.FromDays(5 * 365);

    /// <summary>Whom a chat proved to be, while it does not write: then its number may have changed hands.</summary>
    public TimeSpan Links { get; init; } = TimeSpan.FromDays(180);
}

/// <summary>
/// Deletes what is older than it may be, some rows at a time, so that nobody waits. People, lists, cases and
/// hand-outs stay: they are the desk's records.
/// </summary>
public sealed class Retention(DeskDatabase database, RetentionPeriods periods)
{
    /// <summary>Rows of one transaction.</summary>
    public const int RowsPerStep = 1_000;

    /// <summary>Steps of one table in one run; the next run goes on.</summary>
    public const int StepsMax = 1_000;

    /// <summary>Deliveries of the last days are told apart from repeated ones by their rows.</summary>
    private static readonly TimeSpan RedeliveryMax = TimeSpan.FromDays(7);

    /// <summary>What the provider tells about the last message of an erased chat comes within this.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromDays(1);

    /// <returns>Rows deleted.</returns>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        var talk = now - (periods.Conversations > RedeliveryMax ? periods.Conversations : RedeliveryMax);
        var (rest, audit) = (now - periods.Leftovers, now - periods.Audit);
        return await ConversationsAsync(talk, ct) + await LastWordsAsync(now - LastWords, ct)
            + await LeftoversAsync(rest, ct)
            + await DeleteAsync((desk, some) => desk.Audit.Where(a => a.At < audit)
                .OrderBy(a => a.Id).Take(some), ct);
    }

    private async Task<int> ConversationsAsync(DateTimeOffset old, CancellationToken ct) =>
        await DeleteAsync(
            (desk, some) => desk.Inbound.Where(i => i.At < old).OrderBy(i => i.Channel).ThenBy(i => i.At).Take(some),
            ct)
        + await DeleteAsync(
            (desk, some) => desk.WebChatActivities.Where(a => a.At < old).OrderBy(a => a.At).Take(some), ct)
        + await DeleteAsync(
            (desk, some) => desk.DeliveryEvents.Where(e => e.At < old).OrderBy(e => e.Id).Take(some), ct)
        + await DeleteAsync(
            (desk, some) => desk.Outbox
                .Where(m => m.CreatedAt < old && (m.State == OutboxState.Sent || m.State == OutboxState.Buried
                    || m.State == OutboxState.Cancelled))
                .OrderBy(m => m.Id).Take(some),
            ct)
        + await DeleteAsync(
            (desk, some) => desk.ConversationNotes.Where(n => n.At < old).OrderBy(n => n.Id).Take(some), ct)
        + await DeleteAsync(
            (desk, some) => desk.Parked.Where(p => p.SettledAt < old).OrderBy(p => p.Id).Take(some), ct);

    /// <summary>The last message to a chat that was erased holds its address, until it has gone out.</summary>
    private async Task<int> LastWordsAsync(DateTimeOffset old, CancellationToken ct) =>
        await DeleteAsync(
            (desk, some) => desk.DeliveryEvents
                .Where(e => e.At < old && OfErased(desk).Any(m => m.Id == e.OutboxId)).OrderBy(e => e.Id).Take(some),
            ct)
        + await DeleteAsync(
            (desk, some) => OfErased(desk)
                .Where(m => m.CreatedAt < old && m.State != OutboxState.Queued && m.State != OutboxState.InHand)
                .OrderBy(m => m.Id).Take(some),
            ct);

    private static IQueryable<OutboxMessage> OfErased(DeskDb desk) => desk.Outbox.Where(m =>
        desk.Contacts.Any(c => c.Id == m.ContactId && c.Address.StartsWith(Contact.ErasedMark)));

    private async Task<int> LeftoversAsync(DateTimeOffset old, CancellationToken ct) =>
        await DeleteAsync(
            (desk, some) => desk.IdentificationAttempts.Where(a => a.At < old).OrderBy(a => a.Id).Take(some), ct)
        + await DeleteAsync(
            (desk, some) => desk.OneTimeCodes.Where(c => c.ExpiresAt < old).OrderBy(c => c.Id).Take(some), ct)
        + await DeleteAsync((desk, some) => desk.ReplyDrafts.Where(d => d.At < old).OrderBy(d => d.At).Take(some), ct)
        + await DeleteAsync(
            (desk, some) => desk.ChannelAlarms.Where(a => a.ClearedAt < old).OrderBy(a => a.Id).Take(some), ct);

    private async Task<int> DeleteAsync<T>(Func<DeskDb, int, IQueryable<T>> some, CancellationToken ct)
    {
        var deleted = 0;
        for (var step = 0; step < StepsMax; step++)
        {
            var count = await database.WriteAsync(
                (desk, token) => some(desk, RowsPerStep).ExecuteDeleteAsync(token), ct);
            deleted += count;
            if (count < RowsPerStep) break;
        }

        return deleted;
    }
}
