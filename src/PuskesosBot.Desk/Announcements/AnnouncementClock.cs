using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// Carries announcements on: starts what is due, writes addressees in chunks, puts messages aside or cancels them as
/// the state says, tells the author. Run it again at any time, from any process: the rows are the truth.
/// </summary>
public sealed class AnnouncementClock(
    DeskHome home,
    DeskProfile profile,
    AnnouncementRules rules,
    AnnouncementWords words,
    AudienceReach reach,
    Notices notices,
    IdSource ids)
{
    /// <summary>Fewer messages than this are told of at their end only.</summary>
    private const int ToldOfFrom = 40;

    /// <summary>Percent between two words to the author.</summary>
    private const int ToldEvery = 25;

    private readonly AnnouncementChunk _chunk = new(rules, reach, ids);

    /// <returns>Chunks written.</returns>
    public async Task<int> RunAsync(DeskDatabase database, TimeProvider time, CancellationToken ct)
    {
        await ExpireAsync(database, time.GetUtcNow(), ct);
        var written = 0;
        foreach (var open in await OpenAsync(database, ct)) written += await CarryOnAsync(database, open, time, ct);
        return written;
    }

    private async Task<List<OpenAnnouncement>> OpenAsync(DeskDatabase database, CancellationToken ct)
    {
        await using var desk = database.Open();
        var deskId = home.Desk.Id;
        return await desk.Announcements.AsNoTracking()
            .Where(a => a.DeskId == deskId && (a.State == AnnouncementState.Scheduled
                || a.State == AnnouncementState.Sending || (a.State == AnnouncementState.Paused && a.StartedAt != null)
                || ((a.State == AnnouncementState.Cancelled || a.State == AnnouncementState.Superseded)
                    && a.StartedAt != null && a.FinishedAt == null)))
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id)
            .Select(a => new OpenAnnouncement(a.Id, a.State))
            .Take(AnnouncementRules.OpenMax)
            .ToListAsync(ct);
    }

    private async Task<int> CarryOnAsync(
        DeskDatabase database, OpenAnnouncement open, TimeProvider time, CancellationToken ct)
    {
        var id = open.Id;
        switch (open.State)
        {
            case AnnouncementState.Paused:
                await AllAsync(database, (desk, token) => AnnouncementMessages.PutAsideAsync(desk, id, token), ct);
                return 0;
            case AnnouncementState.Cancelled or AnnouncementState.Superseded:
                var why = open.State == AnnouncementState.Cancelled ? "cancelled" : "superseded";
                await AllAsync(database, (desk, token) => AnnouncementMessages.CancelAsync(desk, id, why, token), ct);
                await database.WriteAsync((desk, token) => EndAsync(desk, id, time.GetUtcNow(), token), ct);
                return 0;
            default:
                if (!await database.WriteAsync((desk, token) => GoesAsync(desk, id, time.GetUtcNow(), token), ct))
                    return 0;
                return await SendAsync(database, id, time, ct);
        }
    }

    private async Task<int> SendAsync(DeskDatabase database, Guid id, TimeProvider time, CancellationToken ct)
    {
        Expansion expansion;
        await using (var look = database.Open())
        {
            var about = await look.Announcements.AsNoTracking().SingleAsync(a => a.Id == id, ct);
            expansion = await Expansion.OfAsync(look, about, ct);
            if (about.IsHeld) await PutBackAsync(database, id, time, ct);
            if (Quiet(about, time.GetUtcNow()) is { } until)
            {
                await AllAsync(
                    database, (desk, token) => AnnouncementMessages.PostponeAsync(desk, id, until, token), ct);
                return 0;
            }
        }

        // A chunk in each transaction: turns and other announcements get in between. Nothing of it leaves before the
        // sender's claim is on the disk, and the chunk with it.
        var chunks = 0;
        while (await database.WriteUnsyncedAsync(
            (desk, token) => _chunk.WriteAsync(desk, expansion, time.GetUtcNow(), token), ct)) chunks++;
        // How far it went is counted row by row, and of many that were written just now hardly any has left.
        if (chunks <= 1) await TellAsync(database, id, time.GetUtcNow(), ct);
        return chunks;
    }

    private static async Task PutBackAsync(DeskDatabase database, Guid id, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await AllAsync(database, (desk, token) => AnnouncementMessages.PutBackAsync(desk, id, now, token), ct);
        await database.WriteAsync(
            (desk, token) => desk.Announcements.Where(a => a.Id == id && a.State == AnnouncementState.Sending)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.IsHeld, false), token),
            ct);
    }

    /// <returns>It may be sent now, as far as its state and time go.</returns>
    private async Task<bool> GoesAsync(DeskDb desk, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var about = await AnnouncementRows.HoldAsync(desk, id, ct);
        if (about?.State is not (AnnouncementState.Scheduled or AnnouncementState.Sending)) return false;
        if (await IsStaleAsync(desk, about, ct))
        {
            about.State = AnnouncementState.Paused;
            (about.StateReason, about.IsHeld) = ("Penyalurannya berubah. Kirim pengumuman yang baru.", true);
            about.Version++;
            await TellAuthorAsync(desk, about, AnnouncementTexts.Stale, Code(about), now, ct);
            desk.News.Add(Topics.Announcements);
            return false;
        }

        if (about.State == AnnouncementState.Sending) return true;
        if (about.SendAt > now || Quiet(about, now) is not null) return false;
        (about.State, about.StartedAt) = (AnnouncementState.Sending, now);
        about.Version++;
        return true;
    }

    /// <summary>The hand-out was changed after this was confirmed: what it says is not true any more.</summary>
    private static async Task<bool> IsStaleAsync(DeskDb desk, Announcement about, CancellationToken ct)
    {
        if (about.DistributionId is not { } of) return false;
        var version = about.DistributionVersion;
        return await desk.Distributions.AsNoTracking()
            .AnyAsync(d => d.Id == of && d.Version > version && d.Untold != DistributionChange.None, ct);
    }

    private DateTimeOffset? Quiet(Announcement about, DateTimeOffset now) =>
        about.UrgentReason is null && QuietHours.NextAwake(now, profile.Zone) is var awake && awake > now
            ? awake
            : null;

    private static async Task<bool> EndAsync(DeskDb desk, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var progress = await AnnouncementProgress.OfAsync(desk, id, ct);
        if (progress.Left > 0) return false;
        await desk.Announcements.Where(a => a.Id == id && a.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.FinishedAt, now), ct);
        desk.News.Add(Topics.Announcements);
        return true;
    }

    private async Task TellAsync(DeskDatabase database, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        AnnouncementProgress progress;
        await using (var look = database.Open())
        {
            if (await look.Announcements.AnyAsync(a => a.Id == id && a.ExpandedAt == null, ct)) return;
            progress = await AnnouncementProgress.OfAsync(look, id, ct);
        }

        await database.WriteAsync((desk, token) => TellAsync(desk, id, progress, now, token), ct);
    }

    private async Task<bool> TellAsync(
        DeskDb desk, Guid id, AnnouncementProgress progress, DateTimeOffset now, CancellationToken ct)
    {
        var about = await AnnouncementRows.HoldAsync(desk, id, ct);
        if (about is not { State: AnnouncementState.Sending, ExpandedAt: not null }) return false;
        var isOver = progress.Left == 0;
        var percent = isOver ? 100 : progress.Percent / ToldEvery * ToldEvery;
        if (isOver)
        {
            (about.State, about.FinishedAt) = (AnnouncementState.Done, now);
            about.Version++;
        }

        var isNews = isOver || (percent > about.ToldPercent && progress.Total >= ToldOfFrom);
        if (isNews)
        {
            about.ToldPercent = percent;
            await TellAuthorAsync(
                desk, about, isOver ? AnnouncementTexts.Done : AnnouncementTexts.Progress, Values(about, progress), now,
                ct);
        }

        desk.News.Add(Topics.Announcements);
        return isNews;
    }

    private async Task TellAuthorAsync(
        DeskDb desk, Announcement about, string text, Dictionary<string, SlotValue> values, DateTimeOffset now,
        CancellationToken ct)
    {
        if (about.AuthorContactId is not { } id) return;
        var author = await desk.Contacts.AsNoTracking().SingleAsync(c => c.Id == id, ct);
        var said = new OutboundMessage(author.ToAddress(), words.Say(author.Language, text, values))
        {
            Language = author.Language,
        };
        await notices.AddAsync(desk, author, null, said, now, ct);
    }

    private static Dictionary<string, SlotValue> Code(Announcement about) => new() { ["code"] = about.Code };

    private static Dictionary<string, SlotValue> Values(Announcement about, AnnouncementProgress progress)
    {
        static string Some(int count) =>
            count == 0 ? "" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var values = Code(about);
        values["sent"] = progress.Sent.ToString(System.Globalization.CultureInfo.InvariantCulture);
        values["total"] = progress.Total.ToString(System.Globalization.CultureInfo.InvariantCulture);
        values["failed"] = Some(progress.Failed);
        values["waiting"] = Some(progress.Waiting);
        values["left"] = Some(progress.Left);
        return values;
    }

    /// <summary>Who writes only after the day is not told of it any more.</summary>
    private Task<int> ExpireAsync(DeskDatabase database, DateTimeOffset now, CancellationToken ct)
    {
        var today = profile.TodayAt(now);
        return database.WriteAsync(
            (desk, token) => desk.Outbox
                .Where(m => m.State == OutboxState.Waiting && m.Priority == OutboxPriority.Bulk
                    && desk.AnnouncementAddressees.Any(a => a.OutboxId == m.Id && desk.Announcements.Any(n =>
                        n.Id == a.AnnouncementId
                        && desk.Distributions.Any(d => d.Id == n.DistributionId && d.Date < today))))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Error, "over"),
                    token),
            ct);
    }

    private static async Task AllAsync(
        DeskDatabase database, Func<DeskDb, CancellationToken, Task<int>> some, CancellationToken ct)
    {
        while (await database.WriteAsync(some, ct) == AnnouncementRules.SteeredMax)
        {
        }
    }

    private sealed record OpenAnnouncement(Guid Id, AnnouncementState State);
}
