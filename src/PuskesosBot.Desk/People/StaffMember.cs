namespace PuskesosBot.Desk.People;

/// <summary>Somebody who works in the console.</summary>
public sealed class StaffMember
{
    public required Guid Id { get; init; }

    /// <summary>Null: all desks of the installation (<see cref="StaffRole.Supervisor"/>,
    /// <see cref="StaffRole.Manager"/>).</summary>
    public Guid? DeskId { get; init; }

    public required string Name { get; set; }

    /// <summary>Lower case; unique.</summary>
    public required string SignInName { get; init; }

    public required StaffRole Role { get; set; }

    /// <summary>Two digits; only for <see cref="StaffRole.RwHead"/>.</summary>
    public string? Rw { get; set; }

    /// <summary>Salted hash; empty until a password is set.</summary>
    public string PasswordHash { get; set; } = "";

    /// <summary>Second factor (TOTP, RFC 6238), sealed; null until it is set up.</summary>
    public byte[]? TotpSealed { get; set; }

    /// <summary>The first code was right; before that the second factor is only offered.</summary>
    public DateTimeOffset? TotpConfirmedAt { get; set; }

    /// <summary>Time step of the last code that was used: each works once.</summary>
    public long TotpLastStep { get; set; }

    public int FailedSignIns { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Changed with password, role and second factor: whoever signed in before must do so again.</summary>
    public required string SecurityStamp { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DeactivatedAt { get; set; }
}

/// <summary>What somebody does at the desk, and so may see and do in the console.</summary>
public enum StaffRole { FrontOffice, BackOffice, Facilitator, Coordinator, Supervisor, Manager, RwHead }
