using System.Globalization;

namespace PuskesosBot.Server.Transcripts;

/// <summary>Replays files of transcripts and tells, file by file, which still go as written.</summary>
/// <param name="isUpdate">Writes the actual replies into the files that differ.</param>
internal sealed class TranscriptRun(TranscriptContent content, TextWriter output, bool isUpdate)
{
    /// <summary>A conversation of an hour has some kilobytes.</summary>
    internal const int FileBytesMax = 256 * 1024;

    internal int Passed { get; private set; }

    internal int Updated { get; private set; }

    /// <summary>Files that differ, or cannot be played.</summary>
    internal int Failed { get; private set; }

    /// <param name="files">Paths, printed as they are given here.</param>
    internal async Task RunAsync(IReadOnlyList<string> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            await ReplayAsync(file, ct);
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{Passed} passed, {Updated} updated, {Failed} failed"));
    }

    private async Task ReplayAsync(string file, CancellationToken ct)
    {
        if (new FileInfo(file).Length > FileBytesMax)
        {
            await FailAsync(file, 1, $"the file is longer than {FileBytesMax / 1024} kB");
            return;
        }

        try
        {
            var written = (await File.ReadAllTextAsync(file, ct)).ReplaceLineEndings("\n");
            using var desk = await TranscriptDesk.StartAsync(content, watch: null, ct);
            await SettleAsync(file, written, await new Transcript(desk, desk.ReceiveAsync).PlayAsync(written), ct);
        }
        catch (TranscriptLineException wrong)
        {
            await FailAsync(file, wrong.Line, wrong.Message);
        }
    }

    private async Task SettleAsync(string file, string written, string actual, CancellationToken ct)
    {
        if (written == actual)
        {
            Passed++;
            await output.WriteLineAsync($"passed  {file}");
        }
        else if (isUpdate)
        {
            await File.WriteAllTextAsync(file, actual, ct);
            Updated++;
            await output.WriteLineAsync($"updated {file}");
        }
        else
        {
            await TellDifferenceAsync(file, written.Split('\n'), actual.Split('\n'));
        }
    }

    private async Task TellDifferenceAsync(string file, string[] written, string[] actual)
    {
        var at = written.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        await FailAsync(file, at + 1, "first line that differs");
        await output.WriteLineAsync($"  expected: {LineOf(written, at)}");
        await output.WriteLineAsync($"  actual:   {LineOf(actual, at)}");
    }

    private async Task FailAsync(string file, int line, string what)
    {
        Failed++;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"failed  {file}:{line} {what}"));
    }

    // The text after the last line break is no line: there the file ends.
    private static string LineOf(string[] lines, int at) => at < lines.Length - 1 ? lines[at] : "(end of file)";
}
