namespace PuskesosBot.Desk.Announcements;

/// <summary>Whom an announcement is for.</summary>
/// <param name="Rws">Two digits each; never empty.</param>
/// <param name="Rt">Two digits; null: all.</param>
internal sealed record Audience(Guid DeskId, IReadOnlyList<string> Rws, string? Rt, NoticeKind Kind)
{
    /// <summary>The entitled people of this hand-out; null: who is enrolled.</summary>
    internal Guid? DistributionId { get; init; }

    internal string? Programme { get; init; }

    /// <summary>Announcements it replaces: who got one of them gets this, too, in the same chat.</summary>
    internal IReadOnlyList<Guid> Superseded { get; init; } = [];

    internal static Audience Of(Announcement a, IReadOnlyList<Guid> superseded) =>
        new(a.DeskId, a.Rws, a.Rt, a.Kind)
        {
            DistributionId = a.DistributionId,
            Programme = a.Programme,
            Superseded = superseded,
        };
}
