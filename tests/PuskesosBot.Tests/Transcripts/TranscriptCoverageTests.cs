using PuskesosBot.Dialogs;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>Forgetting a conversation for something a dialog can come to is a failing test.</summary>
public sealed class TranscriptCoverageTests(TranscriptCoverage coverage) : IClassFixture<TranscriptCoverage>
{
    // Only a desk whose programmes.yaml is another comes there: ours names some of each group, and none that is
    // proposed without papers.
    private static readonly string[] OfOtherDesks =
        ["papers.which_of_group: empty to unknown", "propose.look_up: not_needed to photo"];

    [Fact]
    public void Every_outcome_of_every_action_happens_in_a_transcript() => coverage.Contracts
        .SelectMany(contract => contract.Outcomes.Keys.Select(outcome => $"{contract.Name}: {outcome}"))
        .Except(coverage.Outcomes).Order(StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Every_end_of_every_dialog_happens_in_a_transcript() =>
        Unpassed(way => way.Target.Kind == TargetKind.End).ShouldBeEmpty();

    [Fact]
    public void Every_way_of_every_state_is_gone_in_a_transcript() =>
        Unpassed(_ => true).ShouldBe(OfOtherDesks, ignoreOrder: true);

    private IEnumerable<string> Unpassed(Func<Way, bool> which) =>
        from dialog in TestDesk.Content.Dialogs.Dialogs
        from state in dialog.States
        from way in state.Ways.Where(which)
        where !coverage.Passed.Contains(way.Target.Place)
        select $"{dialog.Name}.{state.Name}: {way.Word} to {way.Target}";
}

/// <summary>All transcripts, played once.</summary>
public sealed class TranscriptCoverage : IAsyncLifetime
{
    internal HashSet<SourcePlace> Passed { get; } = [];

    internal HashSet<string> Outcomes { get; } = [];

    internal IReadOnlyList<ActionContract> Contracts { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var files = Directory.EnumerateFiles(
            Repository.Path("tests", "transcripts"), "*.txt", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            using var beside = await SteppedBeside.StartAsync();
            await new Transcript(beside.Desk, beside.ReceiveAsync).PlayAsync(await File.ReadAllTextAsync(file));
            Passed.UnionWith(beside.Passed);
            Outcomes.UnionWith(beside.Outcomes);
            Contracts = [.. TestDesk.Actions(beside.Desk.Vault, beside.Desk.Ids).Select(action => action.Contract)];
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
