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

    private const int GroupChars = 4, Groups = 4;

    /// <summary>Without those that look alike on paper.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string NewStart() => string.Join(
        '-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupChars)));

    /// <summary>Why staff cannot take this password, in Indonesian; null when they can.</summary>
    public static string? Problem(string password, StaffMember staff) => password switch
    {
        { Length: < StaffLimits.PasswordCharsMin } => $"Sandi paling sedikit {StaffLimits.PasswordCharsMin} huruf.",
        { Length: > StaffLimits.PasswordCharsMax } => $"Sandi paling banyak {StaffLimits.PasswordCharsMax} huruf.",
        _ when password.Contains(staff.SignInName, StringComparison.OrdinalIgnoreCase) =>
            "Sandi jangan memuat nama masuk.",
        _ when password.Distinct().Count() < 5 => "Sandi terlalu mudah ditebak: pakai lebih banyak huruf berbeda.",
        _ => null,
    };
}
