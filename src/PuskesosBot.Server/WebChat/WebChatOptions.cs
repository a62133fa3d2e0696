using System.ComponentModel.DataAnnotations;

namespace PuskesosBot.Server.WebChat;

/// <summary>Section <c>WebChat</c>.</summary>
internal sealed class WebChatOptions
{
    /// <summary>
    /// Lets a server of the desk's own make tokens (<c>POST tokens/generate</c>) and speak in any conversation. Secret;
    /// 24 to 256 characters. Absent: nobody may; the page needs none.
    /// </summary>
    [RegularExpression("^$|^.{24,256}$", ErrorMessage = "WebChat:Secret is not 24 to 256 characters long (or empty)")]
    public string? Secret { get; init; }

    /// <summary>
    /// Other sites that may show this web chat, such as <c>https://kelurahan.example</c>; commas between. Default:
    /// none.
    /// </summary>
    public string AllowedOrigins { get; init; } = "";

    /// <summary>
    /// How long after the last visit the page still finds its conversation again. Default 7 days, 1 hour to 30 days.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan ResumeFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Page visits per minute from one address; a mobile network shows many people as one. Default 120, 1 to 100000.
    /// </summary>
    [Range(1, 100_000)]
    public int TokensPerMinute { get; init; } = 120;

    /// <summary>Posts per minute in one conversation. Default 60, 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int PostsPerMinute { get; init; } = 60;

    public string[] Origins() =>
        AllowedOrigins.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
