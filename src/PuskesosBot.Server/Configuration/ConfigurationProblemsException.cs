namespace PuskesosBot.Server.Configuration;

/// <summary>
/// A file in <c>config/</c> is wrong: every problem of it at once, each as <c>file:line:col what (allowed: ...)</c>.
/// </summary>
public sealed class ConfigurationProblemsException(IReadOnlyList<string> problems)
    : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems => problems;
}
