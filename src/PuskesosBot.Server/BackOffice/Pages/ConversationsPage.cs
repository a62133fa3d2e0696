using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Who waits for a person, who has one, and who wrote lately.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class ConversationsPage(ConsoleDesk desk, ConversationList list, HandoverDesk handovers) : ConsolePage
{
    public const int SearchCharsMax = 100;

    public IReadOnlyList<OpenChat> Waiting { get; private set; } = [];

    public IReadOnlyList<OpenChat> Mine { get; private set; } = [];

    public IReadOnlyList<OpenChat> Others { get; private set; } = [];

    public IReadOnlyList<ChatRow> Recent { get; private set; } = [];

    public string Search { get; private set; } = "";

    public string? Channel { get; private set; }

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public async Task OnGetAsync(string? cari, string? saluran, int? hal, CancellationToken ct)
    {
        Search = (cari ?? "").Trim();
        if (Search.Length > SearchCharsMax) Search = Search[..SearchCharsMax];
        Channel = ConversationList.Channels.Contains(saluran) ? saluran : null;
        var page = Pager.Sound(hal);
        var open = await list.OpenAsync(ct);
        Waiting = [.. open.Where(o => o.Handover.HeldBy is null)];
        Mine = [.. open.Where(o => o.Handover.HeldBy == desk.Me.Id)];
        Others = [.. open.Where(o => o.Handover.HeldBy is { } by && by != desk.Me.Id)];
        var recent = await list.RecentAsync(Search.ToUpperInvariant(), Channel, page, ct);
        Recent = [.. recent.Take(Pager.RowsPerPage)];
        Pager = new Pager(page, recent.Count > Pager.RowsPerPage, Link);
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken ct)
    {
        var result = await desk.WriteAsync(
            (write, token) => handovers.TakeAsync(write, desk.Me, id, desk.Now, token), ct);
        switch (result)
        {
            case HandoverResult.Done done:
                return Redirect($"~/console/obrolan/{done.Handover.ContactId}");
            case HandoverResult.HeldByOther other:
                Warn($"Sudah diambil {other.Name}.");
                return Redirect("~/console/obrolan");
            case HandoverResult.Ended:
                Warn("Warga ini sudah kembali ke bot.");
                return Redirect("~/console/obrolan");
            default:
                return NotFound();
        }
    }

    private string Link(int page) => Url.Content("~/console/obrolan") + QueryString.Create(
        [KeyValuePair.Create("cari", (string?)Search), KeyValuePair.Create("saluran", Channel),
            KeyValuePair.Create("hal", (string?)$"{page}")]);
}
