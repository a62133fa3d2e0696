using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>Forgetting a conversation for something the desk can answer is a failing test.</summary>
public sealed class TranscriptCoverageTests
{
    [Fact]
    public async Task Every_outcome_of_every_action_happens_in_a_transcript()
    {
        var seen = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(
            Repository.Path("tests", "transcripts"), "*.txt", SearchOption.AllDirectories))
        {
            await using var desk = await TestDesk.StartAsync();
            var script = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            await new Transcript(desk).PlayAsync(script);
            seen.UnionWith(desk.Seen.Keys);
        }

        using var vault = new IdentifierVault(new byte[IdentifierVault.KeyBytes]);
        var promised = TestDesk.Actions(vault, new IdSource(TimeProvider.System))
            .Select(action => action.Contract)
            .SelectMany(contract => contract.Outcomes.Keys.Select(outcome => $"{contract.Name}: {outcome}"));
        promised.Except(seen).Order(StringComparer.Ordinal).ShouldBeEmpty();
    }
}
