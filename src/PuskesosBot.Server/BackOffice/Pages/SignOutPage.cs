using Microsoft.AspNetCore.Mvc;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Ends the session of this browser.</summary>
[Allow(Door = Doorway.Street)]
internal sealed class SignOutPage : ConsolePage
{
    public IActionResult OnGet() => Redirect("~/console");

    public async Task<IActionResult> OnPostAsync()
    {
        await ConsoleCookies.OutAsync(HttpContext);
        Flash("Anda sudah keluar.");
        return Redirect("~/console/masuk");
    }
}
