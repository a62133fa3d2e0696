namespace PuskesosBot.Desk.Distributions;

/// <summary>Bounds of hand-outs.</summary>
public static class DistributionLimits
{
    /// <summary>Entitled people of one hand-out; a city hands out by kelurahan.</summary>
    public const int EntitledMax = 200_000;

    /// <summary>Rows written together.</summary>
    public const int ChunkRows = 1_000;

    /// <summary>Rows of a list that are looked up together; each is a parameter of a statement.</summary>
    public const int LookUpRows = 250;

    /// <summary>Hand-outs of one sheet: every month of a year for every RW.</summary>
    public const int SheetRowsMax = 500;

    /// <summary>A date in a sheet further ahead is a slip of the year.</summary>
    public const int DaysAheadMax = 730;

    public const int TextCharsMax = 200;
    public const int LinkCharsMax = 500;
    public const int ReasonCharsMax = 500;
    public const int RwsMax = 50;
    public const int PapersMax = 10;

    /// <summary>Draws of a code before giving up; with a million taken the first is free 99 times of 100.</summary>
    public const int DrawsMax = 20;

    public const int SlotMinutesMax = 240;
    public const int SlotPersonsMax = 1_000;

    /// <summary>No slot begins at this hour or later: people must get home in daylight.</summary>
    public static readonly TimeOnly SlotsEnd = new(18, 0);

    /// <summary>How long a phone without network may keep what happened at the table.</summary>
    public static readonly TimeSpan OfflineMax = TimeSpan.FromDays(3);
}
