using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels.WebChat;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.WebChat;

/// <summary>The lines of every web chat, in order and durable.</summary>
/// <remarks>
/// Numbers rise by one and become visible in that order, because the next one is taken from what is committed and the
/// key refuses a second taker. So a client that has seen n has seen everything before it.
/// </remarks>
internal sealed class WebChatLog(DeskDatabase database, TimeProvider time)
{
    /// <summary>Starts the conversation; false when it was started before.</summary>
    public async Task<bool> StartAsync(string conversation, string user, CancellationToken ct)
    {
        if (await UserOfAsync(conversation, ct) is not null) return false;
        try
        {
            return await database.WriteAsync((desk, _) => Task.FromResult(Add(desk, Start(conversation, user))), ct);
        }
        catch (DbUpdateException)
        {
            // Two starts at once: one of them is not the first. Any other reason is found again by the look-up.
            if (await UserOfAsync(conversation, ct) is null) throw;
            return false;
        }
    }

    /// <summary>Whose conversation it is; null when there is none.</summary>
    public async Task<string?> UserOfAsync(string conversation, CancellationToken ct)
    {
        await using var desk = database.Open();
        var start = await desk.WebChatActivities.AsNoTracking()
            .Where(a => a.ConversationId == conversation && a.Sequence == 0)
            .Select(a => a.Json).SingleOrDefaultAsync(ct);
        return start is null ? null : JsonSerializer.Deserialize<StartLine>(start)!.User;
    }

    /// <summary>Number of the line that echoes this delivery; null when there is none.</summary>
    public async Task<long?> EchoOfAsync(string conversation, string externalId, CancellationToken ct)
    {
        await using var desk = database.Open();
        return await EchoOfAsync(desk, conversation, externalId, ct);
    }

    /// <summary>
    /// Appends what <paramref name="write"/> makes of the place; a delivery that is there already keeps its place.
    /// </summary>
    /// <returns>The number, from 1.</returns>
    public async Task<long> AppendAsync(
        string conversation, string user, string? externalId, Func<ActivityPlace, string> write, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await database.WriteAsync(
                    async (desk, inner) =>
                        externalId is not null && await EchoOfAsync(desk, conversation, externalId, inner) is { } echo
                            ? echo
                            : await AppendWithinAsync(desk, conversation, user, externalId, write, inner),
                    ct);
            }
            catch (Exception lost) when (tried < WebChatLimits.AppendTriesMax
                && (lost is DbUpdateException || database.IsTransient(lost)))
            {
                // Somebody else took the number; the next try reads the new last one.
            }
        }
    }

    /// <summary>What follows, at most one set of it.</summary>
    /// <param name="conversation">Its id.</param>
    /// <param name="after">The last number seen; larger than any means the last one.</param>
    public async Task<ActivityPage> ReadAsync(string conversation, long after, CancellationToken ct)
    {
        await using var desk = database.Open();
        var lines = await desk.WebChatActivities.AsNoTracking()
            .Where(a => a.ConversationId == conversation && a.Sequence > after && a.Sequence > 0)
            .OrderBy(a => a.Sequence).Take(WebChatLimits.ActivitiesPerSetMax)
            .Select(a => new { a.Sequence, a.Json }).ToListAsync(ct);
        if (lines.Count > 0) return new ActivityPage([.. lines.Select(l => l.Json)], lines[^1].Sequence);

        var last = await desk.WebChatActivities.Where(a => a.ConversationId == conversation)
            .MaxAsync(a => (long?)a.Sequence, ct);
        return new ActivityPage([], Math.Min(after, last ?? 0));
    }

    private async Task<long> AppendWithinAsync(
        DeskDb desk, string conversation, string user, string? externalId, Func<ActivityPlace, string> write,
        CancellationToken ct)
    {
        var last = await desk.WebChatActivities.AsNoTracking().Where(a => a.ConversationId == conversation)
            .OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.At }).FirstAsync(ct);

        // Clients sort by time stamp, so two lines of one millisecond, or a clock set back, must not swap them.
        var now = time.GetUtcNow();
        var at = now > last.At ? now : last.At.AddMilliseconds(1);
        var place = new ActivityPlace(conversation, user, last.Sequence + 1, at);
        Add(desk, new WebChatActivity
        {
            ConversationId = conversation,
            Sequence = place.Sequence,
            ExternalId = externalId,
            Json = write(place),
            At = at,
        });
        return place.Sequence;
    }

    private WebChatActivity Start(string conversation, string user) => new()
    {
        ConversationId = conversation,
        Sequence = 0,
        Json = JsonSerializer.Serialize(new StartLine(user)),
        At = time.GetUtcNow(),
    };

    private static bool Add(DeskDb desk, WebChatActivity line)
    {
        desk.WebChatActivities.Add(line);
        return true;
    }

    private static async Task<long?> EchoOfAsync(
        DeskDb desk, string conversation, string externalId, CancellationToken ct) =>
        await desk.WebChatActivities.Where(a => a.ConversationId == conversation && a.ExternalId == externalId)
            .Select(a => (long?)a.Sequence).SingleOrDefaultAsync(ct);

    private sealed record StartLine(string User);
}

/// <summary>Activities as JSON, in order, and the number to go on from.</summary>
internal sealed record ActivityPage(IReadOnlyList<string> Activities, long Watermark);
