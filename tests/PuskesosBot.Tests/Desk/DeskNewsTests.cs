using PuskesosBot.Desk;

namespace PuskesosBot.Tests.Desk;

/// <summary>What open consoles are told of.</summary>
public sealed class DeskNewsTests
{
    [Fact]
    public async Task A_listener_hears_what_it_wants_and_a_topic_that_waits_once()
    {
        var news = new DeskNews();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var wanted = new HashSet<string> { Topics.Cases, Topics.Handovers };
        await using var heard = news.ListenAsync(wanted, end.Token).GetAsyncEnumerator(end.Token);
        async Task<string> NextAsync() => await heard.MoveNextAsync() ? heard.Current : "";

        string[] told = [Topics.Cases, Topics.Outbox, Topics.Cases, Topics.Handovers, Topics.Cases];
        foreach (var topic in told) news.Tell(topic);
        (await NextAsync()).ShouldBe(Topics.Cases);
        (await NextAsync()).ShouldBe(Topics.Handovers);
        news.Tell(Topics.Cases);
        (await NextAsync()).ShouldBe(Topics.Cases);

        var coming = NextAsync();
        coming.IsCompleted.ShouldBeFalse("nothing more was told");
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => coming);
        news.HasListeners.ShouldBeFalse();
    }
}
