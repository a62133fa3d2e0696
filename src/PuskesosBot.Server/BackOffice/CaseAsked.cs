using System.Globalization;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.BackOffice;

/// <summary>A filter of cases as it stands in an address; what makes no sense is as good as absent.</summary>
internal sealed record CaseAsked
{
    /// <summary><c>papan</c>: the board.</summary>
    public string? Tampil { get; init; }

    public string? Cari { get; init; }

    /// <summary>A state, or <c>semua</c>.</summary>
    public string? Status { get; init; }

    public CaseKind? Jenis { get; init; }

    public string? Rw { get; init; }

    public string? Program { get; init; }

    public CaseHands Milik { get; init; }

    public bool Telat { get; init; }

    /// <summary>Of who sees several desks.</summary>
    public Guid? Meja { get; init; }

    public CaseFilter Filter(Guid deskId)
    {
        var search = Cari?.Trim() ?? "";
        return new CaseFilter(deskId)
        {
            States = State is { } state ? [state] : [],
            Ended = Status == "semua",
            Kind = Jenis,
            Rw = TwoDigits(Rw),
            Programme = string.IsNullOrEmpty(Program) ? null : Program,
            Hands = Milik,
            IsLate = Telat,
            Search = search.Length > CaseFilter.SearchCharsMax ? search[..CaseFilter.SearchCharsMax] : search,
        };
    }

    public CaseState? State =>
        Enum.TryParse<CaseState>(Status, out var state) && Enum.IsDefined(state) ? state : null;

    public bool IsPlain => this == new CaseAsked { Tampil = Tampil, Meja = Meja };

    /// <param name="shown">The other way to show the same; null: this one.</param>
    public string Query(string? shown = null) => "?" + string.Join('&', Pairs(shown ?? Tampil)
        .Where(pair => !string.IsNullOrEmpty(pair.Value))
        .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));

    /// <summary>"04" for "4"; null: no number of an RW.</summary>
    public static string? TwoDigits(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100
            ? number.ToString("00", CultureInfo.InvariantCulture)
            : null;

    internal static string Text(CaseMark mark) =>
        string.Create(CultureInfo.InvariantCulture, $"{mark.OpenedAt.ToUnixTimeMilliseconds()}_{mark.Id}");

    /// <summary>Null: none, or none of ours.</summary>
    internal static CaseMark? Mark(string? text)
    {
        const long latest = 253_402_300_799_999;
        return text?.Split('_') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= latest
            && Guid.TryParse(id, out var guid)
            ? new CaseMark(DateTimeOffset.FromUnixTimeMilliseconds(ms), guid)
            : null;
    }

    private IEnumerable<(string Name, string? Value)> Pairs(string? shown)
    {
        yield return ("tampil", shown);
        yield return ("cari", Cari);
        yield return ("status", Status);
        yield return ("jenis", Jenis?.ToString());
        yield return ("rw", Rw);
        yield return ("program", Program);
        yield return ("milik", Milik == CaseHands.Anybody ? null : Milik.ToString());
        yield return ("telat", Telat ? "true" : null);
        yield return ("meja", Meja?.ToString());
    }
}
