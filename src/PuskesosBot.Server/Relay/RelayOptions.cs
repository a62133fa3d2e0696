using System.ComponentModel.DataAnnotations;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.Relay;

/// <summary>Section <c>Relay</c>: an outside queue that is told of cases. Without an address there is none.</summary>
internal sealed class RelayOptions : IValidatableObject
{
    internal const string Section = "Relay";

    private const int SecretCharsMin = 32;

    /// <summary>
    /// Absolute http or https address that takes the changes. Default empty: the built-in queue only.
    /// </summary>
    public string Address { get; init; } = "";

    /// <summary>
    /// Signs what goes out and what comes back. Secret; 32 characters or more, needed with an address.
    /// </summary>
    public string Secret { get; init; } = "";

    /// <summary>Kinds of cases that are told, names of <see cref="CaseKind"/> with commas between.</summary>
    public string Kinds { get; init; } = "Complaint,Proposal,DataChange,HomeVisit,Emergency";

    /// <summary>Of one request. Default 10 seconds, 1 second to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    internal bool IsOn => Address.Length > 0;

    internal RelayRules Rules => IsOn ? new RelayRules(KindsNamed().OfType<CaseKind>().ToHashSet()) : RelayRules.None;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) yield break;
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new ValidationResult("Relay:Address is not an absolute http or https address");
        if (Secret.Length < SecretCharsMin)
            yield return new ValidationResult($"Relay:Secret is shorter than {SecretCharsMin} characters");
        if (KindsNamed().Any(kind => kind is null))
            yield return new ValidationResult(
                $"Relay:Kinds has an unknown kind (allowed: {string.Join(", ", Enum.GetNames<CaseKind>())})");
    }

    private List<CaseKind?> KindsNamed() =>
        [.. Kinds.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => Enum.TryParse<CaseKind>(name, ignoreCase: true, out var kind) ? kind : (CaseKind?)null)];
}
