namespace PuskesosBot.Desk.Distributions;

/// <summary>What somebody shows at the table: the letters of <see cref="ShortCode"/>, also as QR.</summary>
public sealed class PickupPass
{
    public required Guid Id { get; init; }

    /// <summary>One pass each; a new one after a reassignment belongs to the new entitlement.</summary>
    public required Guid EntitlementId { get; init; }

    /// <summary>Unique: <c>AM-KPRTMW-X</c>.</summary>
    public required string Code { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Address of the code as QR. Whoever has the code may draw it; nothing else is told there.</summary>
    /// <param name="address">Where residents reach this installation.</param>
    public static Uri PictureOf(Uri address, string code) =>
        new($"{address.AbsoluteUri.TrimEnd('/')}/ambil/{code}.png");
}
