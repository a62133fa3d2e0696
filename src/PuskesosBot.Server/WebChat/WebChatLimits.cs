using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>Bounds of the web chat's server side.</summary>
internal static class WebChatLimits
{
    /// <summary>
    /// Direct Line clients refresh every 15 minutes and want at least 30; a phone may sleep in between.
    /// </summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    /// <summary>Time to open the socket; as Direct Line's own.</summary>
    public static readonly TimeSpan StreamUrlLife = TimeSpan.FromSeconds(60);

    /// <summary>A picture's address is made anew each time the activity is read.</summary>
    public static readonly TimeSpan MediaUrlLife = TimeSpan.FromHours(12);

    /// <summary>Longest wait for a turn; the pump's own bound is far below it.</summary>
    public static readonly TimeSpan TurnWaitMax = TimeSpan.FromSeconds(30);

    /// <summary>Longest that a reply waits for the line it answers; Web Chat waits as long for a missing one.</summary>
    public static readonly TimeSpan EchoWaitMax = TimeSpan.FromSeconds(5);

    /// <summary>Silence on a socket before an empty frame; common proxies cut after 60 s.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <summary>How soon a line that another process wrote is seen.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);

    /// <summary>Longest token that is looked at; ours have some 300 characters.</summary>
    public const int TokenCharsMax = 1024;

    public const int UserIdCharsMax = 64;

    /// <summary>
    /// How long a client has to answer a close before it is cut off; stopping waits no longer than this.
    /// </summary>
    public static readonly TimeSpan CloseWaitMax = TimeSpan.FromSeconds(2);

    public const int ActivitiesPerSetMax = 100;

    /// <summary>
    /// Tries to append where several processes race for the next number; each lost race is another's success.
    /// </summary>
    public const int AppendTriesMax = 20;

    public const int SocketsPerConversationMax = 10;

    public const int SocketsMax = 10_000;

    /// <summary>What a client may send on a socket, which is nothing but keep-alives, before it is cut off.</summary>
    public const int SocketBytesMax = 64 * 1024;

    /// <summary>Body of a start, token or refresh call.</summary>
    public const int SmallBodyBytesMax = 8 * 1024;

    /// <summary>The picture, the activity, and the multipart lines around them.</summary>
    public const int UploadBytesMax = DirectLineLimits.MediaBytesMax + DirectLineLimits.ActivityBytesMax + 8 * 1024;

    /// <summary>Uploads held in memory at a time; a slow phone may need a minute for one.</summary>
    public const int UploadsAtOnceMax = 8;

    /// <summary>Pictures kept for one conversation.</summary>
    public const int MediaPerConversationMax = 50;
}
