namespace PuskesosBot.Tests.Rules;

/// <summary>The first screen's two commands, word for word; the tests that run them take them from here.</summary>
internal static class ReadmeCommands
{
    public const string Start = "dotnet run --project src/PuskesosBot.Server -- demo";
    public const string Test = "bash tests/run.sh";
}
