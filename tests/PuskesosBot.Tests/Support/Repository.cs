namespace PuskesosBot.Tests.Support;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "PuskesosBot.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("the tests run outside a checkout: no PuskesosBot.sln above the binaries");
    }
}
