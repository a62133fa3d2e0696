using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>Every file below tests/transcripts, replayed on a real database that is reopened between replies.</summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Repository.Path("tests", "transcripts");

    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        var files = Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            data.Add(Path.GetRelativePath(Folder, file));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_conversation_goes_as_written(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var desk = await TestDesk.StartAsync();

        var actual = await new Transcript(desk, desk.ReceiveAsync).PlayAsync(expected);

        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        else actual.ShouldBe(expected);
    }
}
