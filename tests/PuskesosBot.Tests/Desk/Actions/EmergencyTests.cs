using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

using Case = PuskesosBot.Desk.Cases.Case;
namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>An emergency reaches the staff and the head of the RW at once; violence at home the staff alone.</summary>
public sealed class EmergencyTests
{
    private const string Head = "5100000007";

    [Fact]
    public async Task It_is_a_case_and_a_handover_at_once_and_the_head_gets_a_notice()
    {
        using var desk = await DeskWithHeadAsync();

        await PlayAsync(desk, "> darurat\n> (foto) kebakaran di RW 06 dekat masjid\n");

        var (opened, handover) = await OnlyAsync(desk);
        (opened.Kind, opened.Rw).ShouldBe((CaseKind.Emergency, "06"));
        (handover.CaseId, handover.Reason).ShouldBe((opened.Id, HandoverReason.Emergency));
        var notice = (await NoticesAsync(desk)).Single();
        notice.Text.ShouldContain("kebakaran di RW 06 dekat masjid");
        notice.Text.ShouldContain(opened.Receipt);
        notice.To.Id.ShouldBe(Head);
    }

    [Fact]
    public async Task Said_again_it_is_the_same_case_and_the_head_is_not_told_again()
    {
        using var desk = await DeskWithHeadAsync();

        await PlayAsync(desk, "> darurat\n> kebakaran di RW 06\n> darurat\n> apinya makin besar, rw 6\n");

        var (opened, _) = await OnlyAsync(desk);
        (await NoticesAsync(desk)).Count.ShouldBe(1);
        await using var db = desk.Database.Open();
        (await db.CaseEvents.Where(e => e.CaseId == opened.Id).Select(e => e.Why)
                .ToListAsync(TestContext.Current.CancellationToken))
            .ShouldContain("apinya makin besar, rw 6");
    }

    [Fact]
    public async Task Violence_at_home_is_for_the_staff_alone()
    {
        using var desk = await DeskWithHeadAsync();

        await PlayAsync(desk, "> darurat\n> saya takut di rumah, suami mukulin, rw 6\n");

        var (opened, _) = await OnlyAsync(desk);
        opened.Rw.ShouldBeNull("the head of an RW reads the cases of the RW");
        opened.Summary.ShouldStartWith("RAHASIA");
        (await NoticesAsync(desk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_that_is_no_rw_tells_nobody()
    {
        using var desk = await DeskWithHeadAsync();

        await PlayAsync(desk, "> darurat\n> 6 anak belum makan\n");

        (await OnlyAsync(desk)).Opened.Rw.ShouldBeNull();
        (await NoticesAsync(desk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_head_of_another_rw_hears_nothing()
    {
        using var desk = await DeskWithHeadAsync();

        await PlayAsync(desk, "> darurat\n> kebanjiran di rw 5\n");

        (await NoticesAsync(desk)).ShouldBeEmpty();
    }

    private static async Task<TranscriptDesk> DeskWithHeadAsync()
    {
        var desk = await TestDesk.StartAsync();
        await TranscriptScene.GivenAsync(desk, $"chat address=telegram:{Head}");
        await TranscriptScene.GivenAsync(desk, $"head rw=06 address=telegram:{Head}");
        await TranscriptScene.GivenAsync(desk, "chat");
        return desk;
    }

    private static Task<string> PlayAsync(TranscriptDesk desk, string script) =>
        new Transcript(desk, desk.ReceiveAsync).PlayAsync(script);

    private static async Task<(Case Opened, Handover Handover)> OnlyAsync(TranscriptDesk desk)
    {
        await using var db = desk.Database.Open();
        var ct = TestContext.Current.CancellationToken;
        return (await db.Cases.SingleAsync(ct), await db.Handovers.SingleAsync(ct));
    }

    private static async Task<List<OutboundMessage>> NoticesAsync(TranscriptDesk desk)
    {
        await using var db = desk.Database.Open();
        var rows = await db.Outbox.Where(m => m.Priority == OutboxPriority.Notice)
            .ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.Select(row => row.ToMessage())];
    }
}
