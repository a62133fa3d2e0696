namespace PuskesosBot.Desk.Announcements;

/// <summary>What would be sent, to how many, and how.</summary>
/// <param name="Texts">One for each language, exactly as it will look; of who has a slot, with the first one.</param>
/// <param name="CostRupiah">Estimate.</param>
/// <param name="NeedsApproval">Somebody else must approve it first.</param>
/// <param name="StartsAt">When it would begin: now, at its time, or when the quiet hours end.</param>
public sealed record AnnouncementPreview(
    IReadOnlyList<PreviewText> Texts, AudienceCount Count, long CostRupiah, bool NeedsApproval, DateTimeOffset StartsAt)
{
    public required IReadOnlyList<string> Rws { get; init; }
    public string? Rt { get; init; }
}

/// <param name="Template">The same as a template; null: it has none, so that some must write first.</param>
public sealed record PreviewText(string Language, string Text, string? Template);

/// <summary>How the audience can be reached. Chats are counted once, whomever they act for.</summary>
/// <param name="People">Residents it is for.</param>
/// <param name="Now">Chats that get it at once, by channel.</param>
/// <param name="AsTemplate">Chats that get a template, because their time for free text is over.</param>
/// <param name="Waiting">Chats whose person must write first.</param>
/// <param name="OptedOut">Chats that do not want this kind of message.</param>
/// <param name="Unreachable">Chats that blocked the bot, or on a channel that is switched off.</param>
/// <param name="NoContact">Residents without any chat.</param>
public sealed record AudienceCount(
    int People, IReadOnlyDictionary<string, int> Now, int AsTemplate, int Waiting, int OptedOut, int Unreachable,
    int NoContact)
{
    /// <summary>Messages that leave without anybody having to write first.</summary>
    public int Sendable => Now.Values.Sum() + AsTemplate;
}
