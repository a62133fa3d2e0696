using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>An enrolment to insert or to update, as it is after the row; a later row may change it again.</summary>
internal readonly record struct EnrolmentWrite(
    Guid ResidentId, string Programme, Guid? HouseholdId, bool IsEnded, string? Reason, DateOnly? VerifiedOn,
    bool IsNew)
{
    internal static EnrolmentWrite Of(Guid residentId, KnownEnrolment e, Guid? householdId, bool isNew) =>
        new(residentId, e.Programme, householdId, e.IsEnded, e.Reason, e.VerifiedOn, isNew);
}

/// <summary>Works out what a list says about programmes. What a list no longer says is ended, never deleted.</summary>
internal sealed class EnrolmentBook(string source)
{
    /// <summary>A later list of the source still has the person, but not for this programme.</summary>
    internal const string NotOnList = "not_on_list";

    internal const string Moved = "moved";

    internal void Apply(RowDecision decision)
    {
        var person = decision.Person!;
        var reason = ReasonOf(decision.Row.Standing);
        foreach (var programme in decision.Row.Programmes)
        {
            var known = Array.Find(person.Enrolments, e => e.Programme == programme);
            if (known is null) Insert(decision, programme, reason);
            else Update(decision, known, reason);
        }
    }

    /// <summary>What ends when the whole file has been read.</summary>
    internal static IEnumerable<EnrolmentWrite> EndsOf(KnownPerson person)
    {
        if (!person.IsInFile) yield break;
        foreach (var enrolment in person.Enrolments)
        {
            if (enrolment.IsEnded || !enrolment.IsOfSource) continue;
            // Said by a row marked PINDAH only, of a person whom another row of the file has at the new address.
            var isOfOldAddress = enrolment.Reason == Moved && person.Standing != Standing.Moved;
            if (enrolment.IsInFile && !isOfOldAddress) continue;
            enrolment.IsEnded = true;
            enrolment.Reason = enrolment.IsInFile ? Moved : NotOnList;
            yield return EnrolmentWrite.Of(person.Id, enrolment, null, isNew: false);
        }
    }

    internal static string? ReasonOf(Standing? standing) => standing switch
    {
        null or Standing.Eligible or Standing.Unverified => null,
        Standing.NowCapable => "now_capable",
        Standing.Deceased => "deceased",
        Standing.Moved => Moved,
        Standing.OtherAid => "other_aid",
        Standing.NotFound => "not_found",
        _ => throw new System.Diagnostics.UnreachableException(standing.ToString()),
    };

    private static void Insert(RowDecision decision, string programme, string? reason)
    {
        var enrolment = new KnownEnrolment
        {
            Programme = programme,
            Reason = reason,
            VerifiedOn = decision.Row.VerifiedOn,
            IsOfSource = true,
            IsInFile = true,
        };
        decision.Person!.Enrolments = [.. decision.Person.Enrolments, enrolment];
        Write(decision, enrolment, isNew: true);
    }

    private void Update(RowDecision decision, KnownEnrolment known, string? reason)
    {
        if (!known.IsOfSource && source != RowMatcher.MainSource && !known.IsEnded) return;
        var isSecondRow = known.IsInFile && !(known.Reason == Moved && reason != Moved);
        var staysEnded = known.IsEnded && known.Reason == Moved && reason == Moved;
        known.IsInFile = true;
        if (isSecondRow || staysEnded) return;
        var isSame = !known.IsEnded && known.IsOfSource && known.Reason == reason
            && known.VerifiedOn == decision.Row.VerifiedOn;
        if (isSame) return;
        (known.IsEnded, known.IsOfSource, known.Reason) = (false, true, reason);
        known.VerifiedOn = decision.Row.VerifiedOn;
        Write(decision, known, isNew: false);
    }

    private static void Write(RowDecision decision, KnownEnrolment enrolment, bool isNew)
    {
        var household = ProgrammeNames.OfFamilies.Contains(enrolment.Programme) ? decision.HouseholdId : null;
        (decision.Enrolments ??= new List<EnrolmentWrite>(2))
            .Add(EnrolmentWrite.Of(decision.Person!.Id, enrolment, household, isNew));
    }
}
