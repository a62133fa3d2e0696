using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.People;

/// <summary>Keeps the number a channel proved, as a keyed hash only.</summary>
internal static class ProvenPhone
{
    private static readonly DialogContext AnyContext =
        new("", DateOnly.MinValue, IsNew: false, new Dictionary<string, SlotValue>());

    /// <summary>False when the channel proved none, or one that no Indonesian list can hold.</summary>
    internal static bool TryKeep(Contact contact, string? ownPhone, IdentifierVault vault)
    {
        if (ownPhone is null) return false;
        var message = new DialogInput.Message("") { OwnPhone = ownPhone };
        if (AnswerReader.Read(AnswerKind.Phone, message, AnyContext).Value is not { } phone) return false;
        contact.PhoneHash = vault.Hash("phone", phone);
        return true;
    }
}
