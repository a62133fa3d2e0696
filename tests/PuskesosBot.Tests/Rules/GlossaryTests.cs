namespace PuskesosBot.Tests.Rules;

/// <summary>One word for one thing, in types and in dialogs.</summary>
public sealed class GlossaryTests
{
    private static readonly Dictionary<string, string[]> Instead = new()
    {
        ["Resident"] = ["Citizen", "Warga", "Inhabitant", "Villager"],
        ["Beneficiary"] = ["Penerima", "Recipient", "Claimant"],
        ["Enrolment"] = ["Enrollment", "Kepesertaan", "Membership"],
        ["StaffMember"] = ["Officer", "Petugas", "Clerk", "Employee"],
        ["NeighbourhoodHead"] = ["Ketua", "Neighborhood"],
        ["Complaint"] = ["Aduan", "Keluhan", "Pengaduan", "Grievance", "Complain"],
        ["Verification"] = ["Verval"],
        ["Proxy"] = ["Wakil"],
        ["Handover"] = ["Takeover", "Handoff"],
        ["Proposal"] = ["Usulan"],
        ["Referral"] = ["Rujukan"],
        ["Receipt"] = ["Resi", "Ticket"],
        ["Distribution"] = ["Penyaluran", "Disbursement"],
        ["Announcement"] = ["Broadcast", "Pengumuman", "Siaran", "Blast"],
        ["CaseQueue"] = ["Antrean", "Backlog"],
        ["Minutes"] = ["Berita", "Acara"],
        ["HomeVisit"] = ["Jemput"],
        ["Household"] = ["Family", "Keluarga"],
        ["Nik"] = ["NIK"],
        ["KkNumber"] = ["KK", "FamilyCard"],
    };

    /// <summary>The names of intents are given from outside (RW_BROADCAST among them).</summary>
    private const string NamedByTheClient = "dialogs/intents/";

    [Fact]
    public void Types_use_the_words_of_the_desk()
    {
        var wrong = from pair in Instead
                    from found in Words.TypesWith(pair.Value)
                    select $"{found}: the word is {pair.Key}";

        wrong.ShouldBeNone();
    }

    [Fact]
    public void Files_use_the_words_of_the_desk()
    {
        var wrong = from name in CommittedFiles.All
                    where name.Split('/')[0] is "dialogs" or "src"
                    where !name.StartsWith(NamedByTheClient, StringComparison.Ordinal)
                    from word in Path.GetFileNameWithoutExtension(name).Split('_', '-').SelectMany(Words.Of)
                    from pair in Instead
                    where pair.Value.Contains(word, StringComparer.OrdinalIgnoreCase) && word.Length > 3
                    select $"{name}: the word is {pair.Key}";

        wrong.ShouldBeNone();
    }
}
