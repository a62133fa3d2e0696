namespace PuskesosBot.Server.BackOffice;

/// <summary>The page somebody asked for before signing in; only ever one of the console.</summary>
internal static class ReturnPath
{
    /// <summary>Name of the field and of the part of the address that carry it.</summary>
    internal const string Field = "kembali";

    private const int CharsMax = 500;

    private const string Home = "~/console", Below = "/console/";

    /// <summary>Pages that belong to signing in and out themselves.</summary>
    private static readonly string[] Doors = ["/console/masuk", "/console/keluar", "/console/galat", "/console/live"];

    /// <summary>For the address of the sign-in; empty: there is nothing to come back to.</summary>
    internal static string QueryFor(HttpContext http)
    {
        var asked = http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
        return IsSound(asked) ? QueryOf(asked) : "";
    }

    /// <summary>To carry it on from one step to the next.</summary>
    internal static string QueryOf(string? asked) =>
        IsSound(asked) ? $"?{Field}={Uri.EscapeDataString(asked!)}" : "";

    /// <summary>Where to go; whatever is not a page of the console leads home.</summary>
    internal static string Of(string? asked) => IsSound(asked) ? "~" + asked : Home;

    // A second slash or a backslash would make a host of what follows it.
    private static bool IsSound(string? asked) =>
        asked is { Length: <= CharsMax } && asked.StartsWith(Below, StringComparison.Ordinal)
        && !asked.Contains("//", StringComparison.Ordinal) && asked.All(c => c is > ' ' and < (char)127 and not '\\')
        && !Doors.Any(door => asked.StartsWith(door, StringComparison.Ordinal));
}
