using System.Security.Cryptography;

namespace PuskesosBot.Desk.People;

/// <summary>How passwords are kept; given by whoever has a hash for them.</summary>
/// <param name="Hash">Slow and salted.</param>
/// <param name="Matches">Whether a password (second) gives a hash (first).</param>
public sealed record PasswordHashing(Func<string, string> Hash, Func<string, string, bool> Matches);

/// <summary>Start passwords, and what a password of one's own must be like.</summary>
public static class StaffPassword
{
    /// <summary>Before the hash of a start password, which opens only the page for a password of one's own.</summary>
    public const string StartMark = "start:";

    private const int GroupChars = 4, Groups = 4, LettersMin = 5;

    /// <summary>Without those that look alike on paper.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string NewStart() => string.Join(
        '-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupChars)));

    /// <summary>All that speaks against this password, a sentence each, in Indonesian; empty: it can be
    /// taken.</summary>
    public static IEnumerable<string> Problems(string password, StaffMember staff)
    {
        if (password.Length < StaffLimits.PasswordCharsMin)
            yield return $"Sandi paling sedikit {StaffLimits.PasswordCharsMin} huruf.";
        if (password.Length > StaffLimits.PasswordCharsMax)
            yield return $"Sandi paling banyak {StaffLimits.PasswordCharsMax} huruf.";
        if (password.Contains(staff.SignInName, StringComparison.OrdinalIgnoreCase))
            yield return "Sandi jangan memuat nama masuk.";
        if (password.Distinct().Count() < LettersMin)
            yield return "Sandi terlalu mudah ditebak: pakai lebih banyak huruf berbeda.";
    }
}
