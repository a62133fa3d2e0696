namespace PuskesosBot.Tests.Rules;

internal static class Offenders
{
    /// <summary>Fails with all of them, one on a line.</summary>
    public static void ShouldBeNone(this IEnumerable<string?> offenders)
    {
        var found = offenders.ToList();
        if (found.Count > 0) Assert.Fail($"{found.Count} break this rule:\n{string.Join('\n', found)}");
    }
}
