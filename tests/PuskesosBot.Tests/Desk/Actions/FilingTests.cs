using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

using Case = PuskesosBot.Desk.Cases.Case;
namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>What is filed, once, however often it is confirmed.</summary>
public sealed class FilingTests
{
    private static readonly string[] Asked =
        ["filing", "kind", "change", "for_whom", "programme", "rw", "what", "since", "photo", "location"];

    [Fact]
    public async Task A_filing_that_is_confirmed_again_gives_the_same_receipt_and_one_case()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();

        var first = await FileAsync(room, contact, ("filing", "a"), ("kind", "complaint"));
        var second = await FileAsync(room, contact, ("filing", "a"), ("kind", "complaint"));
        var other = await FileAsync(room, contact, ("filing", "b"), ("kind", "complaint"));

        second.ShouldBe(first);
        other.ShouldNotBe(first);
        (await room.AllAsync<Case>()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_filing_of_another_chat_is_another_case()
    {
        await using var room = await ActionRoom.OpenAsync();

        var first = await FileAsync(room, room.Contact("w1"), ("filing", "a"), ("kind", "complaint"));

        (await FileAsync(room, room.Contact("w2"), ("filing", "a"), ("kind", "complaint"))).ShouldNotBe(first);
    }

    [Fact]
    public async Task What_was_told_is_in_the_case()
    {
        await using var room = await ActionRoom.OpenAsync();

        await FileAsync(
            room, room.Contact(), ("filing", "a"), ("kind", "data_change"), ("change", "deceased"),
            ("for_whom", "other"), ("programme", "PKH"), ("rw", "06"), ("what", "Ibu Entin"), ("since", "Lebaran"),
            ("photo", "photo-1"), ("location", "-6.887,107.609"));

        var filed = (await room.AllAsync<Case>()).Single();
        (filed.Kind, filed.Change, filed.Programme, filed.Rw, filed.IsOnBehalf).ShouldBe(
            (CaseKind.DataChange, DataChange.Deceased, "PKH", "06", true));
        filed.Summary.ShouldBe("Ibu Entin\nWaktunya: Lebaran");
        (await room.AllAsync<CaseAttachment>()).Select(a => (a.Kind, a.Content)).ShouldBe(
            [(AttachmentKind.Photo, "photo-1"), (AttachmentKind.Location, "-6.887,107.609")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_long_story_does_not_push_out_since_when()
    {
        await using var room = await ActionRoom.OpenAsync();

        await FileAsync(
            room, room.Contact(), ("filing", "a"), ("kind", "complaint"), ("what", new string('a', 1000)),
            ("since", "Lebaran"));

        (await room.AllAsync<Case>()).Single().Summary.ShouldEndWith("Waktunya: Lebaran");
    }

    [Fact]
    public async Task Violence_in_a_complaint_goes_to_a_person_and_not_to_the_neighbourhood()
    {
        await using var room = await ActionRoom.OpenAsync();

        await FileAsync(
            room, room.Contact(), ("filing", "a"), ("kind", "complaint"), ("rw", "06"), ("what", "suami mukulin saya"));

        var filed = (await room.AllAsync<Case>()).Single();
        filed.Rw.ShouldBeNull("the head of an RW reads the cases of the RW");
        filed.Summary.ShouldStartWith("RAHASIA");
        (await room.AllAsync<Handover>()).Single().Reason.ShouldBe(HandoverReason.Emergency);
    }

    [Fact]
    public async Task What_waits_to_be_confirmed_holds_no_identifier()
    {
        using var desk = await TestDesk.StartAsync();
        await TranscriptScene.GivenAsync(desk, "chat");

        await new Transcript(desk, desk.ReceiveAsync).PlayAsync(
            "> keluhan\n> NIK saya 3273020000000000, beras belum dapat\n> beras\n> sejak 081234567890 diganti\n");

        await using var db = desk.Database.Open();
        var position = (await db.Conversations.SingleAsync(TestContext.Current.CancellationToken)).Position;
        position.ShouldContain("beras belum dapat");
        position.ShouldNotContain("3273020000000000");
        position.ShouldNotContain("081234567890");
    }

    [Fact]
    public async Task The_last_confirmation_delivered_twice_is_one_case()
    {
        using var desk = await TestDesk.StartAsync();
        await TranscriptScene.GivenAsync(desk, "chat");
        await new Transcript(desk, desk.ReceiveAsync).PlayAsync(
            "> keluhan\n> beras belum dapat\n> beras\n> lewati\n> lewati\n> 1\n> rw 6\n");
        var chat = new ChatAddress(ChannelNames.Telegram, "5100000001");
        var confirm = new InboundMessage(new MessageKey(chat.Channel, "confirm"), chat, desk.Time.GetUtcNow())
        {
            Text = "kirim",
        };

        var first = await desk.ReceiveAsync(confirm);
        (await desk.ReceiveAsync(confirm)).ShouldBeEmpty("its turn is committed already");
        var again = await desk.ReceiveAsync(confirm with { Key = new MessageKey(chat.Channel, "confirm-2") });

        again.Single().Text.ShouldBe(first.Single().Text);
        await using var db = desk.Database.Open();
        (await db.Cases.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    private static async Task<string> FileAsync(
        ActionRoom room, Contact contact, params (string Name, string Value)[] told)
    {
        var all = Asked.Select(name => (name, told.FirstOrDefault(t => t.Name == name).Value ?? "")).ToArray();
        return (await room.RunAsync("file_case", contact, all)).Values["receipt"].Text;
    }
}
