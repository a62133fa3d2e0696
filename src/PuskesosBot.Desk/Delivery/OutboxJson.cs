using System.Text.Json.Serialization;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OutboundMessage))]
internal sealed partial class OutboxJson : JsonSerializerContext;
