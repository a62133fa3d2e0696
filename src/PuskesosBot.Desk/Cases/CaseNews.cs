using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Cases;

/// <summary>What a resident is told about a case without having asked.</summary>
internal enum CaseNews
{
    Checked,
    InProgress,
    Waiting,
    AwaitingApproval,
    NotReferred,
    Referred,
    Approved,
    Rejected,
    StudiedFurther,
    Realised,
    ClosingAsked,
    ClosedSilently,
    Reopened,
    Merged,
    Answered,

    /// <summary>The last words to a chat: what was held about it is gone, and this case is closed.</summary>
    Erased,
}

/// <summary>Ids of the texts in which cases are told, so that a missing one is found before anybody is told.</summary>
public static class CaseTexts
{
    /// <summary>Told in a group, where everybody reads.</summary>
    internal const string InGroup = "case_notice_in_group";

    /// <summary>Told where another person may hold the chat since.</summary>
    internal const string Unsure = "case_notice_unsure";

    /// <summary>The few words that fit into a template.</summary>
    internal const string Short = "case_notice_short";

    /// <summary>The only news that nobody can answer: the chat is not known any more.</summary>
    internal const string Erased = $"{Term}_{ErasedKey}";

    /// <summary>Its words are asked for by the last part of a text's id.</summary>
    private const string Term = "case_notice", ErasedKey = "erased";

    internal const string DeskName = "desk_name", ReceiptNumber = "receipt", Partner = "partner", Words = "words",
        Until = "until", Other = "other_receipt", News = "news";

    private static readonly Dictionary<CaseNews, string> Keys = new()
    {
        [CaseNews.Checked] = "checked",
        [CaseNews.InProgress] = "in_progress",
        [CaseNews.Waiting] = "waiting",
        [CaseNews.AwaitingApproval] = "awaiting_approval",
        [CaseNews.NotReferred] = "not_referred",
        [CaseNews.Referred] = "referred",
        [CaseNews.Approved] = "approved",
        [CaseNews.Rejected] = "rejected",
        [CaseNews.StudiedFurther] = "studied_further",
        [CaseNews.Realised] = "realised",
        [CaseNews.ClosingAsked] = "closing_asked",
        [CaseNews.ClosedSilently] = "closed_silently",
        [CaseNews.Reopened] = "reopened",
        [CaseNews.Merged] = "merged",
        [CaseNews.Answered] = "answered",
        [CaseNews.Erased] = ErasedKey,
    };

    /// <summary>What the dialog files must have beside what dialogs name.</summary>
    public static HostTexts All { get; } = new(
        [
            .. Keys.Values.Select(key => new HostText(
                $"{Term}_{key}", [DeskName, ReceiptNumber, Partner, Words, Until, Other])),
            new HostText(InGroup, [DeskName, ReceiptNumber]),
            new HostText(Unsure, [DeskName, ReceiptNumber]),
            new HostText(Short, [News]),
        ],
        [new HostTerm(Term, [.. Keys.Values])]);

    internal static string Key(CaseNews news) => Keys[news];

    internal static string Of(CaseNews news) => $"{Term}_{Keys[news]}";
}
