namespace PuskesosBot.Server.BackOffice;

/// <summary>Where somebody is in a list; for the partial <c>_Pager</c>.</summary>
/// <param name="Page">From 1.</param>
/// <param name="HasNext">One more row than fits was found.</param>
/// <param name="Link">Address of a page of the same list.</param>
internal sealed record Pager(int Page, bool HasNext, Func<int, string> Link)
{
    public const int RowsPerPage = 50;

    /// <summary>Beyond it a filter finds faster, and the database does not count what it skips.</summary>
    public const int PagesMax = 200;

    /// <summary>A page number as it came in an address, made sound.</summary>
    public static int Sound(int? page) => Math.Clamp(page ?? 1, 1, PagesMax);

    /// <summary>The rows of one page and the one after them, which only says that there are more.</summary>
    public static IQueryable<T> Cut<T>(IQueryable<T> rows, int page) =>
        rows.Skip((page - 1) * RowsPerPage).Take(RowsPerPage + 1);
}
