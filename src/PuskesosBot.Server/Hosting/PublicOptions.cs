namespace PuskesosBot.Server.Hosting;

/// <summary>How the outside world reaches this installation.</summary>
internal sealed class PublicOptions
{
    internal const string Section = "Public";

    /// <summary>
    /// Address that providers and residents use, absolute https (http in tests), a path allowed. Signatures and links
    /// are built from it, never from headers. Default: none.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>Null when it is missing or no absolute address.</summary>
    internal static Uri? BaseOf(IConfiguration configuration) =>
        // Read as text, because binding throws for what is no address at all.
        Uri.TryCreate(configuration[$"{Section}:{nameof(BaseAddress)}"], UriKind.Absolute, out var address)
            ? address
            : null;
}
