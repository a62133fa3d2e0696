using PuskesosBot.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace PuskesosBot.Tests.Support;

/// <summary>
/// Begins with what takes minutes, so that at the end not one test runs while all cores but one have nothing to do.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [".Container.", "KilledOnPostgres", "Killed"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        .. testCollections.OrderBy(collection => RankOf(collection.TestCollectionDisplayName))
            .ThenBy(collection => collection.UniqueID, StringComparer.Ordinal),
    ];

    private static int RankOf(string name) =>
        Array.FindIndex(Longest, part => name.Contains(part, StringComparison.Ordinal)) is var at and >= 0
            ? at
            : Longest.Length;
}
