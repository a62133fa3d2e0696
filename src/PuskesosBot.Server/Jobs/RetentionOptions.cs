using System.ComponentModel.DataAnnotations;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.Jobs;

/// <summary>Section <c>Retention</c>.</summary>
internal sealed class RetentionOptions
{
    internal const string Section = "Retention";

    /// <summary>Messages, photos and voice notes. Default 365 days, 30 days to 10 years.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00")]
    public TimeSpan Conversations { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Tries to prove who asks, old codes, unsent answers. Default 30 days, 7 days to 1 year.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "365.00:00:00")]
    public TimeSpan Leftovers { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Who read or changed what. Default 5 years, 1 to 30.</summary>
    [Range(typeof(TimeSpan), "365.00:00:00", "10950.00:00:00")]
    public TimeSpan Audit { get; init; } = TimeSpan.FromDays(5 * 365);

    /// <summary>Whom a chat proved to be, while it does not write. Default 180 days, 30 days to 5 years.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "1825.00:00:00")]
    public TimeSpan Links { get; init; } = TimeSpan.FromDays(180);

    internal RetentionPeriods Periods =>
        new() { Conversations = Conversations, Leftovers = Leftovers, Audit = Audit, Links = Links };
}
