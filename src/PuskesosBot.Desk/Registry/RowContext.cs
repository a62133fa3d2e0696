namespace PuskesosBot.Desk.Registry;

/// <summary>What is known about the file as a whole when one of its rows is read.</summary>
internal sealed class RowContext
{
    internal required ImportColumns Columns { get; init; }
    internal required string Source { get; init; }

    /// <summary>The desk's name, which contains that of its kelurahan.</summary>
    internal required string DeskName { get; init; }

    internal required DateOnly Today { get; init; }
    internal required bool IsDelimited { get; init; }
    internal required bool IsNikRounded { get; init; }
    internal required bool IsKkRounded { get; init; }

    /// <summary>Filled anew for each row; a list of its own for each would be waste.</summary>
    internal List<string> UnknownProgrammes { get; } = [];

    internal bool IsOwnKelurahan(string kelurahan)
    {
        var named = PersonNames.Search(kelurahan);
        foreach (var prefix in (string[])["KELURAHAN ", "KEL ", "DESA "])
        {
            if (named.StartsWith(prefix, StringComparison.Ordinal)) named = named[prefix.Length..];
        }

        var own = Squeeze(PersonNames.Search(DeskName));
        return named.Length == 0 || own.Contains(Squeeze(named), StringComparison.Ordinal);
    }

    internal string HeadingAt(int column) => Columns.HeadingAt(column);

    private static string Squeeze(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
