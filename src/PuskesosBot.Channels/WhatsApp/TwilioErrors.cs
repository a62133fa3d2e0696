using System.Collections.Frozen;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>What a code of Twilio asks of us.</summary>
public enum TwilioErrorClass
{
    /// <summary>Passes by itself: later, slower.</summary>
    Retry,

    /// <summary>A person must mend the account, the sender or a template.</summary>
    Config,

    /// <summary>We sent something that can never be right.</summary>
    Bug,

    /// <summary>Nothing reaches this address, until it writes again.</summary>
    PermanentAddress,

    /// <summary>This message is lost; the next may pass.</summary>
    PermanentMessage,

    /// <summary>The person does not want messages.</summary>
    OptOut,

    /// <summary>More than 24 hours after the person wrote, only templates pass.</summary>
    Window,

    /// <summary>Twilio complains about our webhook.</summary>
    OurWebhook,
}

/// <summary>
/// Twilio's error codes (Twilio, Error and warning dictionary). The one place that knows them; for a synchronous answer
/// and for a status callback alike.
/// </summary>
public static class TwilioErrors
{
    /// <summary>Free text outside the 24-hour window.</summary>
    public const int OutsideWindow = 63016;

    internal const int TooManyRequests = 20429, AccountDailyLimit = 63038, SenderLimit = 63018, QueueFull = 30001;

    private static readonly FrozenDictionary<int, TwilioErrorClass> Classes = Table().ToFrozenDictionary();

    // Refused because of the content or its variables; the account and the person are fine.
    private static readonly FrozenSet<int> OfContent = FrozenSet.ToFrozenSet(
        [21654, 21655, 21656, 63005, 63013, 63021, 63027, 63028, 63030, 63040, 63041, 63042, 92005, 92007]);

    private static readonly FrozenSet<int> OfMedia =
        FrozenSet.ToFrozenSet([11751, 21620, 21623, 63019, 63034]);

    // Of one message or one person, though a person must mend it: the channel as a whole goes on.
    private static readonly FrozenSet<int> OfOneMessage =
        FrozenSet.ToFrozenSet([21408, 63015, 63027, 63028, 63040, 63041, 63042]);

    public static TwilioErrorClass ClassOf(int code) =>
        Classes.TryGetValue(code, out var known) ? known : TwilioErrorClass.PermanentMessage;

    /// <summary>What a failure told by a status callback asks of the outbox.</summary>
    public static FailureKind FailureOf(int code) => ClassOf(code) switch
    {
        TwilioErrorClass.Retry => FailureKind.Passing,
        TwilioErrorClass.PermanentAddress => FailureKind.Address,
        TwilioErrorClass.OptOut => FailureKind.OptOut,
        TwilioErrorClass.Window => FailureKind.Window,
        _ => FailureKind.Message,
    };

    /// <summary>The template or menu is at fault: the same words in another form may pass.</summary>
    public static bool IsContent(int code) => OfContent.Contains(code);

    /// <summary>The attached file is at fault: the words alone may pass.</summary>
    public static bool IsMedia(int code) => OfMedia.Contains(code);

    /// <summary>Nothing passes until a person mends it.</summary>
    public static bool StopsChannel(int code) =>
        ClassOf(code) == TwilioErrorClass.Config && !OfOneMessage.Contains(code);

    internal static IReadOnlyDictionary<int, TwilioErrorClass> Known => Classes;

    private static IEnumerable<KeyValuePair<int, TwilioErrorClass>> Table() =>
    [
        .. Of(TwilioErrorClass.Retry, TooManyRequests, QueueFull, 30008, 63010, 63012, SenderLimit, 63019,
            AccountDailyLimit),
        .. Of(TwilioErrorClass.Config, 20003, 20404, 21408, 21603, 21606, 21703, 63001, 63007, 63015, 63020, 63027,
            63028, 63040, 63041, 63042, 63051),
        .. Of(TwilioErrorClass.Bug, 11751, 21617, 21620, 21623, 21654, 21655, 21656, 35114, 35115, 35117, 63005, 63013,
            63021, 63030, 63031, 63034, 92005, 92007),
        .. Of(TwilioErrorClass.PermanentAddress, 21211, 21614, 63003, 63014, 63024, 63033),
        .. Of(TwilioErrorClass.PermanentMessage, 63032, 63049),
        .. Of(TwilioErrorClass.OptOut, 21610),
        .. Of(TwilioErrorClass.Window, OutsideWindow),
        .. Of(TwilioErrorClass.OurWebhook, 11200, 11205, 11206, 12100, 12200, 12300, 57012),
    ];

    private static IEnumerable<KeyValuePair<int, TwilioErrorClass>> Of(TwilioErrorClass kind, params int[] codes) =>
        codes.Select(code => KeyValuePair.Create(code, kind));
}
