using PuskesosBot.Desk.Announcements;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What somebody may do with an announcement now: what is not here would only be refused.</summary>
/// <param name="failed">Messages that were given up.</param>
internal sealed class AnnouncementSteps(Announcement about, AnnouncementAuthor who, Guid me, int failed)
{
    private readonly bool _isUnderWay = about.State is AnnouncementState.Scheduled or AnnouncementState.Sending;

    public bool MayDecide => who.MayApprove && IsUndecided && about.StaffId != me;

    /// <summary>It waits, but not for this one.</summary>
    public bool WaitsForOthers => who.MayWrite && IsUndecided && !MayDecide;

    public bool MayPause => who.MayWrite && _isUnderWay;

    public bool MayResume => who.MayWrite && about.State == AnnouncementState.Paused;

    public bool MayCancel => who.MayWrite && (_isUnderWay || about.State == AnnouncementState.Paused || IsUndecided);

    public bool MayRetry =>
        who.MayWrite && failed > 0 && about.State is (AnnouncementState.Done or AnnouncementState.Sending);

    /// <summary>Put right by another: of a hand-out by telling it again.</summary>
    public bool MayReplace => who.MayWrite && about.SupersededById is null && !IsUndecided
        && (about.State != AnnouncementState.Cancelled || about.StartedAt is not null);

    private bool IsUndecided => about.State == AnnouncementState.WaitingApproval;
}
