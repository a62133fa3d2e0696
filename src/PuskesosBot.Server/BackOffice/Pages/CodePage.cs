using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Second step: a code of the phone.</summary>
[Allow(Door = Doorway.Threshold)]
internal sealed class CodePage(StaffSignIn signIn, ConsoleCookies cookies, SignInRates rates, ConsoleDesk desk)
    : ConsolePage
{
    internal const string Refusal = "Kode salah, sudah dipakai, atau akun sedang dikunci. Tunggu kode berikutnya.";

    public string? Problem { get; private set; }

    /// <inheritdoc cref="SignInPage.Asked"/>
    public string? Asked { get; private set; }

    public IActionResult OnGet(string? kembali)
    {
        Asked = kembali;
        return desk.Me.TotpConfirmedAt is null ? Redirect("~/console/masuk/pasang") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, [FromForm] string? kembali, CancellationToken ct)
    {
        Problem = await CodeCheck.ProblemAsync(HttpContext, signIn, rates, desk.Me.Id, code, ct);
        if (desk.Me.TotpConfirmedAt is null || Problem is not null) return OnGet(kembali);
        await cookies.ToInsideAsync(HttpContext, desk.Me);
        return Redirect(ReturnPath.Of(kembali));
    }
}

/// <summary>The check that both pages with a code make.</summary>
internal static class CodeCheck
{
    internal static async Task<string?> ProblemAsync(
        HttpContext http, StaffSignIn signIn, SignInRates rates, Guid staffId, string? code, CancellationToken ct)
    {
        if (!rates.MayTry(http.Connection.RemoteIpAddress)) return SignInPage.TooFast;
        var digits = code?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        if (digits.Length != Totp.Digits || !digits.All(char.IsAsciiDigit)) return CodePage.Refusal;
        return await signIn.CodeAsync(staffId, digits, ct) ? null : CodePage.Refusal;
    }
}
