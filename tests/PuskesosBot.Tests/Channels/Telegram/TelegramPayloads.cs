namespace PuskesosBot.Tests.Channels.Telegram;

/// <summary>The raw provider bodies under <c>tests/payloads/telegram</c>.</summary>
internal static class TelegramPayloads
{
    public static string Folder { get; } = Find();

    public static byte[] Update(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

    public static byte[] Response(string name) => File.ReadAllBytes(Path.Combine(Folder, "responses", name + ".json"));

    public static IEnumerable<string> UpdateNames() => NamesIn(Folder);

    public static IEnumerable<string> ResponseNames() => NamesIn(Path.Combine(Folder, "responses"));

    private static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "tests", "payloads", "telegram");
            if (Directory.Exists(candidate)) return candidate;
        }

        throw new DirectoryNotFoundException("tests/payloads/telegram is not above the test binaries");
    }
}
