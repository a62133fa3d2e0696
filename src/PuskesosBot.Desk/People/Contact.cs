using PuskesosBot.Channels;

namespace PuskesosBot.Desk.People;

/// <summary>A chat address on a channel. Never a key of a person: a number changes hands, a phone is shared.</summary>
public sealed class Contact
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }
    public required string Channel { get; init; }

    /// <summary>The channel's id of the chat; changes only when a group moves.</summary>
    public required string Address { get; set; }

    public bool IsGroup { get; init; }

    /// <summary>Key of a text file.</summary>
    public string Language { get; set; } = "id";

    public DateTimeOffset? ConsentAt { get; private set; }

    /// <summary>Which wording of the consent text was agreed to.</summary>
    public string? ConsentVersion { get; private set; }

    /// <summary>No notices since then; answers to own questions go on.</summary>
    public DateTimeOffset? NoticesStoppedAt { get; set; }

    public DateTimeOffset? BlockedAt { get; set; }
    public DateTimeOffset LastInboundAt { get; set; }

    /// <summary>Keyed hash of the number the channel proved to be this contact's own.</summary>
    public byte[]? PhoneHash { get; set; }

    /// <summary>
    /// Another person may hold it since: what it did before is not told here any more, unless whom it is about was
    /// proved again. Not read by the turn.
    /// </summary>
    public DateTimeOffset? LinksLostAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// What <see cref="Address"/> begins with once everything about the chat was erased: the row only keeps what points
    /// at it together, and who writes from the old address is a new contact.
    /// </summary>
    public const string ErasedMark = "erased:";

    public ChatAddress ToAddress(string? thread = null) => new(Channel, Address, IsGroup, thread);

    public void Consent(string version, DateTimeOffset at) => (ConsentVersion, ConsentAt) = (version, at);

    public void WithdrawConsent() => (ConsentVersion, ConsentAt) = (null, null);
}

/// <summary>A contact proved to act for a resident. One contact may act for several, only by explicit choice.</summary>
public sealed class ContactLink
{
    /// <summary>A proof: a staff member saw who it is.</summary>
    public const string ByStaff = "staff";

    public required Guid ContactId { get; init; }
    public required Guid ResidentId { get; init; }

    /// <summary><c>phone</c>, <c>kk</c>, <c>code</c> or <see cref="ByStaff"/>.</summary>
    public required string Proof { get; init; }

    public required DateTimeOffset ProvedAt { get; init; }

    /// <summary>The resident said that it is about this person now; of the links of a contact one at most.</summary>
    public DateTimeOffset? ChosenAt { get; set; }
}
