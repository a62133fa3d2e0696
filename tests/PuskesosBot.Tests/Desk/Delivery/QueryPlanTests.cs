using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>
/// SQLite uses an index of some rows only where a query says the words of its filter: a query worded otherwise would
/// read a whole outbox, and nothing would fail.
/// </summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private readonly DeliveryRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_claim_walks_what_is_due_in_order()
    {
        var plan = await PlanAsync(OutboxClaim.Due);
        plan.ShouldContain("IX_outbox_due");
        plan.ShouldContain("IX_outbox_in_hand");
        plan.ShouldNotContain("TEMP B-TREE");
    }

    [Fact]
    public async Task A_turn_finds_unsent_replies_of_its_chat_alone() =>
        (await PlanAsync(TurnStatements.HeldElsewhere)).ShouldContain("IX_outbox_unsent_replies");

    [Fact]
    public async Task What_is_stuck_is_found_without_what_was_sent()
    {
        await using var desk = _room.Database.Open();
        var stuck = desk.Outbox.Where(OutboxMessage.IsStuck).Where(m => m.Channel == "whatsapp");
        (await PlanAsync(stuck.ToQueryString())).ShouldContain("IX_outbox_stuck");
    }

    [Fact]
    public async Task What_is_in_hand_is_found_without_all_else()
    {
        await using var desk = _room.Database.Open();
        var inHand = desk.Outbox.Where(m => m.State == OutboxState.InHand && m.LeasedBy == "other");
        (await PlanAsync(inHand.ToQueryString())).ShouldContain("IX_outbox_in_hand");
    }

    [Fact]
    public async Task An_audience_is_found_without_reading_the_rows_of_entitlements_and_a_chat_in_one_search()
    {
        var audience = new Audience(Guid.Empty, ["01", "06"], null, NoticeKind.Pickup)
        {
            DistributionId = Guid.Empty,
        };
        var reach = new AudienceReach(
            () => new Dictionary<string, TimeSpan?> { ["telegram"] = null }, TemplateCatalog.Empty);
        var chosen = new AudienceSql(new SqlText(), audience).Chosen(reach, null, DateTimeOffset.UnixEpoch);
        var plan = await PlanAsync($"{chosen} select * from chosen");
        plan.ShouldContain("COVERING INDEX IX_entitlements_open");
        plan.ShouldContain("SEARCH c USING PRIMARY KEY");
    }

    private async Task<string> PlanAsync(string sql)
    {
        await using var connection = await _room.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"explain query plan {sql}";
        for (var i = 0; sql.Contains($"@p{i}", StringComparison.Ordinal); i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", 0);
            command.Parameters.Add(parameter);
        }

        var lines = new List<string>();
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await row.ReadAsync(TestContext.Current.CancellationToken)) lines.Add(row.GetString(3));
        return string.Join('\n', lines);
    }
}
