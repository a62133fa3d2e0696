namespace PuskesosBot.Dialogs;

/// <summary>What a message is taken to mean.</summary>
/// <param name="First">The likeliest intent, or of two that were both said the urgent one; null: no idea.</param>
/// <param name="Second">The next likeliest, for asking which one was meant.</param>
/// <param name="Probability">Of <paramref name="First"/>.</param>
internal sealed record Hearing(Intent? First, Intent? Second, double Probability)
{
    internal static Hearing Nothing { get; } = new(null, null, 0);

    /// <summary>Likely enough to begin the dialog of <see cref="First"/>.</summary>
    internal bool IsSure { get; init; }

    /// <summary>Another matter in the same message, for afterwards.</summary>
    internal Intent? Also { get; init; }
}
