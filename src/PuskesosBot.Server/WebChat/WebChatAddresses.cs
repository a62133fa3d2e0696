using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PuskesosBot.Server.WebChat;

/// <summary>
/// Addresses that carry their own key, for what a browser cannot send a header with: sockets and pictures.
/// </summary>
internal sealed class WebChatAddresses(WebChatTokens tokens, IConfiguration configuration)
{
    public const string Prefix = "/directline/v3/directline";

    /// <summary>In stored activities a picture is named so; its address is made when the activity is read.</summary>
    public const string MediaScheme = "webchat-media:";

    /// <summary>Scheme, host and path base that the client reaches us by.</summary>
    /// <remarks>
    /// The configured address wins. Without one the request's own host is good enough here: the address goes back to
    /// the very client that sent the header, is never stored, and no signature covers it.
    /// </remarks>
    public string BaseOf(HttpRequest request)
    {
        var configured = configuration["Public:BaseAddress"];
        return string.IsNullOrWhiteSpace(configured)
            ? $"{request.Scheme}://{request.Host}{request.PathBase}"
            : configured.TrimEnd('/');
    }

    /// <summary>The same with ws or wss.</summary>
    public static string SocketBase(string baseAddress) =>
        baseAddress.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? $"ws{baseAddress[4..]}" : baseAddress;

    public string Stream(string baseAddress, string conversation, string user, long after)
    {
        var grant = new WebChatGrant(GrantUse.Stream, conversation, user) { After = after };
        var key = tokens.Issue(grant, WebChatLimits.StreamUrlLife);
        return $"{SocketBase(baseAddress)}{Prefix}/conversations/{conversation}/stream?t={key}";
    }

    /// <summary>An ActivitySet as JSON.</summary>
    public string Set(ActivityPage page, WebChatGrant reader, string baseAddress)
    {
        var set = new StringBuilder("""{"activities":[""");
        for (var i = 0; i < page.Activities.Count; i++)
        {
            if (i > 0) set.Append(',');
            set.Append(WithAddresses(page.Activities[i], reader, baseAddress));
        }

        var watermark = page.Watermark.ToString(CultureInfo.InvariantCulture);
        return set.Append("],\"watermark\":\"").Append(watermark).Append("\"}").ToString();
    }

    private string WithAddresses(string json, WebChatGrant reader, string baseAddress)
    {
        // Nearly no line has a picture; those are not parsed.
        if (!json.Contains(MediaScheme, StringComparison.Ordinal)) return json;
        var activity = JsonNode.Parse(json)!.AsObject();
        if (activity["attachments"] is not JsonArray attachments) return json;
        foreach (var attachment in attachments.OfType<JsonObject>())
        {
            if (attachment["contentUrl"]?.GetValue<string>() is not { } url
                || !url.StartsWith(MediaScheme, StringComparison.Ordinal)) continue;
            var grant = new WebChatGrant(GrantUse.Media, reader.ConversationId, reader.UserId);
            var key = tokens.Issue(grant, WebChatLimits.MediaUrlLife);
            var name = url[MediaScheme.Length..];
            attachment["contentUrl"] =
                $"{baseAddress}{Prefix}/conversations/{reader.ConversationId}/media/{name}?t={key}";
        }

        return activity.ToJsonString();
    }
}
