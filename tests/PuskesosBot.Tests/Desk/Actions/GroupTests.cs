using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>In a group many people read: nothing personal is asked or told there.</summary>
public sealed class GroupTests
{
    [Theory]
    [InlineData("begin_identification", "in_group")]
    [InlineData("match_phone", "no_match")]
    [InlineData("match_kk", "no_match")]
    [InlineData("match_code", "no_match")]
    [InlineData("read_enrolments", "needs_person")]
    [InlineData("keep_own_phone", "not_proved")]
    [InlineData("known_area", "unknown")]
    public async Task Nothing_personal_is_looked_up(string action, string outcome)
    {
        await using var room = await ActionRoom.OpenAsync(
            "resident name=SITI rw=05 born=1968-04-17 kk4=4321 phone=+6281200001001 programmes=CBP",
            "code resident=SITI digits=271828", "chat address=telegram:-100 residents=SITI");
        var group = (await room.AllAsync<Contact>()).Single();
        var resident = (await room.AllAsync<Resident>()).Single();

        var result = await room.RunAsync(
            action, group, ownPhone: "+6281200001001", ("anew", ""), ("resident", resident.Id.ToString()),
            ("rw", "05"), ("birth_date", "1968-04-17"), ("kk_last4", "4321"), ("birth_year", "1968"),
            ("code", "271828"));

        result.Outcome.ShouldBe(outcome);
        group.PhoneHash.ShouldBeNull();
        (await room.AllAsync<AuditEntry>()).ShouldBeEmpty();
        (await room.AllAsync<IdentificationAttempt>()).ShouldBeEmpty();
    }
}
