namespace PuskesosBot.Desk.Conversations;

/// <summary>Bounds of the way from a webhook to a commit.</summary>
public static class TurnLimits
{
    /// <summary>
    /// Messages waiting in one lane; more are answered "come back": the provider keeps them better than we do.
    /// </summary>
    public const int WaitingPerLaneMax = 1_000;

    /// <summary>Turns in one transaction. Measured: 64 takes nearly all of what grouping can give.</summary>
    public const int TurnsPerBatchMax = 64;

    /// <summary>Transactions whose turns are counted into the average, about.</summary>
    public const int BatchesRemembered = 16;

    /// <summary>Lanes where the database takes several writers.</summary>
    public const int LanesMax = 8;

    /// <summary>Actions a single message may set off; more is a loop in the dialogs.</summary>
    public const int ActionsPerTurnMax = 10;

    /// <summary>Tries of a batch that the database asked to repeat (deadlock, busy).</summary>
    public const int BatchTriesMax = 5;

    /// <summary>Characters kept of an inbound text.</summary>
    public const int KeptTextCharsMax = 1_000;
}
