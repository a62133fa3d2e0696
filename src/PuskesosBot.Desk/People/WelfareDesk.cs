namespace PuskesosBot.Desk.People;

/// <summary>The desk of one kelurahan. Everything else belongs to one; an installation serves many.</summary>
public sealed class WelfareDesk
{
    public required Guid Id { get; init; }

    /// <summary>Such as <c>lebak-siliwangi</c>; the name of its file in <c>config/desks/</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>IANA zone: Asia/Jakarta, Asia/Makassar or Asia/Jayapura.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Two or three capital letters that begin its receipts.</summary>
    public required string ReceiptPrefix { get; set; }
}
