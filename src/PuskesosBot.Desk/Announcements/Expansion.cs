using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Announcements;

/// <summary>What is the same for every chunk of an announcement: nobody changes it once it is being sent.</summary>
/// <param name="Texts">By language.</param>
/// <param name="Older">Announcements about the same hand-out that were begun before.</param>
internal sealed record Expansion(
    Guid AnnouncementId,
    Audience Audience,
    string? Template,
    IReadOnlyList<AnnouncementText> Texts,
    IReadOnlyList<Guid> Older)
{
    internal static async Task<Expansion> OfAsync(DeskDb desk, Announcement about, CancellationToken ct)
    {
        var id = about.Id;
        var texts = await desk.AnnouncementTexts.AsNoTracking().Where(t => t.AnnouncementId == id)
            .OrderBy(t => t.Language).ToListAsync(ct);
        var audience = Audience.Of(about, await AnnouncementRows.SupersededAsync(desk, id, ct));
        return new Expansion(id, audience, about.Template, texts, await OlderAsync(desk, about, ct));
    }

    private static async Task<List<Guid>> OlderAsync(DeskDb desk, Announcement about, CancellationToken ct)
    {
        if (about.DistributionId is not { } of) return [];
        var (id, made) = (about.Id, about.CreatedAt);
        return await desk.Announcements.AsNoTracking()
            .Where(a => a.DistributionId == of && a.Id != id && a.CreatedAt < made && a.StartedAt != null)
            .Select(a => a.Id).ToListAsync(ct);
    }
}
