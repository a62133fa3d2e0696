namespace PuskesosBot.Server.BackOffice;

/// <summary>Words of the pages of conversations that are made of numbers.</summary>
internal static class ConversationWords
{
    /// <summary>"3 jam 12 menit"; the script of the page counts on in the same words.</summary>
    internal static string Left(TimeSpan left) => left.TotalHours >= 1
        ? $"{(int)left.TotalHours} jam {left.Minutes} menit"
        : $"{Math.Max(1, left.Minutes)} menit";
}
