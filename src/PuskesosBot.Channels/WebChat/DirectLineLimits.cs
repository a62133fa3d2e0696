namespace PuskesosBot.Channels.WebChat;

/// <summary>Bounds of what a web chat client may send.</summary>
public static class DirectLineLimits
{
    /// <summary>One activity as JSON. A text of the longest message in four-byte characters fits four times.</summary>
    public const int ActivityBytesMax = 64 * 1024;

    /// <summary>Objects within objects; Web Chat's own activities need 5.</summary>
    public const int DepthMax = 16;

    /// <summary>Channel and conversation are part of <see cref="MessageKey.ExternalId"/>, which has 100.</summary>
    public const int ExternalIdCharsMax = 100;

    /// <summary>What the client keeps for itself in channelData, value and the like, each as JSON.</summary>
    public const int PartCharsMax = 8 * 1024;

    /// <summary>A language tag such as <c>id-Latn-ID</c>; BCP 47 asks to allow 35.</summary>
    public const int LocaleCharsMax = 35;

    /// <summary><see cref="ChatOption.Payload"/>.</summary>
    public const int PressedCharsMax = 64;

    /// <summary>A picture sent by a resident, in bytes; the size of Telegram's largest photo upload.</summary>
    public const int MediaBytesMax = 10 * 1024 * 1024;
}
