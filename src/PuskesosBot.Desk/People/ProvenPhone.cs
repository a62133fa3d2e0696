using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.People;

/// <summary>Keeps the number a channel proved, as a keyed hash only.</summary>
internal static class ProvenPhone
{
    /// <summary>False when the channel proved none, or one that no Indonesian list can hold.</summary>
    internal static bool TryKeep(Contact contact, string? ownPhone, IdentifierVault vault)
    {
        if (!PhoneNumber.TryParse(ownPhone, out var phone)) return false;
        contact.PhoneHash = vault.Hash("phone", phone.E164);
        return true;
    }
}
