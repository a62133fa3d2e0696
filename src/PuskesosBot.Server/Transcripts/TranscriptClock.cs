namespace PuskesosBot.Server.Transcripts;

/// <summary>The clock of a transcript: it stands still until it is moved.</summary>
internal sealed class TranscriptClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    internal void Set(DateTimeOffset at) => _now = at;

    internal void Advance(TimeSpan by) => _now += by;
}
