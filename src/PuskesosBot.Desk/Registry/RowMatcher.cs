namespace PuskesosBot.Desk.Registry;

/// <summary>
/// Decides who a row is. Links by NIK, or by KK, birth date and exact name; never by a name, address or phone.
/// </summary>
internal sealed class RowMatcher(RegistryIndex index, string source, TimeProvider time, RowVerdicts verdicts)
{
    /// <summary>The list that the others are compared with: its values replace theirs.</summary>
    internal const string MainSource = "dtks";

    internal RowDecision Decide(ImportRow row)
    {
        var decision = new RowDecision { Row = row, Index = verdicts.Begin(row), IsHeld = row.IsHeld };
        if (row.IsRejected) return decision;
        if (IsRepeated(row, decision)) return decision;
        var listing = index.Listings.GetValueOrDefault(decision.ListingKey);
        decision.ListingId = listing?.Id ?? 0;
        var person = listing?.Person ?? ByNik(row) ?? ByFamily(row);
        if (person is null || !person.IsOnOtherList) FindResembling(row, decision);
        if (person is null) Create(row, decision);
        else Meet(row, decision, person, listing);
        // A row that is unchanged and not held was settled before.
        if (decision.Effect != RowEffect.Touch || decision.Person!.WasHeld) Doubt(row, decision);
        // What a guest list says of a person of the main list does not silence the main list.
        decision.IsPersonHeld = decision.Person!.IsHeld |= decision.IsHeld && !decision.IsGuest;
        verdicts.Settle(decision);
        Remember(row, decision, listing);
        return decision;
    }

    private bool IsRepeated(ImportRow row, RowDecision decision)
    {
        decision.ListingKey = row.RowKey;
        for (var times = 1; index.Listings.GetValueOrDefault(decision.ListingKey) is { Seen: > 0 } seen; times++)
        {
            if (seen.ContentKey == row.ContentKey)
            {
                verdicts.Find(decision.Index, "ROW_REPEATED", "", "");
                verdicts.Settle(decision);
                return true;
            }

            decision.ListingKey = row.RowKey.Repeated(times);
        }

        return false;
    }

    private KnownPerson? ByNik(ImportRow row)
    {
        if (row.Nik is null) return null;
        KnownPerson? near = null;
        for (var other = index.FirstOfNik(row.NikKey); other is not null; other = other.NextOfNik)
        {
            var isSameBirth = row.BirthDate is null || other.BirthDate is null || row.BirthDate == other.BirthDate;
            // Within one file, two rows that disagree are two people until a person says otherwise; a newer file
            // corrects.
            var isCorrected = !other.IsInFile && row.SearchName == other.SearchName;
            if (!isSameBirth && !isCorrected) continue;
            if (row.SearchName == other.SearchName) return other;
            if (near is null && PersonNames.AreNear(row.SearchName, other.SearchName)) near = other;
        }

        return near;
    }

    private void Compare(ImportRow row, RowDecision decision, KnownPerson person)
    {
        if (row.SearchName != person.SearchName) verdicts.Find(decision.Index, "NAME_DIFFERS", "", row.Name);
        if (row.BirthDate is { } birth && person.BirthDate is { } known && birth != known)
        {
            verdicts.Find(decision.Index, "BIRTH_DATE_DIFFERS", "", $"{birth:dd-MM-yyyy}");
        }
    }

    private KnownPerson? ByFamily(ImportRow row)
    {
        if (row.Kk is null || row.BirthDate is not { } birth) return null;
        for (var other = index.FirstOfFamily(row.KkKey, birth); other is not null; other = other.NextOfFamily)
        {
            // A person whose NIK was in doubt and now has another one: that is the correction we asked for.
            var mayBe = row.Nik is null || !other.HasNik || row.NikKey == other.NikKey || other.WasHeld;
            if (mayBe && row.SearchName == other.SearchName) return other;
        }

        return null;
    }

    private void Doubt(ImportRow row, RowDecision decision)
    {
        if (row.NikFault is { } fault)
        {
            var isHarmless = decision.Person!.HasNik;
            verdicts.FindNikFault(decision.Index, fault, isHarmless);
            decision.IsHeld |= !isHarmless;
        }

        RefuseSharing(row, decision);
        if (row.Kk is null || row.BirthDate is not { } birth) return;
        for (var other = index.FirstOfFamily(row.KkKey, birth); other is not null; other = other.NextOfFamily)
        {
            if (other == decision.Person) continue;
            var hasBoth = row.Nik is not null && other.HasNik;
            if (!hasBoth && PersonNames.AreNear(row.SearchName, other.SearchName)) SuspectTwice(row, decision, other);
            if (!hasBoth || row.SearchName != other.SearchName || row.NikKey == other.NikKey) continue;
            decision.IsHeld = true;
            verdicts.FindOnce(decision.Index, "SAME_PERSON_OTHER_NIK", row.Name);
        }
    }

    // Held is the row that has no number to tell; the other is told about it, and both when neither has one.
    private void SuspectTwice(ImportRow row, RowDecision decision, KnownPerson other)
    {
        const string code = "POSSIBLE_DUPLICATE";
        decision.IsHeld |= row.Nik is null;
        verdicts.FindOnce(decision.Index, code, row.Name, row.Nik is null ? ImportVerdict.Held : ImportVerdict.Warned);
        if (other.IsInFile)
        {
            verdicts.FindOnce(
                other.RowIndex, code, other.Name, other.HasNik ? ImportVerdict.Warned : ImportVerdict.Held);
        }

        if (!other.HasNik) Hold(decision, other);
    }

    private static void Hold(RowDecision decision, KnownPerson other)
    {
        if (other.IsHeld) return;
        other.IsHeld = true;
        (decision.Hold ??= []).Add(other);
    }

    private void RefuseSharing(ImportRow row, RowDecision decision)
    {
        if (row.Nik is null || decision.Person!.NikKey != row.NikKey) return;
        for (var other = index.FirstOfNik(row.NikKey); other is not null; other = other.NextOfNik)
        {
            if (other == decision.Person) continue;
            decision.IsHeld = true;
            verdicts.FindOnce(decision.Index, "NIK_SHARED", row.Nik);
            if (other.IsInFile) verdicts.FindOnce(other.RowIndex, "NIK_SHARED", row.Nik);
            Hold(decision, other);
        }
    }

    private void Create(ImportRow row, RowDecision decision)
    {
        decision.Effect = RowEffect.Create;
        decision.Person = new KnownPerson
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Name = row.Name,
            SearchName = row.SearchName,
            NikKey = row.NikKey,
            KkKey = row.KkKey,
            BirthDate = row.BirthDate,
            Rw = row.Rw,
            Standing = row.Standing ?? People.Standing.Unverified,
            RowIndex = decision.Index,
        };
        index.AddNik(decision.Person);
        index.AddFamily(decision.Person);
    }

    private void Meet(ImportRow row, RowDecision decision, KnownPerson person, KnownListing? listing)
    {
        decision.Person = person;
        decision.IsMerged = person.IsInFile;
        Compare(row, decision, person);
        var isSame = listing is { IsGone: false } && listing.ContentKey == row.ContentKey;
        var isNewer = person.Standing == People.Standing.Moved && row.Standing != People.Standing.Moved;
        var isOlder = person.IsInFile && !isNewer;
        decision.IsGuest = person.IsOnOtherList && source != MainSource;
        decision.Effect = isSame ? RowEffect.Touch : isOlder || decision.IsGuest ? RowEffect.Fill : RowEffect.Overwrite;
        if (decision.IsMerged) NoteMerge(row, decision, person);
        else person.RowIndex = decision.Index;
        if (row.Nik is not null && (!person.HasNik || person.WasHeld)) index.ReplaceNik(person, row.NikKey);
        if (decision.Effect == RowEffect.Overwrite) TakeOver(row, person);
    }

    private void NoteMerge(ImportRow row, RowDecision decision, KnownPerson person)
    {
        var isByNik = row.Nik is not null && row.NikKey == person.NikKey;
        verdicts.Find(decision.Index, isByNik ? "NIK_REPEATED" : "PERSON_REPEATED", "", isByNik ? row.Nik! : row.Name);
        var programmes = person.Enrolments.Where(e => e.IsInFile).Select(e => e.Programme);
        if (row.Rw != person.Rw || row.KkKey != person.KkKey || !programmes.ToHashSet().SetEquals(row.Programmes))
        {
            verdicts.Find(decision.Index, "MERGED_DIFFERS", "", row.Rw is null ? "" : $"RW {row.Rw}");
        }
    }

    private static void TakeOver(ImportRow row, KnownPerson person)
    {
        person.Name = row.Name;
        person.SearchName = row.SearchName;
        person.BirthDate = row.BirthDate ?? person.BirthDate;
        person.Rw = row.Rw ?? person.Rw;
        if (row.Kk is not null) person.KkKey = row.KkKey;
        person.Standing = row.Standing ?? person.Standing;
    }

    private void FindResembling(ImportRow row, RowDecision decision)
    {
        foreach (var other in index.Resembling(row))
        {
            var isSameName = row.SearchName == other.SearchName;
            if (!isSameName && !PersonNames.AreNear(row.SearchName, other.SearchName)) continue;
            var isSamePhone = row.PhoneHash is { } phone && Key128.Of(phone) == other.PhoneKey;
            var door = RegistryIndex.DoorOf(row.Rw, row.Address);
            var isSameDoor = door is not null && door == RegistryIndex.DoorOf(other.Rw, other.Address);
            // With two NIK, only a mistyped one is thinkable; namesakes of one age there are without that.
            var isMistyped = row.BirthDate is not null && row.BirthDate == other.BirthDate && isSameName;
            var hasBoth = row.Nik is not null && other.HasNik;
            if (hasBoth ? !isMistyped : !isSamePhone && !isSameDoor) continue;
            var shown = other.Rw is null ? other.Name : $"{other.Name} (RW {other.Rw})";
            verdicts.Find(decision.Index, "POSSIBLE_MATCH", "", shown);
            return;
        }
    }

    private void Remember(ImportRow row, RowDecision decision, KnownListing? listing)
    {
        listing ??= index.Listings[decision.ListingKey] = new KnownListing { Person = decision.Person! };
        listing.ContentKey = row.ContentKey;
        listing.IsGone = false;
        listing.Seen++;
    }
}
