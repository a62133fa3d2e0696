using System.Collections.Concurrent;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>Forgetting a conversation for something the desk can answer is a failing test.</summary>
public sealed class TranscriptCoverageTests
{
    [Fact]
    public async Task Every_outcome_of_every_action_happens_in_a_transcript()
    {
        var seen = new ConcurrentDictionary<string, byte>();
        foreach (var file in Directory.EnumerateFiles(
            Repository.Path("tests", "transcripts"), "*.txt", SearchOption.AllDirectories))
        {
            using var desk = await TestDesk.StartAsync(action => new RecordedAction(action, seen));
            var script = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            await new Transcript(desk, desk.ReceiveAsync).PlayAsync(script);
        }

        using var vault = new IdentifierVault(new byte[IdentifierVault.KeyBytes]);
        var promised = TestDesk.Actions(vault, new IdSource(TimeProvider.System))
            .Select(action => action.Contract)
            .SelectMany(contract => contract.Outcomes.Keys.Select(outcome => $"{contract.Name}: {outcome}"));
        promised.Except(seen.Keys).Order(StringComparer.Ordinal).ShouldBeEmpty();
    }
}
