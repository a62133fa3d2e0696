using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Who works here: accounts are made, reset and ended.</summary>
[Allow(StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager)]
internal sealed class StaffPage(ConsoleDesk desk, StaffAccounts accounts, StaffLooks looks) : ConsolePage
{
    /// <summary>Accounts shown; a desk has a handful.</summary>
    private const int MembersMax = 500;

    public IReadOnlyList<StaffMember> Members { get; private set; } = [];

    /// <summary>To choose from; none for who belongs to one desk.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Desks { get; private set; } = [];

    public string? Problem { get; private set; }

    /// <summary>Just made, and shown this once.</summary>
    public (string SignInName, string Password)? Start { get; private set; }

    public (string? Name, string? SignIn, StaffRole Role, string? Rw) Wanted { get; private set; }

    public IEnumerable<StaffRole> MayGive =>
        ConsoleNav.Everybody.Where(role => StaffAccounts.MayManage(desk.Me.Role, role));

    public bool MayManage(StaffMember member) => member.DeactivatedAt is null && member.Id != desk.Me.Id
        && StaffAccounts.MayManage(desk.Me.Role, member.Role);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Members = await desk.Scope.Staff(desk.Read).AsNoTracking()
            .OrderBy(s => s.DeactivatedAt != null).ThenBy(s => s.Name).Take(MembersMax).ToListAsync(ct);
        if (desk.Me.DeskId is not null) return;
        var all = await desk.Read.Desks.AsNoTracking().OrderBy(d => d.Name).Select(d => new { d.Id, d.Name })
            .ToListAsync(ct);
        Desks = [.. all.Select(d => (d.Id, d.Name))];
    }

    public async Task<IActionResult> OnPostAddAsync(
        string? name, string? signIn, StaffRole role, string? rw, Guid? chosen, CancellationToken ct)
    {
        Wanted = (name, signIn, role, rw);
        if (!StaffAccounts.MayManage(desk.Me.Role, role)) return StatusCode(StatusCodes.Status403Forbidden);
        var wanted = new NewStaff(
            (name ?? "").Trim(), (signIn ?? "").Trim().ToLowerInvariant(), role, desk.Me.DeskId ?? chosen,
            string.IsNullOrWhiteSpace(rw) ? null : rw.Trim());
        var problems = StaffAccounts.Problems(wanted).ToList();
        if (wanted.DeskId is { } deskId && !await desk.Read.Desks.AnyAsync(d => d.Id == deskId, ct))
            problems.Add("Meja layanan itu tidak ada.");
        if (problems.Count > 0) Problem = string.Join(' ', problems);
        else if (await accounts.AddAsync(wanted, desk.Scope.Who, ct) is { } start) Show(wanted.SignInName, start);
        else Problem = $"Nama masuk \"{wanted.SignInName}\" sudah dipakai.";
        return await AgainAsync(ct);
    }

    public async Task<IActionResult> OnPostResetAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } member) return NotFound();
        var start = await accounts.ResetAsync(id, desk.Scope.Who, ct);
        looks.Forget(id);
        if (start is not null) Show(member.SignInName, start);
        return await AgainAsync(ct);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } member) return NotFound();
        await accounts.DeactivateAsync(id, desk.Scope.Who, ct);
        looks.Forget(id);
        Flash($"Akun {member.Name} dinonaktifkan.");
        return Redirect("~/console/staf");
    }

    private void Show(string signInName, string start)
    {
        (Start, Wanted) = ((signInName, start), default);
    }

    private async Task<PageResult> AgainAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        return Page();
    }

    private async Task<StaffMember?> FindAsync(Guid id, CancellationToken ct)
    {
        var member = await desk.Scope.Staff(desk.Read).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
        return member is not null && MayManage(member) ? member : null;
    }
}
