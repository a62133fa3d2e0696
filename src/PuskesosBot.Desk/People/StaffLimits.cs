namespace PuskesosBot.Desk.People;

/// <summary>How often somebody may try to sign in, and how long names and passwords are.</summary>
public static class StaffLimits
{
    public const int NameCharsMax = 80, SignInNameCharsMin = 3, SignInNameCharsMax = 40;

    public const int PasswordCharsMin = 10, PasswordCharsMax = 128;

    /// <summary>Wrong passwords and codes before the account is shut for a while.</summary>
    public const int TriesBeforeLock = 5;

    /// <summary>First time shut; doubled with every further failure up to <see cref="LockMax"/>.</summary>
    public static readonly TimeSpan LockMin = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan LockMax = TimeSpan.FromHours(1);

    /// <summary>How long an account is shut after so many failures in a row; zero: not yet.</summary>
    public static TimeSpan LockAfter(int failures)
    {
        if (failures < TriesBeforeLock) return TimeSpan.Zero;
        var doublings = Math.Min(failures - TriesBeforeLock, 10);
        var time = LockMin * Math.Pow(2, doublings);
        return time < LockMax ? time : LockMax;
    }
}
