using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Ends the session of this browser, here and on the server.</summary>
[Allow(Door = Doorway.Street)]
internal sealed class SignOutPage(ConsoleCookies cookies, StaffSignIn signIn, StaffLooks looks) : ConsolePage
{
    public IActionResult OnGet() => Redirect("~/console");

    public async Task<IActionResult> OnPostAsync()
    {
        await cookies.EndAsync(HttpContext, signIn, looks);
        Flash("Anda sudah keluar.");
        return Redirect("~/console/masuk");
    }
}
