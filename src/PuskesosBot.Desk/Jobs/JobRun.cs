namespace PuskesosBot.Desk.Jobs;

/// <summary>One run of a job, for the console; when it runs next is the scheduler's to say.</summary>
public sealed class JobRun
{
    /// <summary>Characters of <see cref="Detail"/>.</summary>
    public const int DetailCharsMax = 500;

    public required Guid Id { get; init; }

    /// <summary>Key of the job.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null: it runs, or its process died.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    public JobOutcome Outcome { get; set; }

    /// <summary>What it did or why it failed, in English and free of personal data.</summary>
    public string? Detail { get; set; }

    /// <summary>Staff member who asked for it; null: its time had come.</summary>
    public Guid? StaffId { get; init; }
}

public enum JobOutcome { Running, Succeeded, Failed }
