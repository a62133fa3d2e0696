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
    /// <summary>Why such an account cannot be, in Indonesian; null when it can.</summary>
    public static string? Problem(NewStaff wanted) => wanted switch
    {
        { Name.Length: 0 or > StaffLimits.NameCharsMax } => $"Nama: 1 sampai {StaffLimits.NameCharsMax} huruf.",
        { SignInName.Length: < StaffLimits.SignInNameCharsMin or > StaffLimits.SignInNameCharsMax } =>
            $"Nama masuk: {StaffLimits.SignInNameCharsMin} sampai {StaffLimits.SignInNameCharsMax} huruf.",
        _ when !wanted.SignInName.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-') =>
            "Nama masuk: hanya huruf kecil, angka, titik, dan tanda hubung.",
        { Role: StaffRole.RwHead, Rw: not { Length: 2 } } => "Ketua RW perlu nomor RW dua angka.",
        { Role: StaffRole.RwHead } when !wanted.Rw.All(char.IsAsciiDigit) => "Ketua RW perlu nomor RW dua angka.",
        { Role: not StaffRole.RwHead, Rw: not null } => "Nomor RW hanya untuk ketua RW.",
        { Role: StaffRole.Supervisor or StaffRole.Manager } => null,
        { DeskId: null } => "Peran ini perlu satu meja layanan.",
        _ => null,
    };

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
        if (Problem(wanted) is { } problem) throw new ArgumentException(problem, nameof(wanted));
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
