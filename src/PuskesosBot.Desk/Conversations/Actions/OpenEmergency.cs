using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// Puts an emergency before the staff at once and, where the RW is known, before its head. Violence at home goes to
/// the staff alone: a neighbour who hears of it may make it worse.
/// </summary>
internal sealed partial class OpenEmergency(
    DeskProfile profile, CaseDesk cases, HandoverQueue handovers) : IDialogAction
{
    private const string NoWords = "Darurat. Warga belum menulis apa yang terjadi.";

    public ActionContract Contract { get; } = Contracts.Of(
        "open_emergency", ["what", "photo"],
        ("opened", ["receipt", "head_told"]), ("opened_privately", ["receipt"]),
        ("opened_without_rw", ["receipt", "what"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var what = Masking.Mask(call["what"]);
        var isPrivate = AtRisk.IsTold(what);
        var open = await OwnCases.Of(call).Where(c => c.Kind == CaseKind.Emergency && c.ClosedAt == null)
            .OrderBy(c => c.OpenedAt).FirstOrDefaultAsync(ct);
        var rw = isPrivate ? null : open?.Rw ?? NamedRw(what) ?? await LinkedRwAsync(call, ct);

        // Said again while it is open, it is the same emergency, and a head who knows is not told every time.
        var knows = open?.Rw is not null;
        var words = (isPrivate ? AtRisk.Mark : "") + (what.Length > 0 ? what : NoWords);
        if (open is null) open = await OpenAsync(call, words, rw, ct);
        else await AddAsync(call, open, words, rw, ct);
        await handovers.OpenAboutAsync(call.Desk, call.Contact, open, HandoverReason.Emergency, call.Now, ct);
        if (isPrivate) return ActionResult.Of("opened_privately", ("receipt", open.Receipt));
        if (rw is null) return ActionResult.Of("opened_without_rw", ("receipt", open.Receipt), ("what", what));
        var isTold = !knows && await NeighbourhoodCall.TellAsync(call, open.Receipt, rw, what, ct);
        return ActionResult.Of("opened", ("receipt", open.Receipt), ("head_told", isTold ? "yes" : ""));
    }

    private Task<Case> OpenAsync(ActionCall call, string words, string? rw, CancellationToken ct) => cases.OpenAsync(
        call.Desk,
        new NewCase(call.Contact.DeskId, CaseKind.Emergency, words, OwnCases.Who(call), call.Now)
        {
            ContactId = call.Contact.Id,
            Rw = rw,
            Attachments = call["photo"] is { Length: > 0 } photo ? [(AttachmentKind.Photo, photo)] : [],
        },
        ct);

    private async Task AddAsync(ActionCall call, Case open, string words, string? rw, CancellationToken ct)
    {
        open.Rw = rw; // Null once it became private: what the head was told stays told, but he sees no more of it.
        await cases.TryAddNoteAsync(call.Desk, open, call.Contact, words, call.Now, ct);
        if (call["photo"] is { Length: > 0 } photo)
            await cases.TryAttachAsync(call.Desk, open, call.Contact, AttachmentKind.Photo, photo, call.Now, ct);
    }

    /// <summary>"rw 6", "RW06": only with the letters before it; "3 anak" is no RW.</summary>
    private string? NamedRw(string what) =>
        RwInWords().Match(what) is { Success: true } match && match.Groups[1].Value.PadLeft(2, '0') is var rw
        && profile.Rws.Contains(rw) ? rw : null;

    private static async Task<string?> LinkedRwAsync(ActionCall call, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        var areas = await call.Desk.ContactLinks.AsNoTracking().Where(l => l.ContactId == contactId)
            .Join(call.Desk.Residents, l => l.ResidentId, r => r.Id, (_, r) => r.Rw).Distinct().Take(2)
            .ToListAsync(ct);
        return areas is [{ } rw] ? rw : null;
    }

    [GeneratedRegex(@"\brw[\s.:]*0*([1-9]\d?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RwInWords();
}
