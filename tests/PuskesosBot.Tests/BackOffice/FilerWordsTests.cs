using PuskesosBot.Desk.Cases;
using PuskesosBot.Server.BackOffice;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What staff read about who typed a case for another person.</summary>
public sealed class FilerWordsTests
{
    [Theory]
    [InlineData("contact:1", FilerRelation.Relative, true, "keluarganya. Menurut yang menulis, orangnya setuju.")]
    [InlineData("contact:1", FilerRelation.Head, true, "Ditulis yang mengaku ketua RT/RW.")]
    [InlineData("head:1", FilerRelation.Head, true, "Ditulis ketua RT/RW.")]
    [InlineData("contact:1", FilerRelation.Cadre, false, "jangan jawab soal orangnya di chat ini")]
    [InlineData("contact:1", null, null, "Persetujuan orangnya belum ditanyakan.")]
    public void A_helper_is_told_with_what_he_is_and_the_consent(
        string filedBy, FilerRelation? relation, bool? consent, string said) =>
        CaseWords.Filer(Filed(filedBy, relation, consent)).ShouldContain(said);

    private static Case Filed(string filedBy, FilerRelation? relation, bool? consent) => new()
    {
        Id = Guid.Empty,
        DeskId = Guid.Empty,
        Receipt = "",
        Kind = CaseKind.Complaint,
        Summary = "",
        OpenedAt = DateTimeOffset.UnixEpoch,
        FiledBy = filedBy,
        IsOnBehalf = true,
        Relation = relation,
        HasConsent = consent,
    };
}
