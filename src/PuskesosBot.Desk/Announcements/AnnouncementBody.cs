using System.Text.Json;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Announcements;

/// <summary>The message as the outbox keeps it, with places where SQL puts the chat and the hour of each.</summary>
internal static class AnnouncementBody
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
        return Outbox.ToBody(message);
    }

    /// <summary>SQL of the body for one chat.</summary>
    /// <param name="body">SQL of what <see cref="Of"/> gave.</param>
    internal static string Filled(string body, string channel, string address, string? slot)
    {
        // What an address may hold of what JSON writes otherwise.
        var escaped = $"""replace(replace({address}, '\', '\\'), '"', '\"')""";
        var filled = $"replace(replace({body}, '{ChannelInJson}', {channel}), '{AddressInJson}', {escaped})";
        return slot is null ? filled : $"replace({filled}, '{SlotInJson}', {slot})";
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
}
