using System.Text.Json;
using System.Text.RegularExpressions;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Announcements;

/// <summary>The message as the outbox keeps it, with places where SQL puts the chat and the hour of each.</summary>
internal static partial class AnnouncementBody
{
    private const char ChannelMark = '\u0002', AddressMark = '\u0003';

    // How JSON writes them.
    private const string SlotInJson = "\\u0001", ChannelInJson = "\\u0002", AddressInJson = "\\u0003";

    /// <param name="template">Name of a template that may be sent; null: none.</param>
    /// <param name="hasSlot">With the line for who has an hour of his own.</param>
    internal static string Of(AnnouncementText text, string? template, bool hasSlot)
    {
        var message = new OutboundMessage(
            new ChatAddress($"{ChannelMark}", $"{AddressMark}"), hasSlot ? text.Text : WithoutSlot(text.Text))
        {
            Language = text.Language,
            Template = template is null || text.TemplateValues is null
                ? null
                : new TemplateUse(template, TemplateValues(text, hasSlot)),
        };
        return OutboxBody.Write(message);
    }

    /// <summary>SQL of the body for one chat: its pieces, and between them what each chat has of its own.</summary>
    /// <param name="body">What <see cref="Of"/> gave.</param>
    /// <remarks>Put together, not replaced: a database goes through the whole text for each replacement.</remarks>
    internal static string Filled(SqlText sql, string body, string channel, string address, string? slot)
    {
        // What an address may hold of what JSON writes otherwise.
        var escaped = $"""replace(replace({address}, '\', '\\'), '"', '\"')""";
        var pieces = MarkInJson().Split(body).Where(piece => piece.Length > 0).Select(piece => piece switch
        {
            ChannelInJson => channel,
            AddressInJson => escaped,
            SlotInJson when slot is not null => slot,
            _ => sql.Add(piece),
        });
        return string.Join(" || ", pieces);
    }

    internal static string WithoutSlot(string text) => string.Join(
        '\n', text.Split('\n').Where(line => !line.Contains(AnnouncementText.SlotMark, StringComparison.Ordinal)));

    internal static string WithSlot(string text, string hour) =>
        text.Replace($"{AnnouncementText.SlotMark}", hour, StringComparison.Ordinal);

    internal static string ToJson(Dictionary<string, string> values) =>
        JsonSerializer.Serialize(values, OutboxJson.Default.DictionaryStringString);

    internal static Dictionary<string, string> TemplateValues(AnnouncementText text, bool hasSlot)
    {
        var values = JsonSerializer.Deserialize(text.TemplateValues ?? "{}", OutboxJson.Default.DictionaryStringString)
            ?? [];
        if (hasSlot && values.ContainsKey("time")) values["time"] = $"{AnnouncementText.SlotMark}";
        return values;
    }

    // A mark, and not a backslash that somebody wrote before such letters.
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)(\\u000[123])", RegexOptions.CultureInvariant)]
    private static partial Regex MarkInJson();
}
