using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>Reads a row of a sheet as a hand-out; whatever is wrong with it, at once.</summary>
internal sealed class HandoutRowReader(
    HandoutColumns columns, DeskProfile profile, ProgrammeCatalog programmes, HandoutReport report)
{
    private SheetRow _row = null!;
    private bool _isSound;

    /// <summary>Null: what is wrong is in the report.</summary>
    internal DistributionDraft? Read(SheetRow row)
    {
        (_row, _isSound) = (row, !row.IsOverlong);
        if (row.IsOverlong) report.Find(row.Number, "", "", HandoutCode.Overlong);
        var programme = Programme();
        var sponsor = Words(HandoutField.Sponsor);
        var (minutes, persons) = Slots();
        var draft = new DistributionDraft
        {
            Programme = programme?.Id ?? "",
            Title = Title(sponsor),
            Rws = Rws(),
            Date = Date(),
            StartsAt = StartsAt(),
            Venue = Words(HandoutField.Venue),
            VenueMap = Map(),
            Papers = Papers() ?? programme?.Pickup.Documents ?? [],
            Sponsor = sponsor,
            HandedOutBy = Words(HandoutField.HandedOutBy),
            SlotMinutes = minutes,
            SlotPersonsMax = persons,
        };
        if (_isSound && draft.Judge(profile, programmes) is { } refusal) Refuse(DistributionRefusals.Sentence(refusal));
        return _isSound ? draft with { RowKey = KeyOf(draft) } : null;
    }

    /// <summary>By what a hand-out is known again when the sheet comes a second time.</summary>
    internal static string KeyOf(DistributionDraft draft)
    {
        var title = string.Join(' ', draft.Title.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var date = draft.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var key = $"{draft.Programme}|{title}|{string.Join(',', draft.Rws)}|{date}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)), 0, 16);
    }

    private Programme? Programme()
    {
        var cell = Cell(HandoutField.Programme);
        if (cell.Length == 0) return Wrong<Programme>(HandoutField.Programme, HandoutCode.ProgrammeMissing);
        if (programmes.Find(cell.ToUpperInvariant()) is { } exact) return exact;
        var unknown = new List<string>();
        var ids = ProgrammeNames.Read(cell, "penyaluran", unknown);
        if (ids.Length > 1) return Wrong<Programme>(HandoutField.Programme, HandoutCode.ProgrammeSeveral);
        return unknown.Count == 0 && ids.Length == 1 && programmes.Find(ids[0]) is { } found
            ? found
            : Wrong<Programme>(HandoutField.Programme, HandoutCode.ProgrammeUnknown);
    }

    private string Title(string? sponsor)
    {
        if (Words(HandoutField.Title) is { } title) return title;
        if (Cell(HandoutField.Title).Length > DistributionLimits.TextCharsMax) return "";
        if (sponsor is not null) return $"{Cell(HandoutField.Programme)} dari {sponsor}";
        return Wrong<string>(HandoutField.Title, HandoutCode.TitleMissing) ?? "";
    }

    private IReadOnlyList<string> Rws()
    {
        if (Cell(HandoutField.Rws).Length == 0) return Wrong<string[]>(HandoutField.Rws, HandoutCode.RwMissing) ?? [];
        if (HandoutCells.Rws(columns.Of(_row, HandoutField.Rws), profile.Rws) is not { } rws)
            return Wrong<string[]>(HandoutField.Rws, HandoutCode.RwUnreadable) ?? [];
        return rws.Except(profile.Rws).Any() ? Wrong<string[]>(HandoutField.Rws, HandoutCode.RwUnknown) ?? [] : rws;
    }

    private DateOnly? Date()
    {
        var cell = Cell(HandoutField.Date);
        if (cell.Length == 0) Wrong<string>(HandoutField.Date, HandoutCode.DateMissing);
        else if (!HandoutCells.IsUnknown(cell))
        {
            if (HandoutCells.Day(columns.Of(_row, HandoutField.Date)) is { } day) return day;
            Wrong<string>(HandoutField.Date, HandoutCode.DateUnreadable);
        }

        return null;
    }

    private TimeOnly? StartsAt()
    {
        var cell = Cell(HandoutField.StartsAt);
        if (cell.Length == 0 || HandoutCells.IsUnknown(cell)) return null;
        if (HandoutCells.Hour(columns.Of(_row, HandoutField.StartsAt)) is { } hour) return hour;
        Wrong<string>(HandoutField.StartsAt, HandoutCode.HourUnreadable);
        return null;
    }

    private string? Map()
    {
        var cell = Cell(HandoutField.Map);
        if (cell.Length == 0 || HandoutCells.IsUnknown(cell)) return null;
        return cell.Length <= DistributionLimits.LinkCharsMax && Uri.TryCreate(cell, UriKind.Absolute, out var link)
            && link.Scheme == Uri.UriSchemeHttps
            ? cell
            : Wrong<string>(HandoutField.Map, HandoutCode.MapUnsafe);
    }

    private IReadOnlyList<string>? Papers()
    {
        var cell = Cell(HandoutField.Papers);
        if (cell.Length == 0 || HandoutCells.IsUnknown(cell)) return null;
        return HandoutCells.PaperIds(cell) ?? Wrong<string[]>(HandoutField.Papers, HandoutCode.PaperUnknown);
    }

    private (int Minutes, int Persons) Slots()
    {
        if (Cell(HandoutField.SlotMinutes).Length == 0 && Cell(HandoutField.SlotPersons).Length == 0) return (0, 0);
        var length = columns.Of(_row, HandoutField.SlotMinutes);
        var count = columns.Of(_row, HandoutField.SlotPersons);
        if (HandoutCells.Whole(length, DistributionLimits.SlotMinutesMax) is { } minutes
            && HandoutCells.Whole(count, DistributionLimits.SlotPersonsMax) is { } persons) return (minutes, persons);
        Wrong<string>(HandoutField.SlotMinutes, HandoutCode.SlotHalf);
        return (0, 0);
    }

    private string? Words(HandoutField field)
    {
        var cell = Cell(field);
        if (cell.Length == 0 || HandoutCells.IsUnknown(cell)) return null;
        return cell.Length <= DistributionLimits.TextCharsMax ? cell : Wrong<string>(field, HandoutCode.Overlong);
    }

    private string Cell(HandoutField field) => columns.Of(_row, field).Text;

    private void Refuse(string sentence)
    {
        _isSound = false;
        report.Find(_row.Number, "", "", HandoutCode.Refused with { What = sentence });
    }

    private T? Wrong<T>(HandoutField field, HandoutCode code)
        where T : class
    {
        _isSound = false;
        report.Find(_row.Number, columns.Heading(field), Cell(field), code);
        return null;
    }
}
