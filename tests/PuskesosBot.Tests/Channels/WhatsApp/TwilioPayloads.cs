using System.Text.Json;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

/// <summary>The raw provider bodies under <c>tests/payloads/twilio</c>.</summary>
internal static class TwilioPayloads
{
    public const string Account = "AC00000000000000000000000000000001";

    private static readonly string Folder = Repository.Path("tests", "payloads", "twilio");

    public static JsonElement Signatures { get; } = JsonDocument.Parse(Bytes("signatures.json")).RootElement;

    public static string Token => Signatures.GetProperty("authToken").GetString()!;

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    public static TwilioForm Form(string name) => TwilioForm.Parse(Bytes(name + ".form"))!;

    public static IEnumerable<string> FormNames() => Directory.EnumerateFiles(Folder, "*.form")
        .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
