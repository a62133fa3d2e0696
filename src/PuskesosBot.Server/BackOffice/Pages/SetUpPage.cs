using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.People;
using QRCoder;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Second step of the first time: the secret goes into the phone, and its first code comes back.</summary>
[Allow(Door = Doorway.Threshold)]
internal sealed class SetUpPage(
    StaffSignIn signIn, ConsoleCookies cookies, SignInRates rates, StaffLooks looks, ConsoleDesk desk) : ConsolePage
{
    private const int DotPixels = 6;

    public string? Problem { get; private set; }

    public string Secret { get; private set; } = "";

    /// <summary>PNG in base 64.</summary>
    public string Picture { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // Shown until its first code came, and never again.
        if (desk.Me.TotpConfirmedAt is not null) return Redirect("~/console/masuk/kode");
        Secret = await signIn.OfferSecretAsync(desk.Me.Id, ct);
        var address = Totp.Address(desk.Home.Desk.Name, desk.Me.SignInName, Secret);
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        Picture = Convert.ToBase64String(picture.GetGraphic(DotPixels));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken ct)
    {
        if (desk.Me.TotpConfirmedAt is not null) return Redirect("~/console/masuk/kode");
        Problem = await CodeCheck.ProblemAsync(HttpContext, signIn, rates, desk.Me.Id, code, ct);
        if (Problem is not null) return await OnGetAsync(ct);
        looks.Forget(desk.Me.Id);
        await cookies.ToInsideAsync(HttpContext, desk.Me);
        return Redirect("~/console");
    }
}
