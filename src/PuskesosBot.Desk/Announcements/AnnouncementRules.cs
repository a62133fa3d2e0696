namespace PuskesosBot.Desk.Announcements;

/// <summary>Bounds of announcements; what an installation decides is options of <c>Announcements</c>.</summary>
public sealed record AnnouncementRules
{
    /// <summary>Characters of free text: with what stands around it, it must fit into a template of 1,024.</summary>
    public const int TextCharsMin = 10, TextCharsMax = 500;

    /// <summary>Characters of a reason.</summary>
    public const int ReasonCharsMax = 300;

    /// <summary>How far ahead it may be planned.</summary>
    public const int PlannedDaysMax = 90;

    /// <summary>Residents of the first chunk: few, so that the first message leaves at once.</summary>
    public const int FirstChunkMax = 200;

    /// <summary>Unsent rows that one transaction puts aside, puts back or cancels.</summary>
    public const int SteeredMax = 2_000;

    /// <summary>Announcements one run looks at; the rest is for the next.</summary>
    public const int OpenMax = 200;

    /// <summary>Draws of a code before giving up.</summary>
    public const int DrawsMax = 20;

    /// <summary>Residents above which somebody else must approve it.</summary>
    public int ApprovalAbove { get; init; } = 300;

    /// <summary>Residents of a chunk: few enough that turns do not wait long for the writer.</summary>
    public int ChunkMax { get; init; } = 2_000;

    /// <summary>Rupiah for one message on WhatsApp.</summary>
    public int MessageRate { get; init; } = 80;

    /// <summary>Rupiah for a template, on top of the message.</summary>
    public int TemplateRate { get; init; } = 350;

    /// <summary>Host of the public address, by which a link is ours; null: there is none.</summary>
    public string? OwnHost { get; init; }
}
