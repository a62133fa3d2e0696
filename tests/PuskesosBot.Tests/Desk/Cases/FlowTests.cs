using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Desk.Cases;

/// <summary>Which state may follow which, for everybody and every pair.</summary>
public sealed class FlowTests
{
    // F front office, B back office, S facilitator, C coordinator, V supervisor, M manager, H RW head, P partner.
    private const string Letters = "FBSCVMH", Desk = "FBSCVM", Work = "BSCVM", Lead = "CVM";

    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Received>Checked"] = Desk,
        ["Received>WaitingForResident"] = Desk,
        ["Checked>InProgress"] = Desk,
        ["Checked>WaitingForResident"] = Desk,
        ["Checked>Closed"] = Desk,
        ["InProgress>WaitingForResident"] = Desk,
        ["InProgress>AwaitingApproval"] = Work,
        ["InProgress>Realised"] = Work,
        ["InProgress>Closed"] = Desk,
        ["WaitingForResident>Checked"] = Desk,
        ["WaitingForResident>InProgress"] = Desk,
        ["WaitingForResident>Closed"] = Desk,
        ["AwaitingApproval>Referred"] = Lead,
        ["AwaitingApproval>InProgress"] = Lead,
        ["Referred>PartnerAnswered"] = Work + "P",
        ["Referred>InProgress"] = Work,
        ["PartnerAnswered>PartnerAnswered"] = Work + "P",
        ["PartnerAnswered>InProgress"] = Work,
        ["PartnerAnswered>WaitingForResident"] = Desk,
        ["PartnerAnswered>Realised"] = Work + "P",
        ["PartnerAnswered>Closed"] = Desk,
        ["Realised>Closed"] = Desk,
        ["Reopened>InProgress"] = Desk,
        ["Reopened>WaitingForResident"] = Desk,
        ["Reopened>Closed"] = Desk,
        ["Closed>Reopened"] = Desk,
    };

    public static TheoryData<CaseState, CaseState> Pairs { get; } =
        [.. from one in Enum.GetValues<CaseState>() from other in Enum.GetValues<CaseState>() select (one, other)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_complaint_goes_where_the_table_says_and_for_whom(CaseState from, CaseState to)
    {
        MayOf(CaseKind.Complaint, from, to).ShouldBe(Allowed.GetValueOrDefault($"{from}>{to}", ""));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_cannot_wait_may_be_taken_up_unchecked(CaseState from, CaseState to)
    {
        var allowed = (from, to) == (CaseState.Received, CaseState.InProgress)
            ? Desk
            : Allowed.GetValueOrDefault($"{from}>{to}", "");

        MayOf(CaseKind.Emergency, from, to).ShouldBe(allowed);
        MayOf(CaseKind.Question, from, to).ShouldBe(allowed);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_change_of_data_is_applied_only_by_staff_who_answer_for_it(CaseState from, CaseState to)
    {
        var allowed = Allowed.GetValueOrDefault($"{from}>{to}", "");
        if (to == CaseState.Realised && allowed.Length > 0) allowed = "BCVM";

        MayOf(CaseKind.DataChange, from, to).ShouldBe(allowed);
    }

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var sentences = Enum.GetValues<CaseRefusal>().Select(CaseRefusals.Sentence).ToList();

        sentences.ShouldBeUnique();
        sentences.ShouldAllBe(sentence => sentence.EndsWith('.'));
    }

    private static string MayOf(CaseKind kind, CaseState from, CaseState to) =>
        string.Concat(Enum.GetValues<StaffRole>()
            .Where(role => CaseFlow.Judge(kind, from, to, role) is null)
            .Select(role => Letters[(int)role]))
        + (CaseFlow.Judge(kind, from, to, role: null) is null ? "P" : "");
}
