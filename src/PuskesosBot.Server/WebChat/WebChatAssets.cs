using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace PuskesosBot.Server.WebChat;

/// <summary>
/// The bundle that the build made of ClientApp: names with a content hash, each with its compressed forms beside it.
/// </summary>
internal sealed class WebChatAssets
{
    public const string Prefix = "/webchat";

    private readonly string _folder;
    private readonly Dictionary<string, string> _names;

    /// <param name="folder">With manifest.json, which maps plain names to hashed ones. Missing: no page.</param>
    public WebChatAssets(string folder)
    {
        _folder = folder;
        var manifest = Path.Combine(folder, "manifest.json");
        _names = File.Exists(manifest)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(manifest))!
            : [];
    }

    /// <summary>Beside the program, wherever it is started from.</summary>
    public static WebChatAssets BesideProgram() => new(Path.Combine(AppContext.BaseDirectory, "wwwroot", "webchat"));

    /// <summary>Address path of <c>page.js</c> or <c>page.css</c>; null when the bundle was not built.</summary>
    public string? PathOf(string name) => _names.TryGetValue(name, out var hashed) ? $"{Prefix}/{hashed}" : null;

    public IResult Serve(HttpContext http, string name)
    {
        // Only what the manifest lists exists, so no path can be made up.
        if (!_names.ContainsValue(name)) return TypedResults.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        var suffix = BestSuffix(http.Request.Headers.AcceptEncoding, out var encoding);
        if (encoding is not null) headers.ContentEncoding = encoding;
        var type = name.EndsWith(".js", StringComparison.Ordinal)
            ? "text/javascript; charset=utf-8"
            : "text/css; charset=utf-8";
        return TypedResults.PhysicalFile(Path.Combine(_folder, name + suffix), type);
    }

    private static string BestSuffix(StringValues accepted, out string? encoding)
    {
        var offers = accepted.ToString().Split(',', StringSplitOptions.TrimEntries);
        encoding = offers.Any(o => Accepts(o, "br")) ? "br" : offers.Any(o => Accepts(o, "gzip")) ? "gzip" : null;
        return encoding switch { "br" => ".br", "gzip" => ".gz", _ => "" };
    }

    private static bool Accepts(string offer, string encoding)
    {
        var parts = offer.Split(';', StringSplitOptions.TrimEntries);
        return parts[0] == encoding && !parts.Contains("q=0");
    }
}
