using System.Globalization;

namespace PuskesosBot.Desk.Distributions;

/// <summary>What a resident is told of a hand-out he is entitled to: never what there is to get.</summary>
internal static class PickupTold
{
    internal const string Title = "title", Who = "who", Date = "date", Time = "time", Slot = "slot", Venue = "venue",
        Map = "map", Code = "code", Picture = "picture", Reason = "reason";

    internal static readonly IReadOnlyList<string> Slots =
    [
        Title, Who, Date, Time, Slot, Venue, Map, Code, Picture, Reason, "id",
        "paper_1", "paper_2", "paper_3", "paper_4",
    ];

    internal static Dictionary<string, string> Fields(
        Distribution about, DistributionEntitlement own, string who, string? code, Uri? address)
    {
        var row = new Dictionary<string, string>
        {
            ["id"] = own.Id.ToString(),
            [Title] = about.Title,
            [Who] = who,
            [Date] = about.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            [Time] = own.SlotAt is null ? Hour(about.StartsAt) : "",
            [Slot] = Hour(own.SlotAt),
            [Venue] = about.Venue ?? "",
            [Map] = MapOf(about),
            [Code] = code ?? "",
            [Picture] = code is not null && address is not null ? PickupPass.PictureOf(address, code).ToString() : "",
            [Reason] = about.ChangeReason ?? "",
        };
        foreach (var (paper, at) in about.Papers.Take(PickupList.PapersMax).Select((paper, at) => (paper, at + 1)))
            row[string.Create(CultureInfo.InvariantCulture, $"paper_{at}")] = paper;
        return row;
    }

    private static string Hour(TimeOnly? at) => at?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    // The address that OpenStreetMap gives for a marker; it opens in any browser.
    private static string MapOf(Distribution about) =>
        about.VenueMap ?? (about.VenueLatitude is { } north && about.VenueLongitude is { } east
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"https://www.openstreetmap.org/?mlat={north:0.######}&mlon={east:0.######}")
            : "");
}
