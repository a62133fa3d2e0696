using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuskesosBot.Channels.WhatsApp;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class WhatsAppJson : JsonSerializerContext
{
    // Quotes and accents stay what they are, because no browser ever reads them.
    public static WhatsAppJson Readable { get; } = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
