namespace PuskesosBot.Server.BackOffice;

/// <summary>Bounds of the page at the table.</summary>
internal static class TableLimits
{
    /// <summary>People a phone keeps, about 1 MB; of more it asks the server for each.</summary>
    internal const int PeopleMax = 5_000;

    /// <summary>Of one look-up.</summary>
    internal const int FoundMax = 20;

    /// <summary>Check-ins sent together; a phone sends the rest after the answer.</summary>
    internal const int BatchMax = 50;

    /// <summary>A batch of the longest check-ins.</summary>
    internal const int BodyBytesMax = 64 * 1024;

    /// <summary>Arrays and objects within each other.</summary>
    internal const int BodyDepthMax = 4;

    /// <summary>People that changed since a phone looked; of more it fetches the list anew.</summary>
    internal const int ChangesMax = 200;

    /// <summary>What was committed out of order is told twice rather than never.</summary>
    internal static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);
}
