using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Who may come to a page or an endpoint of the console. One without it is open to nobody.</summary>
/// <param name="roles">None, where only the <see cref="Door"/> counts.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AllowAttribute(params StaffRole[] roles) : Attribute
{
    public IReadOnlyList<StaffRole> Roles => roles;

    public Doorway Door { get; init; } = Doorway.Inside;
}

/// <summary>How far in somebody must be.</summary>
internal enum Doorway
{
    /// <summary>Password and code given, a password of one's own set.</summary>
    Inside,

    /// <summary>Password and code given.</summary>
    Hall,

    /// <summary>The password was right, no more.</summary>
    Threshold,

    /// <summary>Nothing is known of the visitor.</summary>
    Street,
}
