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
internal sealed partial class OpenEmergency(DeskProfile profile, CaseDesk cases, IdSource ids) : IDialogAction
{
    private const string NoWords = "Darurat. Warga belum menulis apa yang terjadi.",
        Private = "RAHASIA, jangan diteruskan ke RT/RW. ";

    public ActionContract Contract { get; } = Contracts.Of(
        "open_emergency", ["what", "photo"],
        ("opened", ["receipt", "head_told"]), ("opened_privately", ["receipt"]),
        ("opened_without_rw", ["receipt", "what"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var what = Masking.Mask(call["what"]);
        var isPrivate = Violence().IsMatch(what);
        var rw = isPrivate ? null : NamedRw(what) ?? await LinkedRwAsync(call, ct);
        var opened = await OpenAsync(call, what.Length > 0 ? what : NoWords, isPrivate, rw, ct);
        await HandOverAsync(call, opened, ct);
        if (isPrivate) return ActionResult.Of("opened_privately", ("receipt", opened.Receipt));
        if (rw is null) return ActionResult.Of("opened_without_rw", ("receipt", opened.Receipt), ("what", what));
        var isTold = await NeighbourhoodCall.TellAsync(call, opened.Receipt, rw, what, ct);
        return ActionResult.Of("opened", ("receipt", opened.Receipt), ("head_told", isTold ? "yes" : ""));
    }

    /// <summary>Said again while it is open, it is the same emergency.</summary>
    private async Task<Case> OpenAsync(
        ActionCall call, string what, bool isPrivate, string? rw, CancellationToken ct)
    {
        var open = await OwnCases.Of(call).Where(c => c.Kind == CaseKind.Emergency && c.ClosedAt == null)
            .OrderBy(c => c.OpenedAt).FirstOrDefaultAsync(ct);
        var words = isPrivate ? Private + what : what;
        var photo = call["photo"];
        if (open is not null)
        {
            // What was told to the head of the RW before stays told; from now on he sees no more of it.
            open.Rw = isPrivate ? null : open.Rw ?? rw;
            await cases.TryAddNoteAsync(call.Desk, open, call.Contact, words, call.Now, ct);
            if (photo.Length > 0) call.Desk.CaseAttachments.Add(OwnCases.Photo(call, ids, open, photo));
            return open;
        }

        var anew = new NewCase(call.Contact.DeskId, CaseKind.Emergency, words, OwnCases.Who(call), call.Now)
        {
            ContactId = call.Contact.Id,
            Rw = rw,
            Attachments = photo.Length > 0 ? [(AttachmentKind.Photo, photo)] : [],
        };
        return await cases.OpenAsync(call.Desk, anew, ct);
    }

    private async Task HandOverAsync(ActionCall call, Case opened, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        if (await call.Desk.Handovers.AnyAsync(h => h.ContactId == contactId && h.EndedAt == null, ct)) return;
        call.Desk.Handovers.Add(new Handover
        {
            Id = ids.Next(),
            DeskId = call.Contact.DeskId,
            ContactId = contactId,
            CaseId = opened.Id,
            Reason = HandoverReason.Emergency,
            OpenedAt = call.Now,
        });
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

    [GeneratedRegex(
        "kdrt|pukul|mukul|gebuk|gebug|tampar|nampar|tendang|siksa|aniaya|ancam|ngancam|perkosa|cabul|leceh|bunuh"
        + "|teunggeul|digebot|takut di rumah|takut pulang|sieun di bumi|disekap",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Violence();
}
