using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;

namespace PuskesosBot.Server.WebChat;

/// <summary>Tells open consoles that a resident is typing.</summary>
internal sealed class TypingNews(DeskDatabase database)
{
    public async Task TellAsync(string channel, string address, CancellationToken ct)
    {
        if (database.HasOneWriter && !database.News.HasListeners) return;
        await using var desk = database.Open();
        var contactId = await desk.Contacts.AsNoTracking()
            .Where(c => c.Channel == channel && c.Address == address).Select(c => (Guid?)c.Id)
            .SingleOrDefaultAsync(ct);
        if (contactId is not { } id) return;
        if (database.HasOneWriter) database.News.Tell(Topics.Typing(id));
        // Elsewhere the console may be open in another process, which hears only what is committed.
        else await database.WriteAsync((told, _) => Task.FromResult(told.News.Add(Topics.Typing(id))), ct);
    }
}
