using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Announcements;

/// <summary>How chats can be reached now.</summary>
/// <param name="channels">Those that can be sent on, each with its window for free text; null: it has none.</param>
/// <param name="templates">Of the channels that need one outside their window.</param>
public sealed class AudienceReach(
    Func<IReadOnlyDictionary<string, TimeSpan?>> channels, TemplateCatalog templates)
{
    public static AudienceReach Of(Sender sender, TemplateCatalog templates)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return new AudienceReach(
            () => sender.Channels.ToDictionary(channel => channel, sender.WindowOf), templates);
    }

    internal IReadOnlyDictionary<string, TimeSpan?> Channels => channels();

    /// <summary>A template of that name may be sent, in the default language at least.</summary>
    internal bool HasTemplate(string? name) =>
        name is not null && templates.Usable(name, TemplateCatalog.DefaultLanguage) is not null;

    /// <summary>As the person reads it; null: there is none that may be sent.</summary>
    internal string? Preview(string? name, string language, IReadOnlyDictionary<string, string> values) =>
        name is not null && templates.Usable(name, language) is { } template
            ? TemplateCatalog.Preview(template, values)
            : null;
}
