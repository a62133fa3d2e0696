namespace PuskesosBot.Desk.People;

/// <summary>How often somebody may guess. A day is the desk's day.</summary>
/// <remarks>
/// The last four digits of a KK number are 10,000 guesses; five a day against one resident, whoever makes them, are
/// 0.05 % a day, and the desk sees the cases that follow.
/// </remarks>
public static class IdentificationLimits
{
    /// <summary>Failures of a contact in a day after which each further try has to wait.</summary>
    public const int FailuresBeforeWait = 3;

    /// <summary>Failures of a contact that close it until tomorrow.</summary>
    public const int FailuresPerDayMax = 5;

    /// <summary>Failures against a resident, by anybody, that close the resident until tomorrow.</summary>
    public const int ResidentFailuresPerDayMax = 5;

    /// <summary>Residents that one try is compared with; more fit only made-up data.</summary>
    public const int CandidatesMax = 20;

    /// <summary>Digits of a one-time code.</summary>
    public const int CodeDigits = 6;

    /// <summary>Rest between failures from <see cref="FailuresBeforeWait"/> on.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);
}
