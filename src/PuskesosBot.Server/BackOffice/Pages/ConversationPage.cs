using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>One chat: read by all who may, answered by who holds it.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class ConversationPage(
    ConsoleDesk desk, ConversationReader reader, HandoverDesk handovers, HandoverQueue queue, StaffTyping typing)
    : ConsolePage
{
    /// <summary>Values of <c>bagian</c>: the lines that are new, and those before.</summary>
    public const string NewPart = "baru", OlderPart = "lama";

    /// <summary>A line may be committed after a later one.</summary>
    private static readonly TimeSpan CommittedWithin = TimeSpan.FromSeconds(2);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ConversationView View { get; private set; } = null!;

    public ReplyTools? Tools { get; private set; }

    public bool MayTakeOver => HandoverDesk.MayTakeOver(desk.Me.Role);

    public string Address => Url.Content($"~/console/obrolan/{Id}");

    /// <param name="bagian">A part of the page only.</param>
    /// <param name="sebelum">Of the part before: until when, in Unix milliseconds.</param>
    /// <param name="sejak">Of the new part: since when, in Unix milliseconds; none: as much as a page has.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IActionResult> OnGetAsync(string? bagian, long? sebelum, long? sejak, CancellationToken ct)
    {
        if (bagian == OlderPart && InstantOf(sebelum) is { } before)
        {
            if (await reader.OlderAsync(Id, before, ct) is not { } older) return NotFound();
            return Partial("_ConversationLines", older);
        }

        var from = bagian == NewPart ? InstantOf(sejak) - CommittedWithin : null;
        if (await reader.ReadAsync(Id, from, ct) is not { } view) return NotFound();
        View = view;
        if (view.IsMine) Tools = await reader.ToolsAsync(view, ct);
        return bagian == NewPart ? Partial("_Conversation", this) : Page();
    }

    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct) =>
        ActAsync((write, handover, token) => handovers.TakeAsync(write, desk.Me, handover, desk.Now, token), ct);

    public Task<IActionResult> OnPostTakeOverAsync(CancellationToken ct) => ActAsync(
        async (write, handover, token) =>
        {
            var result = await handovers.TakeOverAsync(write, desk.Me, handover, desk.Now, token);
            if (result is HandoverResult.Done done)
                desk.Audit(write, "handover_taken_over", $"handover:{handover}", deskId: done.Handover.DeskId);
            return result;
        },
        ct);

    /// <summary>Unasked: the resident is told who answers now.</summary>
    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct) => Told(await desk.WriteAsync(
        (write, token) => handovers.BeginAsync(write, desk.Me, Id, queue, desk.Now, token), ct));

    public async Task<IActionResult> OnPostSayAsync(string? words, CancellationToken ct)
    {
        var said = (words ?? "").ReplaceLineEndings("\n").Trim();
        if (said.Length is 0 or > HandoverLimits.WordsMax) return Told(null, "Tulis 1 sampai 1.000 huruf.");
        return await ActAsync(
            (write, handover, token) => handovers.SayAsync(write, desk.Me, handover, said, desk.Now, token), ct);
    }

    public async Task<IActionResult> OnPostDraftAsync(string? words, CancellationToken ct)
    {
        if (!await MaySeeAsync(ct)) return NotFound();
        await desk.WriteAsync(
            (write, token) => StaffNotes.DraftAsync(write, desk.Me, Id, words ?? "", desk.Now, token), ct);
        return StatusCode(StatusCodes.Status204NoContent);
    }

    public async Task<IActionResult> OnPostNoteAsync(string? words, CancellationToken ct)
    {
        var noted = (words ?? "").Trim();
        if (!await MaySeeAsync(ct)) return NotFound();
        if (noted.Length is 0 or > HandoverLimits.WordsMax) return Told(null, "Tulis 1 sampai 1.000 huruf.");
        await desk.WriteAsync(
            (write, _) =>
            {
                StaffNotes.Note(write, desk.Me, Id, desk.NextId(), noted, desk.Now);
                return Task.FromResult(true);
            },
            ct);
        return Again();
    }

    /// <summary>Somebody sits here; and the resident sees that an answer is being typed.</summary>
    /// <param name="mengetik">It is.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IActionResult> OnPostSeenAsync(bool mengetik, CancellationToken ct)
    {
        if (await OpenAsync(ct) is not { } handover) return StatusCode(StatusCodes.Status204NoContent);
        var result = await desk.WriteAsync(
            (write, token) => HandoverDesk.SeenAsync(write, desk.Me, handover, desk.Now, token), ct);
        if (mengetik && result is HandoverResult.Done)
        {
            var contact = await desk.Scope.Contacts(desk.Read).AsNoTracking().SingleAsync(c => c.Id == Id, ct);
            var last = await desk.Read.Inbound.AsNoTracking().Where(i => i.ContactId == Id)
                .OrderByDescending(i => i.At).Select(i => i.ExternalId).FirstOrDefaultAsync(ct);
            await typing.ShowAsync(contact, last ?? "", ct);
        }

        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <param name="to">Null: back to the queue.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IActionResult> OnPostTransferAsync(Guid? to, CancellationToken ct)
    {
        var colleague = to is { } id
            ? await desk.Scope.Staff(desk.Read).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct)
            : null;
        if (to is not null && colleague is null) return NotFound();
        return await ActAsync(
            (write, handover, token) =>
                handovers.TransferAsync(write, desk.Me, handover, colleague, desk.Now, token),
            ct);
    }

    public Task<IActionResult> OnPostHandBackAsync(CancellationToken ct) =>
        ActAsync((write, handover, token) => handovers.HandBackAsync(write, desk.Me, handover, desk.Now, token), ct);

    private async Task<IActionResult> ActAsync(
        Func<DeskDb, Guid, CancellationToken, Task<HandoverResult>> act, CancellationToken ct)
    {
        if (!await MaySeeAsync(ct)) return NotFound();
        if (await OpenAsync(ct) is not { } handover) return Told(new HandoverResult.Ended());
        return Told(await desk.WriteAsync((write, token) => act(write, handover, token), ct));
    }

    private Task<bool> MaySeeAsync(CancellationToken ct) =>
        desk.Scope.Contacts(desk.Read).AnyAsync(c => c.Id == Id, ct);

    private Task<Guid?> OpenAsync(CancellationToken ct) => desk.Scope.Handovers(desk.Read)
        .Where(h => h.ContactId == Id && h.EndedAt == null).Select(h => (Guid?)h.Id).SingleOrDefaultAsync(ct);

    private IActionResult Told(HandoverResult? result, string? problem = null)
    {
        if (result is HandoverResult.NotFound) return NotFound();
        problem ??= result switch
        {
            HandoverResult.HeldByOther other => $"Obrolan ini dipegang {other.Name}.",
            HandoverResult.Ended => "Warga ini sudah kembali ke bot.",
            _ => null,
        };
        if (problem is null) return Again();
        Warn(problem);
        if (!IsPart) return Redirect($"~/console/obrolan/{Id}");
        Response.Headers["HX-Redirect"] = Address;
        return StatusCode(StatusCodes.Status204NoContent);
    }

    // A page that fetches its parts itself has no need to be loaded anew.
    private IActionResult Again() =>
        IsPart ? StatusCode(StatusCodes.Status204NoContent) : Redirect($"~/console/obrolan/{Id}");

    private static DateTimeOffset? InstantOf(long? unixMs) => unixMs is > 100_000 and < 253_402_300_799_999
        ? DateTimeOffset.FromUnixTimeMilliseconds(unixMs.Value)
        : null;
}
