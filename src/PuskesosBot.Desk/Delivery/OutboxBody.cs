using System.Text.Json;
using System.Text.Json.Serialization;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>A message as its row of the outbox keeps it, in JSON.</summary>
/// <remarks>
/// Plain and settable, because thousands a second are read: a record of records takes three times as long.
/// </remarks>
internal sealed class OutboxBody
{
    public string Channel { get; set; } = "";

    public string Chat { get; set; } = "";

    public bool IsGroup { get; set; }

    public string? Thread { get; set; }

    public string Text { get; set; } = "";

    public string Language { get; set; } = "";

    public ChatOption[]? Options { get; set; }

    public string? PhoneButton { get; set; }

    public string? PressId { get; set; }

    public TemplateUse? Template { get; set; }

    public Uri? Media { get; set; }

    internal static string Write(OutboundMessage message) => JsonSerializer.Serialize(
        new OutboxBody
        {
            Channel = message.To.Channel,
            Chat = message.To.Id,
            IsGroup = message.To.IsGroup,
            Thread = message.To.Thread,
            Text = message.Text,
            Language = message.Language,
            Options = message.Options.Count == 0 ? null : [.. message.Options],
            PhoneButton = message.PhoneButton,
            PressId = message.PressId,
            Template = message.Template,
            Media = message.Media,
        },
        OutboxJson.Default.OutboxBody);

    internal static OutboundMessage Read(string json)
    {
        var body = JsonSerializer.Deserialize(json, OutboxJson.Default.OutboxBody)
            ?? throw new InvalidOperationException("an outbox body is empty");
        return new OutboundMessage(new ChatAddress(body.Channel, body.Chat, body.IsGroup, body.Thread), body.Text)
        {
            Language = body.Language,
            Options = body.Options ?? [],
            PhoneButton = body.PhoneButton,
            PressId = body.PressId,
            Template = body.Template,
            Media = body.Media,
        };
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OutboxBody))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class OutboxJson : JsonSerializerContext;
