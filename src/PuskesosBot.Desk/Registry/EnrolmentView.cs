using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>
/// What may be told about an enrolment: codes the texts have words for, none of which shames anybody.
/// </summary>
/// <param name="Status"><c>listed</c>, <c>review</c>, <c>ended</c>, or <c>desk</c>: a person must look first.</param>
/// <param name="Reason">Empty when there is none to tell.</param>
public sealed record EnrolmentView(string Status, string Reason)
{
    internal const string Listed = "listed", Review = "review", Ended = "ended", Desk = "desk";

    internal const string Eligible = "eligible", Unverified = "unverified", NowCapable = "now_capable",
        OtherAid = "other_aid", NotRecorded = "not_recorded";

    private const string Deceased = "deceased", Moved = "moved", NotFound = "not_found";

    /// <param name="reason">As the import noted it; an unknown one is not told.</param>
    public static EnrolmentView Of(Standing standing, EnrolmentStatus status, string? reason)
    {
        // Nobody learns from a machine that a list has somebody down as dead or gone.
        if (status == EnrolmentStatus.Held || reason is Deceased or Moved or NotFound)
            return new EnrolmentView(Desk, "");

        var told = reason is NowCapable or OtherAid ? reason : ReasonOf(standing);
        if (status == EnrolmentStatus.Ended)
            return new EnrolmentView(Ended, told is NowCapable or OtherAid ? told : NotRecorded);
        return new EnrolmentView(told is NowCapable or OtherAid ? Review : Listed, told);
    }

    /// <summary>What the verval of a person says, in a code that may be told.</summary>
    public static string ReasonOf(Standing standing) => standing switch
    {
        Standing.Eligible => Eligible,
        Standing.NowCapable => NowCapable,
        Standing.OtherAid => OtherAid,
        _ => Unverified,
    };

    /// <summary>Only a person may speak about this resident.</summary>
    public static bool NeedsPerson(Standing standing, bool isHeld) =>
        isHeld || standing is Standing.Deceased or Standing.Moved or Standing.NotFound;
}
