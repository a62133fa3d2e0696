namespace PuskesosBot.Server.Jobs;

/// <summary>Section <c>Jobs</c>.</summary>
internal sealed class JobsOptions
{
    internal const string Section = "Jobs";

    /// <summary>
    /// This process wakes what recurs. Default true; of several processes at least one must, and any number may.
    /// </summary>
    public bool Enabled { get; init; } = true;
}
