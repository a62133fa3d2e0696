using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.People;

/// <summary>Lets staff in: password, then a code of their phone. Whoever guesses is shut out for a while.</summary>
public sealed class StaffSignIn(
    DeskDatabase database, IdentifierVault vault, PasswordHashing hashing, TimeProvider time)
{
    internal const string TotpPurpose = "totp";
    private readonly Lazy<string> _nobodys = new(() => hashing.Hash("nobody's password"));

    /// <summary>Whose name and password these are; null when they are nobody's, or the account is shut.</summary>
    /// <remarks>Takes as long for a name that nobody has, so that names cannot be found by trying.</remarks>
    public async Task<StaffMember?> PasswordAsync(string signInName, string password, CancellationToken ct)
    {
        if (password.Length > StaffLimits.PasswordCharsMax) return null;
        await using var desk = database.Open();
        var name = signInName.Trim().ToLowerInvariant();
        var staff = await desk.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.SignInName == name, ct);
        var hash = staff is { DeactivatedAt: null, PasswordHash.Length: > 0 } ? HashOf(staff) : null;
        var isOpen = staff is not null && hash is not null && await TryAsync(staff.Id, ct);
        var matches = hashing.Matches(hash ?? _nobodys.Value, password);
        if (!isOpen || !matches) return null;
        await TakeBackAsync(staff!.Id, ct);
        return staff;
    }

    /// <summary>Whether the code is right and was not used before; the failures so far are then forgotten.</summary>
    public async Task<bool> CodeAsync(Guid staffId, string code, CancellationToken ct)
    {
        if (!await TryAsync(staffId, ct)) return false;
        var now = time.GetUtcNow();
        return await database.WriteAsync(
            async (desk, token) =>
            {
                var staff = await desk.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == staffId, token);
                if (staff is not { TotpSealed: { } box, DeactivatedAt: null }) return false;
                if (Totp.StepOf(vault.Open(TotpPurpose, box), code, now) is not { } step) return false;
                return await UseStepAsync(desk, staff, step, now, token);
            },
            ct);
    }

    /// <summary>The secret to be put into an authenticator app; the same until its first code came.</summary>
    /// <exception cref="InvalidOperationException">It is confirmed already, and is not shown again.</exception>
    public Task<string> OfferSecretAsync(Guid staffId, CancellationToken ct) => database.WriteAsync(
        async (desk, token) =>
        {
            var staff = await desk.Staff.SingleAsync(s => s.Id == staffId, token);
            if (staff.TotpConfirmedAt is not null) throw new InvalidOperationException("the second factor is set up");
            if (staff.TotpSealed is { } box) return vault.Open(TotpPurpose, box);
            var secret = Totp.NewSecret();
            staff.TotpSealed = vault.Seal(TotpPurpose, secret);
            return secret;
        },
        ct);

    /// <summary>Changes the own password.</summary>
    /// <returns>The new security stamp; null when the old password is wrong or the account is shut.</returns>
    public async Task<string?> ChangePasswordAsync(Guid staffId, string old, string wanted, CancellationToken ct)
    {
        await using (var desk = database.Open())
        {
            var staff = await desk.Staff.AsNoTracking().SingleAsync(s => s.Id == staffId, ct);
            if (!await TryAsync(staffId, ct) || !hashing.Matches(HashOf(staff), old)) return null;
        }

        var hash = hashing.Hash(wanted);
        var stamp = NewStamp();
        return await database.WriteAsync(
            async (desk, token) =>
            {
                var staff = await desk.Staff.SingleAsync(s => s.Id == staffId, token);
                (staff.PasswordHash, staff.SecurityStamp, staff.FailedSignIns) = (hash, stamp, 0);
                staff.LockedUntil = null;
                return stamp;
            },
            ct);
    }

    /// <summary>Signs out of one session, for good; again it changes nothing.</summary>
    /// <param name="until">When it would be over by itself.</param>
    public Task<bool> EndAsync(Guid staffId, string session, DateTimeOffset until, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            async (desk, token) =>
            {
                await desk.EndedSessions.Where(s => s.StaffId == staffId && s.Until <= now).ExecuteDeleteAsync(token);
                if (await desk.EndedSessions.AnyAsync(s => s.Id == session, token)) return false;
                desk.EndedSessions.Add(new EndedSession { Id = session, StaffId = staffId, Until = until });
                return true;
            },
            ct);
    }

    /// <summary>32 hexadecimal digits that nobody guesses: of an account, or of a session.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32);

    private static string HashOf(StaffMember staff) =>
        staff.PasswordHash.StartsWith(StaffPassword.StartMark, StringComparison.Ordinal)
            ? staff.PasswordHash[StaffPassword.StartMark.Length..]
            : staff.PasswordHash;

    // Counted before it is looked at: of many tries at the same time no more are looked at than one after another.
    private Task<bool> TryAsync(Guid staffId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            async (desk, token) =>
            {
                var counted = await desk.Staff
                    .Where(s => s.Id == staffId && (s.LockedUntil == null || s.LockedUntil <= now))
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.FailedSignIns, s => s.FailedSignIns + 1), token);
                if (counted == 0) return false;
                var failures = await desk.Staff.Where(s => s.Id == staffId).Select(s => s.FailedSignIns)
                    .SingleAsync(token);
                if (StaffLimits.LockAfter(failures) is var shut && shut > TimeSpan.Zero)
                {
                    DateTimeOffset? until = now + shut;
                    await desk.Staff.Where(s => s.Id == staffId)
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.LockedUntil, until), token);
                }

                return true;
            },
            ct);
    }

    // A right password is no failure, but forgives none either: the code may still be guessed at.
    private Task<int> TakeBackAsync(Guid staffId, CancellationToken ct)
    {
        DateTimeOffset? open = null;
        return database.WriteAsync(
            (desk, token) => desk.Staff.Where(s => s.Id == staffId && s.FailedSignIns > 0).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.FailedSignIns, s => s.FailedSignIns - 1)
                    .SetProperty(s => s.LockedUntil, open),
                token),
            ct);
    }

    private static async Task<bool> UseStepAsync(
        DeskDb desk, StaffMember staff, long step, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? confirmed = staff.TotpConfirmedAt ?? now;
        DateTimeOffset? open = null;
        return await desk.Staff.Where(s => s.Id == staff.Id && s.TotpLastStep < step).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.TotpLastStep, step).SetProperty(s => s.TotpConfirmedAt, confirmed)
                .SetProperty(s => s.FailedSignIns, 0).SetProperty(s => s.LockedUntil, open),
            ct) == 1;
    }
}
