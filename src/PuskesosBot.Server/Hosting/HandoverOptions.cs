using System.ComponentModel.DataAnnotations;
using PuskesosBot.Desk.Conversations;

namespace PuskesosBot.Server.Hosting;

/// <summary>Section <c>Handover</c>.</summary>
internal sealed class HandoverOptions
{
    internal const string Section = "Handover";

    /// <summary>
    /// Without a sign of life of who holds a conversation, it goes back to the queue. Default 15 minutes, 1 minute to 8
    /// hours.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan ReturnAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Nobody took it, though the desk was open: the bot goes on with an apology. Default 2 hours, 5 minutes to 8
    /// hours.
    /// </summary>
    [Range(typeof(TimeSpan), "00:05:00", "08:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(2);

    internal HandoverLimits Limits => new() { ReturnAfter = ReturnAfter, GiveUpAfter = GiveUpAfter };
}
