namespace PuskesosBot.Server.Hosting;

/// <summary>A file or an option is wrong, so the process does not start. Carries every problem, one a line.</summary>
internal sealed class StartRefusedException(IEnumerable<string> problems) : Exception(string.Join('\n', problems));
