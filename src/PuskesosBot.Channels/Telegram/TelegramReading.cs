namespace PuskesosBot.Channels.Telegram;

/// <summary>What one update turned out to be.</summary>
public abstract record TelegramReading
{
    private TelegramReading()
    {
    }

    /// <summary>Something for the desk.</summary>
    public sealed record Message(InboundMessage Inbound) : TelegramReading;

    /// <summary>Well-formed and not for us: acknowledged, counted and forgotten.</summary>
    /// <param name="Reason">One of <see cref="IgnoreReason"/>.</param>
    public sealed record Ignored(string Reason) : TelegramReading;

    /// <summary>Whether it is for us shows only when getMe has told our name: the provider shall come back.</summary>
    public sealed record TooEarly : TelegramReading;

    /// <summary>Not an update of the Bot API.</summary>
    /// <param name="Reason">Free of what was sent.</param>
    public sealed record Malformed(string Reason) : TelegramReading;
}

/// <summary>Why an update is ignored; also the tag under which it is counted, so the list stays short.</summary>
public static class IgnoreReason
{
    public const string UpdateType = "update_type";
    public const string FromBot = "from_bot";
    public const string OnBehalfOfChat = "on_behalf_of_chat";
    public const string NotAddressed = "group_not_addressed";
    public const string CommandForAnother = "command_for_another_bot";
    public const string ServiceMessage = "service_message";
    public const string GroupMembership = "group_membership";
    public const string MembershipUnchanged = "membership_unchanged";
    public const string PressWithoutChat = "press_without_chat";
    public const string PressWithoutData = "press_without_data";
}
