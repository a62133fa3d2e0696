using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Desk.Announcements;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.People;

public sealed class TwoChannelOnSqliteTests : TwoChannelSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class TwoChannelOnPostgresTests : TwoChannelSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>The same person on Telegram and WhatsApp: joined by proof, and by nothing else.</summary>
public abstract class TwoChannelSuite
{
    private static readonly byte[] Phone = [1, 2, 3];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task Who_proved_it_on_both_is_told_once_and_sees_the_cases_of_both()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var (telegram, whatsApp) = (room.NewChat(ChannelNames.Telegram), room.NewChat(ChannelNames.WhatsApp));
        var siti = Guid.Empty;
        await room.WriteAsync(db => siti = room.AddPerson(db, "06", telegram, whatsApp).Id);
        await FileAsync(room, telegram, siti);
        await FileAsync(room, whatsApp, siti);

        var sent = await room.SendAsync(room.Staff);

        sent.ResidentCount.ShouldBe(1);
        (await room.MessagesAsync(sent.Id)).ShouldHaveSingleItem();
        await using var db = room.Database.Open();
        foreach (var chat in (Contact[])[telegram, whatsApp])
            (await CaseDesk.OwnCases(db, chat.Id).CountAsync(Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_number_on_both_joins_nothing()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var (telegram, whatsApp) = (room.NewChat(ChannelNames.Telegram), room.NewChat(ChannelNames.WhatsApp));
        (telegram.PhoneHash, whatsApp.PhoneHash) = (Phone, Phone);
        var siti = Guid.Empty;
        await room.WriteAsync(db =>
        {
            var resident = room.AddPerson(db, "06", telegram);
            resident.PhoneHash = Phone;
            siti = resident.Id;
            db.Contacts.Add(whatsApp);
        });
        await FileAsync(room, telegram, siti);

        var sent = await room.SendAsync(room.Staff);

        (await room.MessagesAsync(sent.Id)).ShouldHaveSingleItem().ContactId.ShouldBe(telegram.Id);
        await using var db = room.Database.Open();
        (await CaseDesk.OwnCases(db, whatsApp.Id).AnyAsync(Ct)).ShouldBeFalse();
        (await PeopleOfAsync(room, telegram)).ShouldBe([siti]);
        (await PeopleOfAsync(room, whatsApp)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_neighbour_filed_about_the_person_is_not_seen_from_the_persons_chats()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var (telegram, neighbour) = (room.NewChat(ChannelNames.Telegram), room.NewChat(ChannelNames.WhatsApp));
        var siti = Guid.Empty;
        await room.WriteAsync(db =>
        {
            siti = room.AddPerson(db, "06", telegram).Id;
            db.Contacts.Add(neighbour);
        });
        await FileAsync(room, neighbour, siti);

        await using var db = room.Database.Open();

        (await CaseDesk.OwnCases(db, telegram.Id).AnyAsync(Ct)).ShouldBeFalse();
        (await CaseDesk.OwnCases(db, neighbour.Id).CountAsync(Ct)).ShouldBe(1);
    }

    private static Task<List<Guid>> PeopleOfAsync(AnnouncementRoom room, Contact chat) => room.Database.WriteAsync(
        async (db, ct) => (await Profiles.OfAsync(db, chat, ct)).All.Select(p => p.ResidentId).ToList(), Ct);

    private static async Task FileAsync(AnnouncementRoom room, Contact chat, Guid resident) =>
        await room.Database.WriteAsync(
            (db, ct) => new CaseDesk(room.Ids, TestDesk.Content.Deadlines).OpenAsync(
                db,
                new NewCase(room.Desk.Id, CaseKind.Complaint, "Beras.", $"contact:{chat.Id}", room.Now)
                {
                    ContactId = chat.Id,
                    ResidentId = resident,
                },
                ct),
            Ct);
}
