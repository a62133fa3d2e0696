using PuskesosBot.Server.Workers;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server;

/// <summary>Memory is given back when little is done and there is something to give.</summary>
public sealed class IdleMemoryTests : IDisposable
{
    private const long Needed = 30 * 1024 * 1024;

    private static readonly TimeSpan Rush = IdleMemory.QuietMax + TimeSpan.FromMilliseconds(1);

    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly IdleMemory _memory;
    private TimeSpan _worked;
    private long _held = Needed;
    private int _givenBack;

    public IdleMemoryTests() => _memory = new IdleMemory(_time, () => _worked, () => _held, GiveBack);

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void While_much_is_done_nothing_is_given_back_and_then_all()
    {
        for (var looks = 0; looks < 3; looks++) After(Rush, IdleMemory.WorthMin);
        _givenBack.ShouldBe(0);

        After(TimeSpan.Zero, 1);
        _givenBack.ShouldBe(1);
    }

    [Fact]
    public void Little_by_little_is_given_back_when_it_is_worth_the_while()
    {
        After(TimeSpan.Zero, 0);
        _givenBack.ShouldBe(1);

        After(IdleMemory.QuietMax, IdleMemory.WorthMin - 1);
        _givenBack.ShouldBe(1);
        After(IdleMemory.QuietMax, 1);
        _givenBack.ShouldBe(2);
        After(TimeSpan.Zero, 0);
        _givenBack.ShouldBe(2);
    }

    [Fact]
    public async Task It_looks_again_and_again()
    {
        await _memory.StartAsync(TestContext.Current.CancellationToken);
        foreach (var times in (int[])[1, 2])
        {
            _held += IdleMemory.WorthMin;
            await Until.TrueAsync(() => GivesBack(times), "memory is given back");
        }

        await _memory.StopAsync(TestContext.Current.CancellationToken);

        bool GivesBack(int times)
        {
            _time.Advance(IdleMemory.LookEvery);
            return _givenBack == times;
        }
    }

    private void After(TimeSpan work, long asked)
    {
        _worked += work;
        _held += asked;
        _memory.Look();
    }

    private void GiveBack()
    {
        _held = Needed;
        _givenBack++;
    }
}
