using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>First step: name and password.</summary>
[Allow(Door = Doorway.Street)]
internal sealed class SignInPage(StaffSignIn signIn, ConsoleCookies cookies, SignInRates rates, ConsoleDesk desk)
    : ConsolePage
{
    /// <summary>The same for every reason, so that it tells nothing.</summary>
    internal const string Refusal =
        "Nama atau sandi salah. Sesudah beberapa kali salah, akun dikunci sebentar: tunggu, lalu coba lagi.";

    internal const string TooFast = "Terlalu banyak percobaan dari jaringan ini. Tunggu satu menit.";

    public string? Problem { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What was asked for; <see cref="ReturnPath"/> judges it where it is used.</summary>
    public string? Asked { get; private set; }

    public IActionResult OnGet(string? kembali)
    {
        Asked = kembali;
        return desk.IsSignedIn ? Redirect(ReturnPath.Of(kembali)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string? name, string? password, [FromForm] string? kembali, CancellationToken ct)
    {
        (Name, Asked) = (name ?? "", kembali);
        if (!rates.MayTry(HttpContext.Connection.RemoteIpAddress)) return Again(TooFast);
        if (name is not { Length: > 0 and <= StaffLimits.SignInNameCharsMax }) return Again(Refusal);
        if (await signIn.PasswordAsync(name, password ?? "", ct) is not { } staff) return Again(Refusal);
        await ConsoleCookies.OutAsync(HttpContext);
        await cookies.ToThresholdAsync(HttpContext, staff);
        return Redirect(staff.TotpConfirmedAt is null
            ? "~/console/masuk/pasang" : "~/console/masuk/kode" + ReturnPath.QueryOf(kembali));
    }

    private PageResult Again(string problem)
    {
        Problem = problem;
        return Page();
    }
}
