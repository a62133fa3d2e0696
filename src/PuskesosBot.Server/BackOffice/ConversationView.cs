using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>A chat, as far as it is read.</summary>
/// <param name="Name">Residents it acts for; null: nobody known.</param>
/// <param name="Handover">The one that has not ended; null: the bot answers.</param>
internal sealed record ConversationView(Contact Contact, string? Name, Handover? Handover)
{
    public string Title => Name ?? ContactNames.Unnamed(Contact.Id);

    /// <summary>Who holds it; null: nobody.</summary>
    public string? Holder { get; init; }

    public bool IsMine { get; init; }

    public CaseLink? Case { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ShownLine> Lines { get; init; } = [];

    /// <summary>Until when an answer goes at once; null: always.</summary>
    public DateTimeOffset? FreeTextUntil { get; init; }

    /// <summary>There may be more before the first line.</summary>
    public bool HasOlder => Lines.Count >= ConversationLog.PageMax;

    /// <summary>Says whether the parts around the lines are still right.</summary>
    public string Mark => $"{Handover?.Id} {Handover?.HeldBy} {Contact.LastInboundAt.ToUnixTimeSeconds()}";

    /// <summary>Says whether the form to answer with is still the right one.</summary>
    public string FootMark => $"{(IsMine ? "mine" : Handover?.HeldBy is null ? "free" : "held")} {Handover?.Id}";
}

/// <summary>The case it was opened with.</summary>
internal sealed record CaseLink(string Receipt);

/// <summary>One line of a chat, ready to be shown.</summary>
/// <param name="Id">In the page; the same at every reading.</param>
internal sealed record ShownLine(string Id, ConversationLine Line)
{
    public string? Staff { get; init; }

    public ShownFile? File { get; init; }

    /// <summary>What became of a staff member's message.</summary>
    public string? State { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Advice { get; init; }

    public bool MayChange { get; init; }
}

/// <param name="Kind">Such as <c>photo</c>.</param>
/// <param name="Reference">At the provider; of a location its degrees.</param>
/// <param name="Path">Where the console shows it, from <c>~</c> on.</param>
internal sealed record ShownFile(string Kind, string Reference, string Path);

/// <summary>What an answer is written with.</summary>
internal sealed record ReplyTools(
    string Draft, IReadOnlyList<(string Title, string Words)> Answers, IReadOnlyList<Colleague> Colleagues);

/// <summary>Somebody a chat can be passed to.</summary>
internal sealed record Colleague(Guid Id, string Name);
