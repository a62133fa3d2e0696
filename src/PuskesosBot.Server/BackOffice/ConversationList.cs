using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Chats as the list of conversations shows them.</summary>
internal sealed class ConversationList(ConsoleDesk desk, ContactNames names)
{
    /// <summary>Open handovers shown; a desk that has more needs colleagues, not a longer list.</summary>
    internal const int OpenMax = 200;

    internal static readonly string[] Channels =
        [ChannelNames.WhatsApp, ChannelNames.Telegram, ChannelNames.WebChat];

    /// <summary>All that wait or are held; emergencies first, then who waits longest.</summary>
    public async Task<IReadOnlyList<OpenChat>> OpenAsync(CancellationToken ct)
    {
        var open = await desk.Scope.Handovers(desk.Read).AsNoTracking().Where(h => h.EndedAt == null)
            .OrderBy(h => h.OpenedAt).Take(OpenMax)
            .Join(desk.Read.Contacts, h => h.ContactId, c => c.Id, (h, c) => new { Handover = h, Contact = c })
            .ToListAsync(ct);
        var named = await names.OfAsync(open.Select(o => o.Contact.Id), ct);
        var holders = await HoldersAsync(open.Select(o => o.Handover.HeldBy), ct);
        return [.. open.Select(o => new OpenChat(o.Handover, Row(o.Contact, named),
                o.Handover.HeldBy is { } by ? holders.GetValueOrDefault(by, "rekan") : null))
            .OrderBy(o => o.Handover.Reason != HandoverReason.Emergency).ThenBy(o => o.Handover.OpenedAt)];
    }

    /// <param name="search">Part of a linked resident's name; empty: all.</param>
    /// <param name="channel">One of <see cref="Channels"/>; else all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>One more than a page has, if there are more.</returns>
    public async Task<List<ChatRow>> RecentAsync(string search, string? channel, int page, CancellationToken ct)
    {
        var contacts = desk.Scope.Contacts(desk.Read).AsNoTracking()
            .Where(c => desk.Read.Conversations.Any(v => v.ContactId == c.Id));
        if (Channels.Contains(channel)) contacts = contacts.Where(c => c.Channel == channel);
        if (search.Length > 0)
        {
            var residents = desk.Scope.Residents(desk.Read).Where(r => r.SearchName.Contains(search));
            contacts = contacts.Where(c => desk.Read.ContactLinks.Any(l =>
                l.ContactId == c.Id && residents.Any(r => r.Id == l.ResidentId)));
        }

        var found = await Pager.Cut(contacts.OrderByDescending(c => c.LastInboundAt).ThenBy(c => c.Id), page)
            .ToListAsync(ct);
        var named = await names.OfAsync(found.Select(c => c.Id), ct);
        return [.. found.Select(c => Row(c, named))];
    }

    private static ChatRow Row(Contact contact, IReadOnlyDictionary<Guid, string> named) => new(
        contact.Id, named.GetValueOrDefault(contact.Id) ?? ContactNames.Unnamed(contact.Id), contact.Channel,
        contact.LastInboundAt, contact.IsGroup);

    private async Task<Dictionary<Guid, string>> HoldersAsync(IEnumerable<Guid?> held, CancellationToken ct)
    {
        var ids = held.OfType<Guid>().Distinct().ToList();
        return await desk.Read.Staff.AsNoTracking().Where(s => ids.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, ct);
    }
}

/// <summary>A chat in a list.</summary>
internal sealed record ChatRow(Guid Id, string Name, string Channel, DateTimeOffset WroteAt, bool IsGroup);

/// <summary>A chat that a person is to answer, or answers.</summary>
/// <param name="Holder">Null: it waits.</param>
internal sealed record OpenChat(Handover Handover, ChatRow Chat, string? Holder);
