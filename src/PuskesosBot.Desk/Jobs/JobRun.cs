namespace PuskesosBot.Desk.Jobs;

/// <summary>How the last run of a job went, for the console; when it runs next is the scheduler's to say.</summary>
public sealed class JobRun
{
    /// <summary>Characters of <see cref="Detail"/>.</summary>
    public const int DetailCharsMax = 500;

    /// <summary>Key of the job; one row each.</summary>
    public required string Name { get; init; }

    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset FinishedAt { get; set; }
    public JobOutcome Outcome { get; set; }

    /// <summary>Why it failed, in English and free of personal data; null: it did not.</summary>
    public string? Detail { get; set; }

    /// <summary>Null: never since the desk exists.</summary>
    public DateTimeOffset? SucceededAt { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Staff member who asked for this run; null: its time had come.</summary>
    public Guid? StaffId { get; set; }
}

public enum JobOutcome { Succeeded, Failed }
