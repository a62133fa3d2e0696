using PuskesosBot.Channels;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>In a group many people read: nothing personal is asked or told there.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task Everything_personal_answers_that_this_is_a_group()
    {
        await using var room = await ActionRoom.OpenAsync(
            "resident name=SITI rw=05 born=1968-04-17 kk4=4321 phone=+6281200001001 programmes=CBP",
            "code resident=SITI digits=271828", "chat address=telegram:-100 residents=SITI");
        var group = (await room.AllAsync<Contact>()).Single();
        var resident = (await room.AllAsync<Resident>()).Single();
        var personal = room.Contracts.Where(contract => contract.Outcomes.ContainsKey("in_group")).ToList();

        foreach (var contract in personal)
        {
            var result = await room.RunAsync(
                contract.Name, group, ownPhone: "+6281200001001", ("anew", ""), ("resident", resident.Id.ToString()),
                ("rw", "05"), ("birth_date", "1968-04-17"), ("kk_last4", "4321"), ("birth_year", "1968"),
                    ("code", "271828"));

            result.Outcome.ShouldBe("in_group", contract.Name);
        }

        personal.Count.ShouldBe(5);
        (await room.AllAsync<AuditEntry>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_group_keeps_no_number_and_knows_no_area()
    {
        await using var room = await ActionRoom.OpenAsync(
            "resident name=SITI rw=05", "chat address=telegram:-100 residents=SITI");
        var group = (await room.AllAsync<Contact>()).Single();

        var kept = await room.RunAsync("keep_own_phone", group, ownPhone: "+6281200001001");
        var area = await room.RunAsync("known_area", group);

        (kept.Outcome, area.Outcome).ShouldBe(("not_proved", "unknown"));
        group.Channel.ShouldBe(ChannelNames.Telegram);
        group.PhoneHash.ShouldBeNull();
    }
}
