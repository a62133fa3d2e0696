using System.ComponentModel.DataAnnotations;
using PuskesosBot.Desk.Announcements;

namespace PuskesosBot.Server.Hosting;

/// <summary>Section <c>Announcements</c>.</summary>
internal sealed class AnnouncementsOptions
{
    internal const string Section = "Announcements";

    /// <summary>Residents above which somebody else must approve an announcement. Default 300.</summary>
    [Range(0, 1_000_000)]
    public int ApprovalAbove { get; init; } = 300;

    /// <summary>Residents whose messages are written in one transaction. Default 2,000.</summary>
    [Range(1, 10_000)]
    public int ChunkMax { get; init; } = 2_000;

    /// <summary>Rupiah for one message on WhatsApp, for the estimate. Default 80.</summary>
    [Range(0, 100_000)]
    public int MessageRate { get; init; } = 80;

    /// <summary>Rupiah for a template, on top of the message. Default 350.</summary>
    [Range(0, 100_000)]
    public int TemplateRate { get; init; } = 350;

    /// <param name="address">The public address; null: there is none.</param>
    internal AnnouncementRules RulesAt(Uri? address) => new()
    {
        OwnHost = address?.Host,
        ApprovalAbove = ApprovalAbove,
        ChunkMax = ChunkMax,
        MessageRate = MessageRate,
        TemplateRate = TemplateRate,
    };
}
