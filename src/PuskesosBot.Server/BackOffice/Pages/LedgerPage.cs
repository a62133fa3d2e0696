using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Observability;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>What was sent to whom, what became of it, and what to do where it failed.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class LedgerPage(ConsoleDesk desk, DeskClock clock, DeliveryAdvice advice, ChannelHealth health)
    : ConsolePage
{
    private const int TextCharsMax = 160, NamesMax = 3;

    /// <summary>Ids that one statement asks for.</summary>
    private const int IdsPerQuery = 500;

    public static readonly IReadOnlyList<(string Key, string Label, OutboxState State)> States =
    [
        ("gagal", "Gagal", OutboxState.Buried), ("menunggu", "Menunggu warga menulis", OutboxState.Waiting),
        ("antre", "Antre", OutboxState.Queued), ("terkirim", "Terkirim", OutboxState.Sent),
    ];

    public static readonly IReadOnlyList<string> Channels =
        [ChannelNames.WhatsApp, ChannelNames.Telegram, ChannelNames.WebChat];

    public string? State { get; private set; }

    public string? Channel { get; private set; }

    public Guid? ContactId { get; private set; }

    /// <summary>Only of this announcement.</summary>
    public Guid? AnnouncementId { get; private set; }

    public IReadOnlyList<LedgerRow> Rows { get; private set; } = [];

    public IReadOnlyList<ChannelReport> Health { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public async Task<IActionResult> OnGetAsync(
        string? keadaan, string? saluran, Guid? kontak, Guid? pengumuman, string? unduh, int? hal,
        CancellationToken ct)
    {
        (State, Channel, ContactId, AnnouncementId) = (keadaan, saluran, kontak, pengumuman);
        var messages = Filtered().OrderByDescending(m => m.Id);
        if (unduh is "csv" or "xlsx") return await ExportAsync(messages, unduh == "xlsx", ct);
        var page = Pager.Sound(hal);
        var found = await Pager.Cut(messages, page).ToListAsync(ct);
        Rows = await RowsAsync([.. found.Take(Pager.RowsPerPage)], ct);
        Pager = new Pager(page, found.Count > Pager.RowsPerPage, n => Url.Content($"~/console/kiriman{Query(n)}"));
        Health = await health.AskAsync(ct);
        return Page();
    }

    private IQueryable<OutboxMessage> Filtered()
    {
        var messages = desk.Scope.Outbox(desk.Read).AsNoTracking();
        foreach (var (_, _, state) in States.Where(state => state.Key == State))
        {
            if (state is OutboxState.Buried or OutboxState.Waiting)
                messages = messages.Where(OutboxMessage.IsStuck);
            messages = messages.Where(m => m.State == state);
        }

        if (Channel is { Length: > 0 } channel) messages = messages.Where(m => m.Channel == channel);
        if (ContactId is { } contact) messages = messages.Where(m => m.ContactId == contact);
        if (AnnouncementId is { } of)
            messages = messages.Where(m =>
                desk.Read.AnnouncementAddressees.Any(a => a.OutboxId == m.Id && a.AnnouncementId == of));
        return messages;
    }

    private async Task<FileResult> ExportAsync(IQueryable<OutboxMessage> messages, bool isXlsx, CancellationToken ct)
    {
        var rows = await RowsAsync(await messages.Take(SheetFile.RowsMax).ToListAsync(ct), ct);
        await desk.WriteAsync(
            (write, _) =>
            {
                desk.Audit(write, "ledger_exported", string.Create(
                    CultureInfo.InvariantCulture, $"{rows.Count} rows"));
                return Task.FromResult(rows.Count);
            },
            ct);
        // Without what was said: whom it reached is what a file of it is for.
        return SheetFile.Of(
            isXlsx, "kiriman", ["Dibuat", "Saluran", "Kepada", "Keadaan", "Terkirim", "Kabar terakhir", "Saran"],
            rows.Select(row => (string[])[
                clock.Full(row.Message.CreatedAt), StaffWords.OfChannel(row.Message.Channel), row.To,
                LedgerWords.Of(row.Message), row.Message.SentAt is { } sent ? clock.Full(sent) : "",
                row.Told is { } told ? clock.Full(told.At) : "", row.Advice ?? ""]));
    }

    private async Task<List<LedgerRow>> RowsAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        var names = new Dictionary<Guid, List<string>>();
        foreach (var ids in messages.Select(m => m.ContactId).Distinct().Chunk(IdsPerQuery))
        {
            var part = ids.ToList();
            var linked = await desk.Read.ContactLinks.Where(l => part.Contains(l.ContactId))
                .Join(
                    desk.Scope.Residents(desk.Read), l => l.ResidentId, r => r.Id,
                    (l, r) => new { l.ContactId, r.Name })
                .ToListAsync(ct);
            foreach (var of in linked.GroupBy(l => l.ContactId))
                names[of.Key] = [.. of.Select(l => DisplayName.Of(l.Name)).Order(StringComparer.Ordinal)];
        }

        var told = new Dictionary<Guid, DeliveryEvent>();
        foreach (var ids in messages.Select(m => m.Id).Chunk(IdsPerQuery))
        {
            var part = ids.ToList();
            foreach (var happened in await desk.Read.DeliveryEvents.AsNoTracking()
                .Where(e => part.Contains(e.OutboxId)).OrderBy(e => e.At).ToListAsync(ct))
                told[happened.OutboxId] = happened;
        }

        return [.. messages.Select(m => new LedgerRow(
            m, ToOf(names.GetValueOrDefault(m.ContactId)), TextOf(m), told.GetValueOrDefault(m.Id), AdviceOf(m)))];
    }

    private static string ToOf(List<string>? names) => names switch
    {
        null => "Belum dikenal",
        { Count: <= NamesMax } => string.Join(", ", names),
        _ => $"{string.Join(", ", names.Take(NamesMax))} dan lainnya",
    };

    private static string TextOf(OutboxMessage message)
    {
        var text = message.ToMessage().Text;
        return text.Length <= TextCharsMax ? text : string.Concat(text.AsSpan(0, TextCharsMax), "…");
    }

    private string? AdviceOf(OutboxMessage message) => message.State switch
    {
        OutboxState.Buried => advice.For(message.Channel, message.Error ?? ""),
        OutboxState.Waiting => advice.For(message.Channel, null),
        _ => null,
    };

    private string Query(int page) => QueryString.Create(new Dictionary<string, string?>
    {
        ["keadaan"] = State,
        ["saluran"] = Channel,
        ["kontak"] = ContactId?.ToString(),
        ["pengumuman"] = AnnouncementId?.ToString(),
        ["hal"] = page.ToString(CultureInfo.InvariantCulture),
    }).ToString();
}

/// <param name="To">Residents whom the chat proved to act for.</param>
/// <param name="Told">What the provider told last.</param>
/// <param name="Advice">What to do; null where nothing is.</param>
internal sealed record LedgerRow(OutboxMessage Message, string To, string Text, DeliveryEvent? Told, string? Advice);
