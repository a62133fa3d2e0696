using System.Text.Json;
using System.Text.RegularExpressions;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>The templates and menu contents of <c>config/templates.yaml</c>, and what is known of their
/// approval.</summary>
/// <param name="templates">At most one for a name and language.</param>
/// <param name="menus">At most one for a shape and a number of options.</param>
/// <param name="approvalOf">What was last heard of a ContentSid; null when never asked.</param>
public sealed partial class TemplateCatalog(
    IReadOnlyList<MessageTemplate> templates, IReadOnlyList<MenuContent> menus,
    Func<string, TemplateApproval?> approvalOf)
{
    /// <summary>The language every template has; used where the contact's own is missing or not usable.</summary>
    public const string DefaultLanguage = "id";

    /// <summary>Twilio, error 63021: longer values are refused.</summary>
    internal const int ValueCharsMax = 1024;

    public static TemplateCatalog Empty { get; } = new([], [], _ => null);

    public IReadOnlyList<MessageTemplate> Templates => templates;

    public IReadOnlyList<MenuContent> Menus => menus;

    /// <summary>
    /// The template to send in this language, else in the default one; null when neither can be sent now.
    /// </summary>
    public MessageTemplate? Usable(string name, string language) =>
        InOrder(name, language).FirstOrDefault(IsUsable);

    /// <summary>The same whether or not it can be sent now.</summary>
    public MessageTemplate? Find(string name, string language) => InOrder(name, language).FirstOrDefault();

    /// <summary>Null when Twilio was never asked.</summary>
    public TemplateApproval? ApprovalOf(MessageTemplate template) =>
        template.ContentSid.Length == 0 ? null : approvalOf(template.ContentSid);

    /// <summary>Exists at Twilio, and nobody has said that it is not approved.</summary>
    public bool IsUsable(MessageTemplate template) =>
        template.ContentSid.Length > 0 && ApprovalOf(template) is null or { IsApproved: true };

    /// <summary>Names that are asked for and not listed in the default language, in order.</summary>
    public IEnumerable<string> Missing(IEnumerable<string> names) => names.Distinct().Order(StringComparer.Ordinal)
        .Where(name => !templates.Any(t => t.Name == name && t.Language == DefaultLanguage));

    /// <summary>What the person reads, for staff; a missing value leaves its place open.</summary>
    public static string Preview(MessageTemplate template, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(template.Body, place => values.GetValueOrDefault(place.Groups["name"].Value, place.Value));

    /// <summary>Names in braces in a body, in the order they come.</summary>
    public static IEnumerable<string> PlacesIn(string body) =>
        Place().Matches(body).Select(place => place.Groups["name"].Value);

    /// <summary>ContentVariables; null when a value is missing.</summary>
    internal static string? VariablesOf(MessageTemplate template, IReadOnlyDictionary<string, string> values)
    {
        var numbered = new Dictionary<string, string>();
        foreach (var name in template.Variables)
        {
            if (!values.TryGetValue(name, out var value) || string.IsNullOrWhiteSpace(value)) return null;
            numbered[$"{numbered.Count + 1}"] = OneLine(value);
        }

        return ToJson(numbered);
    }

    /// <summary>The menu content that can show this message.</summary>
    internal MenuContent? MenuFor(OutboundMessage message) =>
        message.Options.Count == 0 ? null : menus.FirstOrDefault(menu => menu.Fits(message));

    internal static string VariablesOf(OutboundMessage menu)
    {
        var numbered = new Dictionary<string, string> { ["1"] = menu.Text };
        foreach (var option in menu.Options)
        {
            numbered[$"{numbered.Count + 1}"] = option.Label;
            numbered[$"{numbered.Count + 1}"] = option.Payload;
        }

        return ToJson(numbered);
    }

    private static string ToJson(Dictionary<string, string> numbered) =>
        JsonSerializer.Serialize(numbered, WhatsAppJson.Readable.DictionaryStringString);

    // Twilio, error 63021: line breaks and four blanks in a row are refused in a value.
    private static string OneLine(string value)
    {
        var line = Blanks().Replace(value, " ").Trim();
        return line.Length <= ValueCharsMax ? line : line[..ValueCharsMax];
    }

    private IEnumerable<MessageTemplate> InOrder(string name, string language) => templates
        .Where(t => t.Name == name && (t.Language == language || t.Language == DefaultLanguage))
        .OrderByDescending(t => t.Language == language);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\{(?<name>[a-z][a-z0-9_]*)\}")]
    private static partial Regex Place();
}
