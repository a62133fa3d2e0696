using System.ComponentModel.DataAnnotations;

namespace PuskesosBot.Server.BackOffice;

/// <summary>How long staff stay signed in, and how often they may try to.</summary>
internal sealed class ConsoleOptions
{
    internal const string Section = "Console";

    /// <summary>Signed out after so long without a click. Default 30 minutes, 5 minutes to 8 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "08:00:00")]
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Signed out after so long in any case. Default 12 hours, 1 hour to 1 day.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "1.00:00:00")]
    public TimeSpan SessionLife { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Passwords and codes a minute from one address; an office is one. Default 30, 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int SignInsPerMinute { get; init; } = 30;
}
