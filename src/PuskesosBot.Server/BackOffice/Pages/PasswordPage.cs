using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>A password of one's own, at first and later.</summary>
[Allow(Door = Doorway.Hall)]
internal sealed class PasswordPage(
    StaffSignIn signIn, ConsoleCookies cookies, SignInRates rates, StaffLooks looks, ConsoleDesk desk) : ConsolePage
{
    public string? Problem { get; private set; }

    public bool IsFirst => ConsoleGate.MustChoosePassword(desk.Me);

    public async Task<IActionResult> OnPostAsync(string? old, string? wanted, string? again, CancellationToken ct)
    {
        if (!rates.MayTry(HttpContext.Connection.RemoteIpAddress)) Problem = SignInPage.TooFast;
        else if (string.Join(' ', Problems(old ?? "", wanted ?? "", again ?? "")) is { Length: > 0 } all) Problem = all;
        else if (await signIn.ChangePasswordAsync(desk.Me.Id, old ?? "", wanted!, ct) is null)
            Problem = "Sandi sekarang salah, atau akun sedang dikunci sebentar.";
        if (Problem is not null) return Page();

        looks.Forget(desk.Me.Id);
        // The stamp changed, so every other session has ended; this one gets a new cookie.
        var staff = await desk.Read.Staff.AsNoTracking().SingleAsync(s => s.Id == desk.Me.Id, ct);
        await cookies.ToInsideAsync(HttpContext, staff);
        Flash("Sandi sudah diganti.");
        return Redirect("~/console");
    }

    private IEnumerable<string> Problems(string old, string wanted, string again)
    {
        if (wanted != again) yield return "Kedua sandi baru tidak sama.";
        if (wanted == old) yield return "Sandi baru harus lain dari yang lama.";
        foreach (var problem in StaffPassword.Problems(wanted, desk.Me)) yield return problem;
    }
}
