using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Understanding;

/// <summary>A labelled text with what the bot would do.</summary>
internal sealed record HeardText(LabelledText Text, FirstWords Heard)
{
    /// <summary>What begins neither a dialog of an intent nor a question.</summary>
    internal const string Nothing = "MENU";

    internal string Prediction => Heard.Intent.Length == 0 ? Nothing : Heard.Intent;

    internal bool IsStrict => Prediction == Text.Intent;

    internal bool IsLenient => IsStrict || Text.AlsoAcceptable.Contains(Prediction);

    internal bool IsHarmful => Text.MustNot.Contains(Prediction);

    internal bool IsAsked => Prediction == FirstWords.Asks;

    /// <summary>It asks, and what was meant is one of the two.</summary>
    internal bool IsOffered => IsAsked && Heard.Offered.Any(i => i == Text.Intent || Text.AlsoAcceptable.Contains(i));
}
