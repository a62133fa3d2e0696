using System.Diagnostics;

namespace PuskesosBot.Tests.Container;

/// <summary>Runs a program to its end; its output is the test's evidence when it fails.</summary>
internal static class Shell
{
    private const int OutputLinesShown = 40;

    /// <returns>Standard output.</returns>
    public static async Task<string> RunAsync(TimeSpan limit, params string[] command)
    {
        using var process = Start(command);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            var (output, errors) = (ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
            await process.WaitForExitAsync(timeout.Token);
            if (process.ExitCode == 0) return await output;
            var said = $"{await output}\n{await errors}".Split('\n').TakeLast(OutputLinesShown);
            throw new InvalidOperationException(
                $"{command[0]} ended with {process.ExitCode}:\n{string.Join('\n', said)}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public static Process Start(params string[] command)
    {
        // Only root may make a root file system; elsewhere sudo is asked, and answers or fails at once.
        string[] all = Environment.UserName == "root" ? command : ["sudo", "-n", "-E", .. command];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static Task<string> ReadAsync(StreamReader reader) => reader.ReadToEndAsync();
}
