using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// Takes the consent back: the chat is no longer linked to anybody, and the next message starts anew.
/// </summary>
/// <remarks>UU 27/2022 (Pelindungan Data Pribadi), article 9. Cases stay: the desk owes them an answer.</remarks>
internal sealed class WithdrawConsent(IdSource ids) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("withdraw_consent", [], ("withdrawn", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        call.Contact.WithdrawConsent();
        call.Contact.PhoneHash = null;
        await call.Desk.ContactLinks.Where(l => l.ContactId == contactId).ExecuteDeleteAsync(ct);
        call.Desk.Audit.Add(new AuditEntry
        {
            Id = ids.Next(),
            DeskId = call.Contact.DeskId,
            At = call.Now,
            Who = string.Create(CultureInfo.InvariantCulture, $"contact:{contactId}"),
            Did = "consent_withdrawn",
            Why = "asked in chat",
        });
        return ActionResult.Of("withdrawn");
    }
}
