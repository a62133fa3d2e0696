using System.Globalization;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What the form of a hand-out sends, as it was typed.</summary>
internal sealed record DistributionTyped
{
    private static readonly string[] Hours = ["HH:mm", "H:mm", "HH.mm", "H.mm", "HH:mm:ss"];

    /// <summary>Of the hand-out as it was looked at.</summary>
    public long? Version { get; init; }

    public string? Programme { get; init; }

    public string? Title { get; init; }

    public List<string> Rws { get; init; } = [];

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; init; }

    /// <summary>Said, not forgotten.</summary>
    public bool DateUnknown { get; init; }

    public string? StartsAt { get; init; }

    public string? Venue { get; init; }

    public string? Map { get; init; }

    /// <summary>Degrees north and east, as a map copies them: <c>-6.8915, 107.6107</c>.</summary>
    public string? Place { get; init; }

    /// <summary>None: those of the programme.</summary>
    public List<string> Papers { get; init; } = [];

    public string? Sponsor { get; init; }

    public string? HandedOutBy { get; init; }

    public string? SlotMinutes { get; init; }

    public string? SlotPersons { get; init; }

    /// <summary>Why it changes.</summary>
    public string? Words { get; init; }

    /// <summary>The cancelled one it is held in place of.</summary>
    public Guid? Instead { get; init; }

    internal string Reason => (Words ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    internal static DistributionTyped Of(Distribution about) => new()
    {
        Programme = about.Programme,
        Title = about.Title,
        Rws = about.Rws,
        Date = about.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateUnknown = about.Date is null,
        StartsAt = about.StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Venue = about.Venue,
        Map = about.VenueMap,
        Place = about is { VenueLatitude: { } north, VenueLongitude: { } east }
            ? string.Create(CultureInfo.InvariantCulture, $"{north}, {east}")
            : null,
        Papers = about.Papers,
        Sponsor = about.Sponsor,
        HandedOutBy = about.HandedOutBy,
        SlotMinutes = about.SlotMinutes == 0 ? null : about.SlotMinutes.ToString(CultureInfo.InvariantCulture),
        SlotPersons = about.SlotPersonsMax == 0
            ? null : about.SlotPersonsMax.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Reads it; whatever is wrong, at once, in words for staff.</summary>
    /// <param name="kept">The date it has; that one may be over.</param>
    internal (DistributionDraft Draft, IReadOnlyList<string> Problems) Read(
        DeskProfile profile, ProgrammeCatalog programmes, DateOnly today, DateOnly? kept = null)
    {
        var problems = new List<string>();
        var programme = programmes.Find(Programme ?? "");
        problems.AddRange(Refusals(profile, programme).Select(DistributionRefusals.Sentence));
        var date = ReadDate(problems);
        if (date < today && date != kept) problems.Add(DistributionRefusals.Sentence(DistributionRefusal.DateOver));
        var (north, east) = ReadPlace(problems);
        var (minutes, persons) = ReadSlots(problems);
        if (Papers.Except(programmes.All.SelectMany(p => p.Pickup.Documents.Concat(p.Proposal.Documents))).Any())
            problems.Add("Ada surat yang tidak dikenal.");
        var draft = new DistributionDraft
        {
            Programme = Programme ?? "",
            Title = Title ?? "",
            Rws = Rws,
            Date = date,
            StartsAt = ReadHour(problems),
            Venue = Text(Venue),
            VenueMap = Text(Map),
            VenueLatitude = north,
            VenueLongitude = east,
            Papers = Papers.Count > 0 ? [.. Papers.Distinct()] : programme?.Pickup.Documents ?? [],
            Sponsor = Text(Sponsor),
            HandedOutBy = Text(HandedOutBy),
            SlotMinutes = minutes,
            SlotPersonsMax = persons,
            SupersedesId = Instead,
        };
        return (draft, problems);
    }

    private IEnumerable<DistributionRefusal> Refusals(DeskProfile profile, Programme? programme)
    {
        if (programme is null) yield return DistributionRefusal.ProgrammeUnknown;
        if (string.IsNullOrWhiteSpace(Title)) yield return DistributionRefusal.TitleMissing;
        if (Rws.Count == 0) yield return DistributionRefusal.RwMissing;
        if (Rws.Any(rw => !profile.Rws.Contains(rw))) yield return DistributionRefusal.RwUnknown;
        if (Map?.Trim().Length > DistributionLimits.LinkCharsMax
            || ((string?[])[Title, Venue, Sponsor, HandedOutBy])
                .Any(text => text?.Trim().Length > DistributionLimits.TextCharsMax))
            yield return DistributionRefusal.TooLong;
        if (Text(Map) is { } map && !IsLink(map)) yield return DistributionRefusal.LinkUnsafe;
    }

    private DateOnly? ReadDate(List<string> problems)
    {
        var typed = Text(Date);
        if (typed is null && DateUnknown) return null;
        if (typed is not null && DateUnknown)
            problems.Add("Tanggalnya terisi, tetapi dicentang belum diketahui. Pilih salah satu.");
        else if (typed is null) problems.Add("Isi tanggalnya, atau centang belum diketahui.");
        else if (DateOnly.TryParseExact(
            typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        else problems.Add("Tanggalnya tidak terbaca.");
        return null;
    }

    private TimeOnly? ReadHour(List<string> problems)
    {
        if (Text(StartsAt) is not { } typed) return null;
        if (TimeOnly.TryParseExact(typed, Hours, CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            return hour;
        problems.Add("Jam ditulis dengan angka, misalnya 09:00.");
        return null;
    }

    private (double? North, double? East) ReadPlace(List<string> problems)
    {
        if (Text(Place) is not { } typed) return (null, null);
        if (typed.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) is [var first, var second]
            && Degrees(first) is { } north and >= -11.5 and <= 6.5
            && Degrees(second) is { } east and >= 94 and <= 142) return (north, east);
        problems.Add(DistributionRefusals.Sentence(DistributionRefusal.PlaceHalf));
        return (null, null);
    }

    private (int Minutes, int Persons) ReadSlots(List<string> problems)
    {
        var (minutes, persons) = (Text(SlotMinutes), Text(SlotPersons));
        if (minutes is null && persons is null) return (0, 0);
        if (minutes is null || persons is null)
            problems.Add("Isi lama giliran dan orang per giliran, atau kosongkan keduanya.");
        else if (Number(minutes, DistributionLimits.SlotMinutesMax) is { } length
            && Number(persons, DistributionLimits.SlotPersonsMax) is { } count) return (length, count);
        else
        {
            problems.Add(
                $"Giliran paling lama {DistributionLimits.SlotMinutesMax} menit, "
                + $"dan paling banyak {DistributionLimits.SlotPersonsMax} orang.");
        }

        return (0, 0);
    }

    private static double? Degrees(string text) =>
        double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var degrees)
            ? degrees : null;

    private static int? Number(string text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0 && number <= max ? number : null;

    private static bool IsLink(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The form of a hand-out with what it lets choose from; for the partial <c>_DistributionForm</c>.</summary>
internal sealed record DistributionForm(DistributionTyped Typed, IReadOnlyList<string> Rws, bool IsNew)
{
    public required IEnumerable<(string Id, string Name)> Programmes { get; init; }

    public required IEnumerable<(string Id, string Name)> Papers { get; init; }
}
