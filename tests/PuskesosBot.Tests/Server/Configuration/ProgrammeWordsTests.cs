using PuskesosBot.Desk.Registry;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Tests.Support;
using YamlDotNet.Serialization;

namespace PuskesosBot.Tests.Server.Configuration;

/// <summary>The codes in the configuration have words in every language; a resident never reads a code.</summary>
public sealed class ProgrammeWordsTests
{
    private static readonly ProgrammeCatalog Programmes = ProgrammesFile.Load(Repository.Path("config"));

    [Theory]
    [InlineData("id")]
    [InlineData("su")]
    public void Programmes_papers_and_notes_have_words(string language)
    {
        var terms = TermsOf(language);
        var papers = Programmes.All.SelectMany(p => (ProgrammePapers[])[p.Proposal, p.Pickup]).ToList();

        foreach (var term in (string[])["programme", "programme_short", "decides"])
            Programmes.All.Select(p => p.Id).Where(id => !terms[term].ContainsKey(id)).ShouldBeEmpty(term);
        foreach (var term in (string[])["paper", "paper_short"])
            papers.SelectMany(p => p.Documents).Where(id => !terms[term].ContainsKey(id)).ShouldBeEmpty(term);
        papers.SelectMany(p => p.Notes).Where(id => !terms["paper_note"].ContainsKey(id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id")]
    [InlineData("su")]
    public void Statuses_and_reasons_have_words(string language)
    {
        var terms = TermsOf(language);

        terms["enrolment_status"].Keys.ShouldBe(
            [EnrolmentView.Listed, EnrolmentView.Review, EnrolmentView.Ended, EnrolmentView.Desk], ignoreOrder: true);
        terms["status_reason"].Keys.ShouldBe(
            [
                EnrolmentView.Eligible, EnrolmentView.Unverified, EnrolmentView.NowCapable, EnrolmentView.OtherAid,
                EnrolmentView.NotRecorded,
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Programmes_a_list_can_name_are_in_the_catalogue()
    {
        ProgrammeNames.Allowed.Split(", ").Where(id => Programmes.Find(id) is null).ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_programme_is_told_with_what_is_allowed()
    {
        var yaml = ConfigurationFile.Parse<ProgrammesFile.ProgrammesYaml>("p.yaml", """
            documents: [KTP]
            notes: []
            programmes:
              - { id: A, group: nowhere, unit: village, proposal: [SIM], pickup: perhaps }
              - { id: A, group: other, unit: person, proposal: unknown, pickup: not_needed }
            """);

        var problems = Should.Throw<ConfigurationProblemsException>(() => ProgrammesFile.Of("p.yaml", yaml)).Problems;

        problems.Count.ShouldBe(5);
        problems.ShouldContain("p.yaml: proposal of A has 'SIM' (allowed: KTP)");
    }

    private static Dictionary<string, Dictionary<string, string>> TermsOf(string language) =>
        new DeserializerBuilder().IgnoreUnmatchedProperties().Build()
            .Deserialize<Words>(File.ReadAllText(Repository.Path("dialogs", "texts", $"{language}.yaml"))).terms;

    private sealed class Words
    {
#pragma warning disable IDE1006 // The name of the key in the file.
        public Dictionary<string, Dictionary<string, string>> terms { get; set; } = [];
#pragma warning restore IDE1006
    }
}
