using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.People;

/// <summary>An account to be made.</summary>
/// <param name="DeskId">Null for those who see all desks.</param>
/// <param name="Rw">Two digits; only and always for an RW head.</param>
public sealed record NewStaff(string Name, string SignInName, StaffRole Role, Guid? DeskId, string? Rw);

/// <summary>Makes, resets and ends accounts. Every change is in the audit and ends the sessions it concerns.</summary>
/// <param name="homeDeskId">Whose audit speaks of accounts of all desks.</param>
public sealed class StaffAccounts(
    DeskDatabase database, IdSource ids, PasswordHashing hashing, TimeProvider time, Guid homeDeskId)
{
    /// <summary>All that speaks against such an account, a sentence each, in Indonesian; empty: it can be.</summary>
    public static IEnumerable<string> Problems(NewStaff wanted)
    {
        if (wanted.Name.Length is 0 or > StaffLimits.NameCharsMax)
            yield return $"Nama: 1 sampai {StaffLimits.NameCharsMax} huruf.";
        var signIn = wanted.SignInName;
        if (signIn.Length is < StaffLimits.SignInNameCharsMin or > StaffLimits.SignInNameCharsMax)
            yield return $"Nama masuk: {StaffLimits.SignInNameCharsMin} sampai {StaffLimits.SignInNameCharsMax} huruf.";
        if (!signIn.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
            yield return "Nama masuk: hanya huruf kecil, angka, titik, dan tanda hubung.";
        var hasRw = wanted.Rw is { Length: 2 } rw && rw.All(char.IsAsciiDigit);
        if (wanted.Role == StaffRole.RwHead && !hasRw) yield return "Ketua RW perlu nomor RW dua angka.";
        if (wanted is { Role: not StaffRole.RwHead, Rw: not null }) yield return "Nomor RW hanya untuk ketua RW.";
        if (wanted is { Role: not (StaffRole.Supervisor or StaffRole.Manager), DeskId: null })
            yield return "Peran ini perlu satu meja layanan.";
    }

    /// <summary>Whether one of this role may make, reset and end accounts of that one.</summary>
    public static bool MayManage(StaffRole mine, StaffRole theirs) => mine switch
    {
        StaffRole.Manager => true,
        StaffRole.Supervisor => theirs != StaffRole.Manager,
        StaffRole.Coordinator => theirs is not (StaffRole.Manager or StaffRole.Supervisor),
        _ => false,
    };

    /// <summary>Makes the account with a start password, which is told once.</summary>
    /// <returns>The start password; null: the sign-in name is taken.</returns>
    public async Task<string?> AddAsync(NewStaff wanted, string who, CancellationToken ct)
    {
        var problems = string.Join(' ', Problems(wanted));
        if (problems.Length > 0) throw new ArgumentException(problems, nameof(wanted));
        var start = StaffPassword.NewStart();
        var hash = StaffPassword.StartMark + hashing.Hash(start);
        return await database.WriteAsync(
            async (desk, token) =>
            {
                if (await desk.Staff.AnyAsync(s => s.SignInName == wanted.SignInName, token)) return null;
                var staff = new StaffMember
                {
                    Id = ids.Next(),
                    DeskId = wanted.DeskId,
                    Name = wanted.Name,
                    SignInName = wanted.SignInName,
                    Role = wanted.Role,
                    Rw = wanted.Rw,
                    PasswordHash = hash,
                    SecurityStamp = StaffSignIn.NewStamp(),
                    CreatedAt = time.GetUtcNow(),
                };
                desk.Staff.Add(staff);
                Audit(desk, staff, who, "staff_added");
                return start;
            },
            ct);
    }

    /// <summary>A new start password; the second factor must be set up again.</summary>
    /// <returns>The start password; null: there is no such account in force.</returns>
    public async Task<string?> ResetAsync(Guid staffId, string who, CancellationToken ct)
    {
        var start = StaffPassword.NewStart();
        var hash = StaffPassword.StartMark + hashing.Hash(start);
        var isDone = await ChangeAsync(
            staffId, who, "staff_reset",
            staff =>
            {
                (staff.PasswordHash, staff.TotpSealed, staff.TotpConfirmedAt) = (hash, null, null);
                (staff.FailedSignIns, staff.LockedUntil) = (0, null);
            },
            ct);
        return isDone ? start : null;
    }

    /// <summary>Ends the account; false: there is none in force.</summary>
    public Task<bool> DeactivateAsync(Guid staffId, string who, CancellationToken ct) =>
        ChangeAsync(staffId, who, "staff_deactivated", staff => staff.DeactivatedAt = time.GetUtcNow(), ct);

    private Task<bool> ChangeAsync(
        Guid staffId, string who, string did, Action<StaffMember> change, CancellationToken ct) =>
        database.WriteAsync(
            async (desk, token) =>
            {
                var staff = await desk.Staff.SingleOrDefaultAsync(
                    s => s.Id == staffId && s.DeactivatedAt == null, token);
                if (staff is null) return false;
                change(staff);
                staff.SecurityStamp = StaffSignIn.NewStamp();
                Audit(desk, staff, who, did);
                return true;
            },
            ct);

    private void Audit(DeskDb desk, StaffMember staff, string who, string did) => desk.Audit.Add(new AuditEntry
    {
        Id = ids.Next(),
        DeskId = staff.DeskId ?? homeDeskId,
        At = time.GetUtcNow(),
        Who = who,
        Did = did,
        Why = $"staff:{staff.Id}",
    });
}
