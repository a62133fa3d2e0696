using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Desk.Distributions;

public sealed class ProxyOnSqliteTests : ProxySuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class ProxyOnPostgresTests : ProxySuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>Somebody else comes for the resident: of the same family card, or as a person decided.</summary>
public abstract class ProxySuite
{
    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task A_proxy_of_the_same_card_is_allowed_and_of_another_is_a_decision()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var family = room.Room.Ids.Next();
        var siti = await room.ResidentAsync("SITI AMINAH", household: family, born: 1950);
        var child = await room.ResidentAsync("DEDE AMINAH", household: family, programme: null);
        var alone = await room.ResidentAsync("BUDI");
        var made = await room.AnnouncedAsync();
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));

        (await NameAsync(room, siti, "Dede Aminah", isSame: true)).ShouldBe(ProxyReply.Allowed);
        (await room.EntitlementAsync(siti)).ProxyResidentId.ShouldBe(child);
        (await NameAsync(room, siti, "Ujang", isSame: true)).ShouldBe(ProxyReply.CheckedAtTable);
        (await NameAsync(room, siti, "Tetangga", isSame: false)).ShouldBe(ProxyReply.OtherFamily);
        (await NameAsync(room, alone, "Anak Budi", isSame: true)).ShouldBe(ProxyReply.AwaitsDecision);

        var filed = (await room.Room.AllAsync<Case>()).ShouldHaveSingleItem();
        (filed.Kind, filed.ResidentId, filed.Rw).ShouldBe((CaseKind.Question, (Guid?)alone, "06"));
        DistributionRoom.Why(await DecideAsync(room, alone, StaffRole.FrontOffice))
            .ShouldBe(DistributionRefusal.NotYourRole);
        DistributionRoom.Made(await DecideAsync(room, alone, StaffRole.BackOffice));
        (await room.EntitlementAsync(alone)).ProxyState.ShouldBe(ProxyState.Allowed);
    }

    [Theory]
    [InlineData("id", true, "Boleh. Anak Budi boleh mengambilkan bantuan untuk")]
    [InlineData("id", false, "Anak Budi belum boleh mengambilkan bantuan untuk")]
    [InlineData("su", true, "Kenging. Anak Budi kenging nyandakkeun bantosan kanggo")]
    [InlineData("su", false, "Anak Budi teu acan kenging nyandakkeun bantosan kanggo")]
    public async Task Who_waits_for_the_decision_is_told_it_and_not_the_staffs_reason(
        string language, bool isAllowed, string told)
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var budi = await EntitledAsync(room, "BUDI");
        await room.Room.WriteAsync(db => db.Contacts.Single(c => c.Id == room.Room.Contact.Id).Language = language);
        await NameAsync(room, budi, "Anak Budi", isSame: true);

        DistributionRoom.Made(await DecideAsync(room, budi, StaffRole.BackOffice, isAllowed));

        var words = (await room.Room.ToldAsync()).ShouldHaveSingleItem();
        words.ShouldContain(told);
        words.ShouldNotContain("anak kandung");
        (await room.Room.AllAsync<CaseEvent>()).ShouldContain(e => e.Why.Contains("anak kandung"));
        DistributionRoom.Why(await DecideAsync(room, budi, StaffRole.BackOffice, isAllowed))
            .ShouldBe(DistributionRefusal.NothingToDecide);
        (await room.Room.ToldAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Another_proxy_joins_the_open_case_and_after_its_end_opens_a_new_one()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var budi = await EntitledAsync(room, "BUDI");
        await NameAsync(room, budi, "Anak Budi", isSame: true);
        await NameAsync(room, budi, "Cucu Budi", isSame: true);

        var first = (await room.Room.AllAsync<Case>()).ShouldHaveSingleItem();
        (await room.Room.AllAsync<CaseEvent>()).ShouldContain(e => e.Why.Contains("Cucu Budi"));
        await room.Room.WriteAsync(db => db.Cases.Single(c => c.Id == first.Id).Close(room.Room.Time.GetUtcNow()));
        await NameAsync(room, budi, "Menantu Budi", isSame: true);

        var second = (await room.Room.AllAsync<Case>()).Single(c => c.Id != first.Id);
        second.Summary.ShouldContain("Menantu Budi");
        (await room.EntitlementAsync(budi)).CaseId.ShouldBe(second.Id);
    }

    private static async Task<Guid> EntitledAsync(DistributionRoom room, string name)
    {
        var resident = await room.ResidentAsync(name);
        var made = await room.AnnouncedAsync();
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));
        return resident;
    }

    private static Task<ProxyReply> NameAsync(DistributionRoom room, Guid resident, string name, bool isSame) =>
        room.ReplyAsync(resident, (db, own, now, ct) =>
            room.Replies.NameProxyAsync(db, own, name, "child", isSame, room.Room.Contact, now, ct));

    private static async Task<DistributionOutcome> DecideAsync(
        DistributionRoom room, Guid resident, StaffRole role, bool isAllowed = true)
    {
        var id = (await room.EntitlementAsync(resident)).Id;
        return await room.DoAsync(
            (call, ct) => room.CheckIns.DecideProxyAsync(call, id, isAllowed, "anak kandung", ct), role);
    }
}
