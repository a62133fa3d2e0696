namespace PuskesosBot.Dialogs;

/// <summary>What the host says through <see cref="DialogSet.Say"/>: every language must have it.</summary>
public sealed record HostTexts(IReadOnlyList<HostText> Texts, IReadOnlyList<HostTerm> Terms)
{
    public static HostTexts None { get; } = new([], []);

    /// <summary>Both together.</summary>
    public HostTexts And(HostTexts other) => new([.. Texts, .. other.Texts], [.. Terms, .. other.Terms]);
}

/// <param name="Slots">What the host fills; the text may use nothing else.</param>
public sealed record HostText(string Id, IReadOnlyList<string> Slots);

/// <param name="Values">Each must have words.</param>
public sealed record HostTerm(string Id, IReadOnlyList<string> Values);
