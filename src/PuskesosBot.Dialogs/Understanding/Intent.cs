namespace PuskesosBot.Dialogs;

/// <summary>Something residents want, as <c>intents.yaml</c> lists it.</summary>
/// <param name="Name">UPPER_SNAKE_CASE.</param>
/// <param name="Urgency">Place in the file, from 0: of two matters in one message the lower comes first.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Intent(string Name, int Urgency, SourcePlace Place)
{
    /// <summary>What belongs to it, and what does not, for those who add utterances.</summary>
    public required string Belongs { get; init; }

    /// <summary>Of an intent that is never recorded on a guess, and asked about where it is only possible; null: of no
    /// such intent.</summary>
    public CarefulBounds? Careful { get; init; }

    public bool IsCareful => Careful is not null;

    /// <summary>Heard at once in a new chat too; everything else waits until the resident has consented.</summary>
    public bool IsBeforeConsent { get; init; }

    /// <summary>A courtesy: beside another matter in the same message it asks for nothing.</summary>
    public bool IsSmall { get; init; }
}

/// <summary>How sure is sure where a mistake alarms or silences somebody, as probabilities from 0 to 1.</summary>
/// <param name="Act">From here on its dialog begins, which asks once more; below, it is asked which matter is
/// meant.</param>
/// <param name="Notice">From here on it is asked about beside the likelier one.</param>
public sealed record CarefulBounds(double Act, double Notice);
