using System.Text.Json.Serialization;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OutboundMessage))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class OutboxJson : JsonSerializerContext;
