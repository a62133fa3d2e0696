namespace PuskesosBot.Desk.Conversations;

/// <summary>Bounds of handovers; the times are options of <c>Handover</c>.</summary>
public sealed record HandoverLimits
{
    /// <summary>Characters of one message of staff; longer ones are refused while they are being typed.</summary>
    public const int WordsMax = 1_000;

    /// <summary>Handovers looked at in one round of the sweep.</summary>
    public const int SweepMax = 200;

    /// <summary>Without a sign of life of who holds it, it goes back to the queue after this.</summary>
    public TimeSpan ReturnAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Open hours in the queue after which the bot takes over again, with an apology.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(2);
}
