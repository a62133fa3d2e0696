using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Adds a resident's words, masked, and a photo to an open case of the same contact.</summary>
/// <remarks>
/// The desk may have closed the case while the resident was writing. The words then open a new one: thrown away, nobody
/// would ever read them.
/// </remarks>
internal sealed class AddToCase(CaseDesk cases) : IDialogAction
{
    private const string OnlyPhoto = "Warga mengirim foto.";

    public ActionContract Contract { get; } = Contracts.Of(
        "add_to_case", ["receipt", "note", "photo"], ("noted", []), ("noted_anew", ["receipt"]), ("full", ["receipt"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var (receipt, contactId, photo) = (call["receipt"], call.Contact.Id, call["photo"]);
        var open = await call.Desk.Cases.AsNoTracking().SingleOrDefaultAsync(
                c => c.Receipt == receipt && c.ContactId == contactId && c.ClosedAt == null, ct)
            ?? await OwnCases.Of(call).AsNoTracking().SingleOrDefaultAsync(
                c => c.Receipt == receipt && c.ClosedAt == null, ct);
        var about = open ?? (await cases.OpenQuestionAsync(call.Desk, call.Contact, call.Now, ct)).Case;
        var note = call["note"].Length > 0 ? call["note"] : OnlyPhoto;
        if (!await cases.TryAddNoteAsync(call.Desk, about, call.Contact, note, call.Now, ct))
            return ActionResult.Of("full", ("receipt", about.Receipt));
        if (photo.Length > 0)
            await cases.TryAttachAsync(call.Desk, about, call.Contact, AttachmentKind.Photo, photo, call.Now, ct);
        return open is null ? ActionResult.Of("noted_anew", ("receipt", about.Receipt)) : ActionResult.Of("noted");
    }
}
