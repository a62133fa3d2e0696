using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Configuration;

namespace PuskesosBot.Server.BackOffice;

/// <summary>One chat as its page shows it.</summary>
internal sealed class ConversationReader(
    ConsoleDesk desk, ContactNames names, DeliveryAdvice advice, CannedAnswers answers, DeskProfile profile,
    Sender sender)
{
    /// <summary>Colleagues to pass a chat to.</summary>
    private const int ColleaguesMax = 100;

    /// <summary>So long it is worth asking again what became of a message.</summary>
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromMinutes(10);

    /// <summary>Null: no such chat, or not for these eyes.</summary>
    /// <param name="from">Only the lines from this instant on; null: as many as a page has.</param>
    public async Task<ConversationView?> ReadAsync(Guid contactId, DateTimeOffset? from, CancellationToken ct)
    {
        var contact = await desk.Scope.Contacts(desk.Read).AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == contactId, ct);
        if (contact is null) return null;
        var handover = await desk.Scope.Handovers(desk.Read).AsNoTracking()
            .SingleOrDefaultAsync(h => h.ContactId == contactId && h.EndedAt == null, ct);
        var named = await names.OfAsync([contactId], ct);
        var lines = await ConversationLog.ReadAsync(desk.Read, contactId, from, before: null, ct);
        var about = handover is null ? null : await desk.Scope.Cases(desk.Read).AsNoTracking()
            .Where(c => c.Id == handover.CaseId).Select(c => new CaseLink(c.Receipt)).SingleOrDefaultAsync(ct);
        return new ConversationView(contact, named.GetValueOrDefault(contactId), handover)
        {
            Holder = handover?.HeldBy is { } by ? await NameAsync(by, ct) : null,
            IsMine = handover?.HeldBy == desk.Me.Id,
            Case = about,
            Lines = await ShownAsync(contact, lines, ct),
            FreeTextUntil = sender.FreeTextUntil(contact.Channel, contact.LastInboundAt),
        };
    }

    /// <summary>What was said before; null: no such chat.</summary>
    public async Task<ConversationView?> OlderAsync(Guid contactId, DateTimeOffset before, CancellationToken ct)
    {
        var contact = await desk.Scope.Contacts(desk.Read).AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == contactId, ct);
        if (contact is null) return null;
        var lines = await ConversationLog.ReadAsync(desk.Read, contactId, from: null, before, ct);
        return new ConversationView(contact, null, null) { Lines = await ShownAsync(contact, lines, ct) };
    }

    /// <summary>What the one who holds it writes with.</summary>
    public async Task<ReplyTools> ToolsAsync(ConversationView view, CancellationToken ct)
    {
        var (me, contactId) = (desk.Me.Id, view.Contact.Id);
        var draft = await desk.Read.ReplyDrafts.AsNoTracking()
            .Where(d => d.StaffId == me && d.ContactId == contactId).Select(d => d.Text).SingleOrDefaultAsync(ct);
        var colleagues = await desk.Scope.Staff(desk.Read).AsNoTracking()
            .Where(s => s.Id != me && s.DeactivatedAt == null && s.Role != StaffRole.RwHead
                && (s.DeskId == null || s.DeskId == view.Contact.DeskId))
            .OrderBy(s => s.Name).Take(ColleaguesMax).Select(s => new Colleague(s.Id, s.Name)).ToListAsync(ct);
        var language = view.Contact.Language;
        var values = new Dictionary<string, string>
        {
            [CannedAnswers.Name] = view.Name ?? "Bapak/Ibu",
            [CannedAnswers.Receipt] = view.Case?.Receipt ?? "",
            [CannedAnswers.Hours] = profile.HoursText.GetValueOrDefault(language)
                ?? profile.HoursText.Values.FirstOrDefault() ?? "",
            [CannedAnswers.Officer] = desk.Me.Name,
        };
        return new ReplyTools(draft ?? "", [.. answers.For(language, values)], colleagues);
    }

    private async Task<string> NameAsync(Guid staffId, CancellationToken ct) =>
        await desk.Read.Staff.Where(s => s.Id == staffId).Select(s => s.Name).SingleOrDefaultAsync(ct) ?? "rekan";

    private async Task<List<ShownLine>> ShownAsync(
        Contact contact, IReadOnlyList<ConversationLine> lines, CancellationToken ct)
    {
        var ids = lines.Select(l => l.StaffId).OfType<Guid>().Distinct().ToList();
        var staff = await desk.Read.Staff.AsNoTracking().Where(s => ids.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        return [.. lines.Select(line => Shown(contact, line, staff))];
    }

    private ShownLine Shown(Contact contact, ConversationLine line, Dictionary<Guid, string> staff)
    {
        var key = line.Heard is { } heard
            ? ResidentMedia.KeyOf(heard)
            : (line.Sent?.Id ?? line.NoteId)!.Value.ToString("N");
        var shown = new ShownLine($"l-{key}", line)
        {
            Staff = line.StaffId is { } id ? staff.GetValueOrDefault(id, "Petugas") : null,
            File = line is { Heard: not null, Media: { } media } ? FileOf(contact, key, media) : null,
        };
        return line.Sent is { } sent && line.Side == ConversationSide.Staff ? WithState(shown, sent) : shown;
    }

    private static ShownFile FileOf(Contact contact, string key, string media)
    {
        var (kind, reference) = ResidentMedia.Split(media);
        return new ShownFile(kind, reference, $"~/console/obrolan/{contact.Id}/berkas/{key}");
    }

    private ShownLine WithState(ShownLine line, OutboxMessage sent)
    {
        var state = sent.State switch
        {
            OutboxState.Waiting => "Menunggu warga menulis lagi",
            OutboxState.Buried => "Gagal",
            OutboxState.Cancelled => "Dibatalkan",
            OutboxState.Sent => sent.Stage switch
            {
                Channels.DeliveryStage.Read => "Dibaca",
                Channels.DeliveryStage.Delivered => "Sampai",
                _ => "Terkirim",
            },
            _ => "Sedang dikirim",
        };
        var isFailed = sent.State is OutboxState.Buried or OutboxState.Cancelled;
        var mayChange = !isFailed && sent.Stage != Channels.DeliveryStage.Read
            && desk.Now - sent.CreatedAt < SettlesWithin;
        return line with
        {
            State = state,
            Advice = isFailed || sent.State == OutboxState.Waiting ? advice.For(sent.Channel, sent.Error) : null,
            MayChange = mayChange,
        };
    }
}
